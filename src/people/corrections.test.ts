import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { correctProceedings } from './correct-proceedings.ts';
import { correctRemoval } from './correct-removal.ts';
import { getPerson } from './get-person.ts';
import { addSomebody } from './testing/add-somebody.ts';

let app: TestApp;
let personId: string;

beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
});
afterAll(() => app.close());

beforeEach(async () => {
  const added = await addSomebody(app, {
    person: { givenName: 'Amina', familyName: 'Begum', bornOn: '1990-05-01', sex: 'female' },
    family: {
      relation: 'mother',
      children: [
        { givenName: 'Zara', familyName: 'Begum', bornOn: '2018-02', removed: true, removedOn: '2020-03' },
      ],
      proceedings: [
        { startedOn: '2019-01', caseNumber: 'ZE19C00123', court: 'West Court' },
        { startedOn: '2021-06', caseNumber: 'ZE21C00456', concludedOn: '2022-02-01' },
      ],
    },
  });
  personId = added.id;
});

const record = () => app.answer(getPerson, { id: personId });
const versionIn = (html: string) => /name="_version" value="(\d+)"/.exec(html)?.[1] ?? '';
const day = (text: string) => Temporal.PlainDate.from(text);

async function removal() {
  const found = (await record()).children[0]?.removals[0];
  if (!found) throw new Error('no removal');
  return found;
}

async function proceedings(caseNumber: string) {
  const found = (await record()).proceedings.find((each) => each.caseNumber === caseNumber);
  if (!found) throw new Error(`no ${caseNumber}`);
  return found;
}

describe('correctRemoval', () => {
  it('gives the removal another date, of another precision, or none', async () => {
    const { id, version } = await removal();
    const input = { personId, removalId: id, version };
    await app.done(correctRemoval, { ...input, removedOn: '2020-04-17' });
    expect((await removal()).removedOn).toEqual({ date: day('2020-04-17'), precision: 'day' });
    await app.done(correctRemoval, { ...input, version: version + 1, removedOn: null });
    expect((await removal()).removedOn).toBeNull();
    expect((await record()).children[0]?.removed).toBe(true);
  });

  it.each([
    ['before the birth', '2017-01', 'before the child was born'],
    ['in the future', '2024-07-01', 'today or in the past'],
  ])('refuses a date %s', async (_, removedOn, message) => {
    const { id, version } = await removal();
    const refused = await app.run(correctRemoval, { personId, removalId: id, version, removedOn });
    expect(JSON.stringify(refused)).toContain(message);
  });

  it('asks to look again when it comes before all proceedings', async () => {
    const { id, version } = await removal();
    const input = { personId, removalId: id, version, removedOn: '2018-12' };
    expect(await app.run(correctRemoval, input)).toMatchObject({ error: { code: 'look_again' } });
    expect((await app.run(correctRemoval, { ...input, sure: true })).ok).toBe(true);
  });

  it('refuses a stale version, somebody else’s removal, and who may not', async () => {
    const { id } = await removal();
    const input = { personId, removalId: id, version: 9, removedOn: '2020-05' };
    expect(await app.run(correctRemoval, input)).toMatchObject({ error: { kind: 'stale' } });
    const other = await addSomebody(app, { person: { givenName: 'Other', familyName: 'Parent' } });
    const theirs = { ...input, version: 1, personId: other.id };
    expect(await app.run(correctRemoval, theirs)).toMatchObject({ error: { kind: 'not_found' } });
    const { analyst } = app.actors;
    expect(await app.run(correctRemoval, input, analyst)).toMatchObject({ error: { kind: 'forbidden' } });
  });
});

describe('correctProceedings', () => {
  it('puts court, number, start and end right', async () => {
    const { id, version } = await proceedings('ZE21C00456');
    const facts = {
      court: 'East Court',
      caseNumber: 'ZE21C00457',
      startedOn: '2021-07-05',
      concludedOn: '2022-03',
    };
    await app.done(correctProceedings, { personId, proceedingsId: id, version, proceedings: facts });
    expect(await proceedings('ZE21C00457')).toMatchObject({
      id,
      court: 'East Court',
      startedOn: { date: day('2021-07-05'), precision: 'day' },
      concludedOn: { precision: 'month' },
      stillOpen: false,
    });
  });

  it('refuses an end before the start, and turning it into the other proceedings', async () => {
    const { id, version } = await proceedings('ZE21C00456');
    const run = (facts: object) =>
      app.run(correctProceedings, { personId, proceedingsId: id, version, proceedings: facts });
    expect(await run({ startedOn: '2022-05', concludedOn: '2022-02' })).toMatchObject({
      error: { faults: [{ path: ['proceedings', 'concludedOn'] }] },
    });
    expect(await run({ caseNumber: 'ze19c00123' })).toMatchObject({ error: { code: 'already_there' } });
  });
});

describe('the pages for correcting', () => {
  it('stand on the family page, begin with what is on record, and save', async () => {
    const family = `/people/${personId}/family`;
    const page = await (await app.get(family)).text();
    const path = `${family}/removals/${(await removal()).id}/correct`;
    expect(page).toContain(`href="${path}"`);
    const shown = await (await app.get(path)).text();
    expect(shown).toContain('value="2020"');
    const wrong = { _version: versionIn(shown), 'removedOn[month]': '1', 'removedOn[year]': '2017' };
    const refused = await app.post(path, wrong);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('value="2017"');
    const right = { ...wrong, 'removedOn[year]': '2021' };
    expect((await app.post(path, right)).status).toBe(303);
    expect((await removal()).removedOn?.date.toString()).toBe('2021-01-01');
    const stale = await app.post(path, right);
    expect(stale.status).toBe(409);
  });

  it('show the court and the dates of proceedings, and keep them', async () => {
    const { id } = await proceedings('ZE19C00123');
    const path = `/people/${personId}/family/proceedings/${id}/correct`;
    const shown = await (await app.get(path)).text();
    expect(shown).toContain('value="West Court"');
    const form = {
      _version: versionIn(shown),
      'proceedings[court]': 'North Court',
      'proceedings[caseNumber]': 'ZE19C00123',
      'proceedings[startedOn][month]': '2',
      'proceedings[startedOn][year]': '2019',
      'proceedings[stillOpen]': 'not_known',
    };
    expect((await app.post(path, form)).status).toBe(303);
    expect(await proceedings('ZE19C00123')).toMatchObject({ court: 'North Court', stillOpen: null });
  });
});
