import { boundsOf, type PartialDate, yearsBetween } from '../../foundation/dates.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { surelyBefore } from '../dates-in-life.ts';
import type { RelationshipKind } from '../family.ts';
import { checkParentAge, type Findings } from '../family-checks.ts';
import { spanFaults } from '../told/telling.ts';
import { isBirthParent, isCouple, isEven, isSibling, isUpbringing } from './tie.ts';

/** Somebody as the checks of a tie need to know her. */
export interface TiedPerson {
  readonly id: string;
  readonly name: string;
  readonly bornOn: PartialDate | null;
  /** True for a child, born or not. */
  readonly isChild: boolean;
}

/** A tie as it is to be recorded: `personId` is the `kind` of `otherId`. */
export interface NewTie {
  readonly personId: string;
  readonly otherId: string;
  readonly kind: RelationshipKind;
  readonly beganOn: PartialDate | null;
  readonly endedOn: PartialDate | null;
}

/** What is on record round the two. */
export interface TieGround {
  readonly people: readonly TiedPerson[];
  readonly ties: readonly Pick<NewTie, 'personId' | 'otherId' | 'kind'>[];
}

const YOUNGEST_GRANDPARENT = 20;
const YOUNG_GRANDPARENT = 28;
const AGE_OF_CONSENT = 16;

const KIND = ['kind'];

/** What is said of a tie that is on record already. */
export const AGAIN = 'This is recorded already';
const one = (message: string, path: readonly string[] = KIND): FieldFault => ({ path, message });

/** Looks at a tie beside all that is on record: what cannot be (own grandmother), and what is to be asked once more. */
export function checkTie(ground: TieGround, tie: NewTie, today: Temporal.PlainDate): Findings {
  const people = new Map(ground.people.map((person) => [person.id, person]));
  const [person, other] = [people.get(tie.personId), people.get(tie.otherId)];
  if (tie.personId === tie.otherId)
    return { faults: [one('This is the same person', ['otherId'])], questions: [] };
  if (!person || !other) return { faults: [], questions: [] };
  const ages = checkAges(person, other, tie.kind);
  const faults = [
    ...(isAgain(ground, tie) ? [one(AGAIN)] : []),
    ...circleFaults(ground, tie, person, other),
    ...upbringingFaults(tie, other),
    ...spanFaults(tie, later(person.bornOn, other.bornOn), today),
    ...ages.faults,
  ];
  const questions = [
    ...ages.questions,
    ...parentQuestions(ground, tie, people),
    ...coupleQuestions(ground, tie, person, other, today),
  ];
  return { faults, questions };
}

function later(a: PartialDate | null, b: PartialDate | null): PartialDate | null {
  if (!a || !b) return null;
  return surelyBefore(a, b) ? b : a;
}

/** True for a tie that is on record already, from either side where it reads the same. */
export function isAgain({ ties }: TieGround, { personId, otherId, kind }: NewTie): boolean {
  return ties.some(
    (each) =>
      each.kind === kind &&
      ((each.personId === personId && each.otherId === otherId) ||
        (isEven(kind) && each.personId === otherId && each.otherId === personId)),
  );
}

/** How many generations a tie reaches upwards; none for those that do not. */
const REACH: Partial<Record<RelationshipKind, number>> = { mother: 1, father: 1, parent: 1, grandparent: 2 };

const CIRCLES: Readonly<Record<number, string>> = { 2: 'grandparent', 3: 'great-grandparent' };

function circleFaults(
  { ties }: TieGround,
  { personId, otherId, kind }: NewTie,
  person: TiedPerson,
  other: TiedPerson,
): FieldFault[] {
  const reach = REACH[kind];
  if (!reach) return [];
  const up = generationsAbove(ties, personId).get(otherId);
  if (up === undefined) return [];
  if (up + reach === 2 && reach === 1) {
    const message = `${other.name} is on record as a parent of ${person.name}. Each cannot be the other’s parent`;
    return [one(`${message}: ${person.name} would be their own grandparent`)];
  }
  const circle = CIRCLES[up + reach] ?? 'forebear';
  return [one(`${person.name} would be their own ${circle}. Check who is whose parent`)];
}

/** Everybody above somebody by parents and grandparents on record, with how many generations. */
export function generationsAbove(ties: TieGround['ties'], personId: string): Map<string, number> {
  const above = new Map<string, number>([[personId, 0]]);
  for (const [id, height] of above) {
    for (const tie of ties) {
      const reach = REACH[tie.kind];
      if (tie.otherId === id && reach && !above.has(tie.personId)) above.set(tie.personId, height + reach);
    }
  }
  above.delete(personId);
  return above;
}

function upbringingFaults({ kind }: NewTie, other: TiedPerson): FieldFault[] {
  if (!isUpbringing(kind) || !other.isChild) return [];
  return [
    one(
      'Who brings a child up is kept behind the wall of the letters, and never on a family map. Record it there',
    ),
  ];
}

function checkAges(person: TiedPerson, other: TiedPerson, kind: RelationshipKind): Findings {
  const none: Findings = { faults: [], questions: [] };
  if (!person.bornOn || !other.bornOn) return none;
  if (isBirthParent(kind)) {
    const found = checkParentAge(person.bornOn, other.bornOn, []);
    const named = (list: readonly FieldFault[]) =>
      list.map(({ message }) => one(`${person.name} and ${other.name}: ${lowerFirst(message)}`));
    return { faults: named(found.faults), questions: named(found.questions) };
  }
  if (kind !== 'grandparent') return none;
  const gap = yearsBetween(boundsOf(person.bornOn).earliest, boundsOf(other.bornOn).latest);
  const said = `${person.name} would be ${Math.max(gap, 0)} years older than ${other.name}`;
  if (gap < YOUNGEST_GRANDPARENT)
    return { faults: [one(`${said}, too few for a grandparent. Check both dates of birth`)], questions: [] };
  return gap < YOUNG_GRANDPARENT ? { faults: [], questions: [one(`${said}. Is that right?`)] } : none;
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** A second mother or father by birth, or a third parent, is sometimes right (two mothers), and often a slip. */
function parentQuestions(
  { ties }: TieGround,
  { otherId, kind }: NewTie,
  people: ReadonlyMap<string, TiedPerson>,
): FieldFault[] {
  if (!isBirthParent(kind)) return [];
  const parents = ties.filter((tie) => tie.otherId === otherId && isBirthParent(tie.kind));
  const same = kind === 'parent' ? undefined : parents.find((tie) => tie.kind === kind);
  const named = (id: string) => people.get(id)?.name ?? 'somebody';
  if (same) return [one(`${named(same.personId)} is on record as the ${kind}. Is this one right as well?`)];
  if (parents.length < 2) return [];
  return [one(`${named(otherId)} has two parents on record already. Is this one right as well?`)];
}

function coupleQuestions(
  { ties }: TieGround,
  { kind, beganOn }: NewTie,
  person: TiedPerson,
  other: TiedPerson,
  today: Temporal.PlainDate,
): FieldFault[] {
  if (!isCouple(kind)) return [];
  const on = beganOn ? boundsOf(beganOn).latest : today;
  const young = [person, other].filter(
    ({ bornOn }) => bornOn && yearsBetween(boundsOf(bornOn).earliest, on) < AGE_OF_CONSENT,
  );
  const pair = new Set([person.id, other.id]);
  const kin = ties.some(
    (tie) =>
      pair.has(tie.personId) && pair.has(tie.otherId) && (isBirthParent(tie.kind) || isSibling(tie.kind)),
  );
  return [
    ...young.map(({ name }) => one(`${name} was under ${AGE_OF_CONSENT} then. Is that right?`)),
    ...(kin ? [one('These two are on record as close family. Is that right?')] : []),
  ];
}
