import { z } from 'zod';
import { query, wholeTenant } from '../doors/index.ts';
import { zCountOut, zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import type { TableDeclaration } from '../foundation/database/tables.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { loadPerson, type PersonSummary } from '../people/index.ts';
import { factWords } from './fact-words.ts';
import { stateOfMerge } from './hindrance-store.ts';
import {
  birthsDisagree,
  differs,
  type FactName,
  factNames,
  facts,
  hindrancesTo,
  takenAtFirst,
} from './merge.ts';
import { ownTables } from './merge-tables.ts';
import { openPairOf } from './pairs/pair-store.ts';
import type { MovedTable, StoredRow } from './plan.ts';
import { rowsNaming, tablesToMove } from './rows-store.ts';
import { type RunningShare, runningShares } from './shares-store.ts';

const zSide = z.strictObject({ id: zIdOut, version: zVersionOut, name: z.string() });
const zWords = z.string().nullable();

const zCompared = z.strictObject({
  kept: zSide,
  other: zSide,
  facts: z.array(
    z.strictObject({
      fact: z.enum(factNames),
      title: z.string(),
      kept: zWords,
      other: zWords,
      differs: z.boolean(),
      takenAtFirst: z.boolean().meta({ description: 'Only the other record says anything about it' }),
    }),
  ),
  holds: z
    .array(z.strictObject({ what: z.string(), kept: zCountOut, other: zCountOut }))
    .meta({ description: 'How many entries of each kind name each of the two' }),
  hindrances: z
    .array(z.strictObject({ code: z.string(), message: z.string() }))
    .meta({ description: 'Why the two cannot be merged as things stand; none where they can' }),
  shares: z
    .array(
      z.strictObject({
        organisation: z.string(),
        untilOn: zDayOut,
        of: z.enum(['kept', 'other']),
      }),
    )
    .meta({
      description: 'Partner organisations with which either is shared today: they see the merged record',
    }),
  pairId: zIdOut.nullable().meta({
    description: 'The pair of the two that waits to be looked at, where they were found to be alike',
  }),
  birthsDisagree: z
    .boolean()
    .meta({ description: 'Both dates of birth are known to the day, and they are two' }),
});

const titleOf = (fact: FactName): string => facts[fact].title;

const side = ({ id, version, name }: PersonSummary) => ({ id, version, name });

/** Every fact of two records, with what each says of it. */
export function comparedFacts(kept: PersonSummary, other: PersonSummary) {
  const first = new Set<FactName>(takenAtFirst(kept, other));
  return factNames
    .map((fact) => ({
      fact,
      title: titleOf(fact),
      kept: factWords(kept, fact),
      other: factWords(other, fact),
      differs: differs(kept, other, fact),
      takenAtFirst: first.has(fact),
    }))
    .filter((each) => each.kept !== null || each.other !== null);
}

/** How many rows of each table name each of the two, in the words of the rooms; tables that name neither are left out. */
export function holdings(
  declared: readonly Pick<TableDeclaration, 'name' | 'about'>[],
  tables: readonly MovedTable[],
  rows: readonly StoredRow[],
  ids: { readonly kept: string; readonly other: string },
) {
  const about = new Map(declared.map(({ name, about: words }) => [name, words]));
  return tables
    .filter(({ name }) => !ownTables.has(name))
    .map(({ name, people }) => {
      const of = (id: string) =>
        rows.filter(({ table, values }) => table === name && people.some((column) => values[column] === id))
          .length;
      return { what: about.get(name) ?? name, kept: of(ids.kept), other: of(ids.other) };
    })
    .filter(({ kept, other }) => kept > 0 || other > 0);
}

async function loadHoldings(
  db: TenantDb,
  declared: readonly TableDeclaration[],
  kept: string,
  other: string,
) {
  const tables = await tablesToMove(db, declared);
  return holdings(declared, tables, await rowsNaming(db, tables, [kept, other]), { kept, other });
}

/** Two records side by side: what each says, what each holds, and why they cannot be merged where they cannot. */
export const comparePeople = query({
  name: 'comparePeople',
  summary: 'Compare two records that may be of one person',
  permission: 'people:merge',
  about: wholeTenant,
  input: z.strictObject({ personId: zId, otherId: zId }),
  output: zCompared,
  api: { method: 'get', path: '/people/{personId}/compare/{otherId}' },
  async handle({ db, house, today }, { personId, otherId }) {
    const [kept, other] = [await loadPerson(db, personId), await loadPerson(db, otherId)];
    if (!kept || !other) return notFound('person');
    return succeed({
      kept: side(kept),
      other: side(other),
      facts: comparedFacts(kept, other),
      holds: await loadHoldings(db, house.tables, personId, otherId),
      hindrances: hindrancesTo(await stateOfMerge(db, kept, other)),
      shares: await runningShares(db, { kept: personId, other: otherId }, today),
      pairId: await openPairOf(db, personId, otherId),
      birthsDisagree: birthsDisagree(kept, other),
    });
  },
  looksAt: ({ kept, other }) => [kept.id, other.id],
});

/** What is said of two records, as the pages have it: days are days. */
export type Compared = Omit<z.output<typeof zCompared>, 'shares'> & {
  readonly shares: readonly RunningShare[];
};
