import { describe, expect, it } from 'vitest';
import type { PersonRecord } from '../people/index.ts';
import { startFacts } from './start-facts.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const on = day('2024-06-03');

type Pregnancy = PersonRecord['pregnancies'][number];

const pregnancy = (over: Partial<Pregnancy>): Pregnancy => ({
  id: 'x',
  version: 1,
  knownOn: day('2024-05-01'),
  dueOn: null,
  endedOn: null,
  ending: null,
  lossKind: null,
  ...over,
});

function pregnantBy(
  pregnancies: readonly Pregnancy[],
  told: 'yes' | 'no' | 'not_known',
  askedOn: Temporal.PlainDate | null = null,
): boolean | null | undefined {
  const record = {
    bornOn: null,
    sex: null,
    careLeaver: null,
    localLink: null,
    asked: { children: null, proceedings: null, pregnancy: askedOn },
    children: [],
    proceedings: [],
    pregnancies,
  } as unknown as PersonRecord;
  return startFacts(record, null, told, on).pregnancy?.pregnant;
}

describe('whether there is a pregnancy at the start', () => {
  it('is not known while nobody asked, and then as it was told', () => {
    expect(pregnantBy([], 'not_known')).toBeNull();
    expect(pregnantBy([], 'yes')).toBe(true);
    expect(pregnantBy([], 'no')).toBe(false);
  });
  it('is what was asked before, unless something else is told now', () => {
    expect(pregnantBy([], 'not_known', day('2024-01-01'))).toBe(false);
    expect(pregnantBy([], 'yes', day('2024-01-01'))).toBe(true);
  });
  it('is so when one is on record, whatever is told', () =>
    expect(pregnantBy([pregnancy({})], 'no')).toBe(true));
  it('is not so for one that began after the day', () =>
    expect(pregnantBy([pregnancy({ knownOn: day('2024-06-04') })], 'no')).toBe(false));
  it('is so on a day before it ended, and not after', () => {
    const ended = (endedOn: string) => pregnancy({ endedOn: day(endedOn), ending: 'loss' });
    expect(pregnantBy([ended('2024-06-04')], 'not_known')).toBe(true);
    expect(pregnantBy([ended('2024-06-03')], 'not_known')).toBe(false);
  });
});
