import type pg from 'pg';
import { listCaseload } from '../src/caseload/index.ts';
import type { Query } from '../src/doors/index.ts';
import { findPeople, foldName, getPerson, soundWords } from '../src/people/index.ts';
import { listReferrals } from '../src/referrals/index.ts';
import { CASELOAD, PARENTS, PEOPLE, PERSON, REFERRALS } from './bare-reads.ts';
import { OPEN, type Size, TODAY, WORKERS } from './generate.ts';
import type { MeasuredHouse } from './house.ts';
import type { Subject } from './pairs.ts';

/** Facet's way and the bare SQL to the same end, on one tenant. */
export interface Pair {
  readonly what: string;
  readonly facet: Subject;
  readonly bare: Subject;
}

async function asked(house: MeasuredHouse, size: Size, round: number, query: Query, input: object) {
  const answer = await house.bus.ask(query, house.worker(size.slug, round % WORKERS), input, 'page');
  if (!answer.ok) throw new Error(`${query.name}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

/** Parents on open work and parents of long ago, in turn. */
export function personOf({ people }: Size, round: number): number {
  const open = people - ((round * 7919) % OPEN);
  return round % 2 === 0 ? open : 1 + ((round * 104_729) % (people - OPEN));
}

function hex(kind: number, n: number): string {
  const digits = (length: number, value: number) => value.toString(16).padStart(length, '0');
  const text = `${digits(12, 1649267441664 + n)}7${digits(3, kind)}8${digits(15, n)}`;
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The ids that the generator gave. */
export const ids = {
  person: (n: number) => hex(1, n),
  enrolment: (n: number) => hex(6, n),
};

/** Names as people misspell them, and in other scripts. */
const SEARCHES = [
  'Fatema Khatoon',
  'ফাতেমা খাতুন',
  'Mohamed Ali',
  'Katarzina Kowalska',
  'Shabnum Begam',
  'Chloie Smyth',
  'Иванова Ольга',
  'Gurprit Sandhoo',
];
const search = (round: number) => SEARCHES[round % SEARCHES.length] ?? 'Fatema Khatoon';

async function findBare(client: pg.Client, name: string) {
  const [first = '', second = ''] = soundWords(name);
  const { rows } = await client.query<{ id: string; kind: string }>(PEOPLE, [foldName(name), first, second]);
  const children = rows.filter((row) => row.kind === 'child').map((row) => row.id);
  if (children.length > 0) await client.query(PARENTS, [children]);
  return rows;
}

/** What is read, one query each. */
export function readPairs(house: MeasuredHouse, plain: pg.Client, size: Size): Pair[] {
  const facet =
    (query: Query, input: (round: number) => object): Subject =>
    (round) =>
      asked(house, size, round, query, input(round));
  return [
    {
      what: 'caseload (listCaseload)',
      facet: facet(listCaseload as unknown as Query, () => ({})),
      bare: (round) => plain.query(CASELOAD, [house.worker(size.slug, round % WORKERS).staffId, TODAY]),
    },
    {
      what: 'person (getPerson)',
      facet: facet(getPerson as unknown as Query, (round) => ({ id: ids.person(personOf(size, round)) })),
      bare: async (round) => {
        for (const statement of PERSON) await plain.query(statement, [ids.person(personOf(size, round))]);
      },
    },
    {
      what: 'referral list (listReferrals)',
      facet: facet(listReferrals as unknown as Query, () => ({})),
      bare: () => plain.query(REFERRALS),
    },
    {
      what: 'find by name (findPeople)',
      facet: facet(findPeople as unknown as Query, (round) => ({ q: search(round) })),
      bare: (round) => findBare(plain, search(round)),
    },
  ];
}
