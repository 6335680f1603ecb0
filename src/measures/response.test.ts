import { describe, expect, it } from 'vitest';
import { instrumentOf } from './record-response.ts';
import { mainScale, scoreFilled } from './response.ts';

const known = (id: string) => {
  const found = instrumentOf(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const nought = (count: number) => Array.from({ length: count }, () => 0);

describe('scoreFilled', () => {
  it('scores the answers, and names the item that must be talked about whatever the total is', () => {
    const answers = [...nought(8), 1];
    expect(scoreFilled(known('phq-9'), { answers })).toMatchObject({
      ok: true,
      value: { score: 1, higher: 'worse', reliable: 6, prompts: [9], answers },
    });
  });

  it('keeps a form without a score where too much was left out, and refuses one with nothing on it', () => {
    const answers = [null, ...nought(8)];
    expect(scoreFilled(known('phq-9'), { answers })).toMatchObject({ ok: true, value: { score: null } });
    expect(scoreFilled(known('phq-9'), { answers: answers.map(() => null) })).toMatchObject({
      ok: false,
      error: { faults: [{ path: ['answers', 0] }] },
    });
  });

  it('says which answer cannot be', () => {
    expect(scoreFilled(known('phq-9'), { answers: [4, ...nought(8)] })).toMatchObject({
      ok: false,
      error: { faults: [{ path: ['answers', 0] }] },
    });
  });

  it('takes the totals of a paper form within what each score can be', () => {
    expect(scoreFilled(known('swemwbs'), { totals: { total: 21 } })).toMatchObject({
      ok: true,
      value: { answers: null, score: 21, higher: 'better', prompts: [] },
    });
    expect(scoreFilled(known('swemwbs'), { totals: { total: 36 } })).toMatchObject({
      ok: false,
      error: { faults: [{ path: ['totals', 'total'], message: 'Enter a number from 7 to 35' }] },
    });
    expect(scoreFilled(known('swemwbs'), { totals: { other: 8 } })).toMatchObject({ ok: false });
    expect(scoreFilled(known('swemwbs'), {})).toMatchObject({
      ok: false,
      error: { faults: [{ path: ['totals', 'total'] }] },
    });
  });

  it('makes no total of scales that each stand for themselves, and tells no direction of a count of risks', () => {
    expect(mainScale(known('outcomes-star'))).toBeUndefined();
    const dash = scoreFilled(known('dash'), { answers: nought(known('dash').items.length) });
    expect(dash).toMatchObject({ ok: true, value: { higher: null } });
  });

  it('keeps the total of a form that Facet does not know, without what it would mean', () => {
    expect(scoreFilled(undefined, { totals: { total: 17.5 } })).toMatchObject({
      ok: true,
      value: { score: 17.5, higher: null, reliable: null },
    });
    expect(scoreFilled(undefined, {})).toMatchObject({ ok: false });
  });
});
