import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PartialDate, parsePartialDate } from '../../foundation/dates.ts';
import type { RelationshipKind } from '../family.ts';
import { checkTie, generationsAbove, type NewTie, type TieGround } from './tie-checks.ts';

const today = Temporal.PlainDate.from('2024-06-03');
const born = (text: string): PartialDate => {
  const date = parsePartialDate(text);
  if (!date) throw new Error(`${text} is no date`);
  return date;
};
const person = (id: string, bornOn: string | null, isChild = false) => ({
  id,
  name: id,
  bornOn: bornOn === null ? null : born(bornOn),
  isChild,
});
const tie = (
  personId: string,
  kind: RelationshipKind,
  otherId: string,
  more: Partial<NewTie> = {},
): NewTie => ({
  personId,
  otherId,
  kind,
  beganOn: null,
  endedOn: null,
  ...more,
});

const family: TieGround = {
  people: [
    person('Nani', '1950'),
    person('Amina', '1985-02-03'),
    person('Omar', '1983'),
    person('Zayn', '2016-05-05', true),
    person('Lily', '2012-05-05', true),
  ],
  ties: [tie('Nani', 'mother', 'Amina'), tie('Amina', 'mother', 'Zayn'), tie('Omar', 'father', 'Zayn')],
};
const faultsOf = (wanted: NewTie, ground = family) =>
  checkTie(ground, wanted, today).faults.map(({ message }) => message);
const questionsOf = (wanted: NewTie, ground = family) =>
  checkTie(ground, wanted, today).questions.map(({ message }) => message);

describe('what cannot be', () => {
  it('refuses her own grandmother, and a child as the parent of the parent', () => {
    const undated = { ...family, people: family.people.map((each) => ({ ...each, bornOn: null })) };
    expect(faultsOf(tie('Zayn', 'parent', 'Amina'), undated)).toEqual([
      'Amina is on record as a parent of Zayn. Each cannot be the other’s parent: Zayn would be their own grandparent',
    ]);
    expect(faultsOf(tie('Zayn', 'mother', 'Nani'), undated)).toEqual([
      'Zayn would be their own great-grandparent. Check who is whose parent',
    ]);
    expect(faultsOf(tie('Amina', 'grandparent', 'Nani'), undated)[0]).toMatch(/their own great-grandparent/);
  });

  it('refuses a parent who is younger than the child, or far too young, and grandparents likewise', () => {
    expect(faultsOf(tie('Zayn', 'parent', 'Omar'))[0]).toBe(
      'Omar is on record as a parent of Zayn. Each cannot be the other’s parent: Zayn would be their own grandparent',
    );
    expect(faultsOf(tie('Lily', 'mother', 'Zayn'))[0]).toMatch(/would have been 4 when this child was born/);
    expect(faultsOf(tie('Zayn', 'father', 'Lily'))[0]).toMatch(/older than the parent/);
    expect(faultsOf(tie('Lily', 'grandparent', 'Zayn'))[0]).toMatch(/too few for a grandparent/);
  });

  it('refuses the same tie again, from either side where it reads the same', () => {
    const ground = { ...family, ties: [...family.ties, tie('Amina', 'partner', 'Omar')] };
    expect(faultsOf(tie('Omar', 'partner', 'Amina'), ground)).toEqual(['This is recorded already']);
    expect(faultsOf(tie('Omar', 'married', 'Amina'), ground)).toEqual([]);
  });

  it('keeps who brings a child up off the record, and lets a grown woman have been adopted', () => {
    expect(faultsOf(tie('Omar', 'foster_carer', 'Lily'))[0]).toMatch(/behind the wall/);
    expect(faultsOf(tie('Nani', 'adopter', 'Omar'))).toEqual([]);
  });

  it('refuses days that cannot be: ahead, the wrong way round, before a birth', () => {
    const wed = (beganOn: string, endedOn?: string) =>
      faultsOf(
        tie('Amina', 'married', 'Omar', { beganOn: born(beganOn), endedOn: endedOn ? born(endedOn) : null }),
      );
    expect(wed('2030')).toEqual(['The first day must be today or in the past']);
    expect(wed('2015', '2012')).toEqual(['This ends before it begins. Check both dates']);
    expect(wed('1984')).toEqual(['This is before the date of birth on record. Check both dates']);
    expect(wed('2015', '2019')).toEqual([]);
  });
});

describe('what is asked once more', () => {
  it('asks about a second mother, and a third parent', () => {
    expect(questionsOf(tie('Nani', 'mother', 'Zayn'))).toContain(
      'Amina is on record as the mother. Is this one right as well?',
    );
    expect(questionsOf(tie('Nani', 'parent', 'Zayn'))).toContain(
      'Zayn has two parents on record already. Is this one right as well?',
    );
    expect(questionsOf(tie('Amina', 'mother', 'Lily'))).toEqual([]);
  });

  it('asks about a couple under 16, and about a couple of close family', () => {
    expect(questionsOf(tie('Lily', 'partner', 'Omar'))).toEqual(['Lily was under 16 then. Is that right?']);
    expect(questionsOf(tie('Nani', 'married', 'Amina'))).toEqual([
      'These two are on record as close family. Is that right?',
    ]);
  });
});

describe('generations', () => {
  it('never let a family hold somebody above herself, whatever is recorded in whatever order', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const wish = fc.tuple(
      fc.constantFrom(...ids),
      fc.constantFrom(...ids),
      fc.constantFrom('parent', 'grandparent'),
    );
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 20 }), (wishes) => {
        const people = ids.map((id) => person(id, null));
        const ties: NewTie[] = [];
        for (const [one, other, kind] of wishes) {
          const wanted = tie(one, kind as 'parent' | 'grandparent', other);
          if (checkTie({ people, ties }, wanted, today).faults.length === 0) ties.push(wanted);
        }
        for (const each of ties) expect(generationsAbove(ties, each.personId).has(each.otherId)).toBe(false);
      }),
      { seed: 19, numRuns: 200 },
    );
  });
});
