import { z } from 'zod';
import { ofPerson, type QueryContext, query, wholeTenant, withinReach } from '../doors/index.ts';
import { zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { reach } from '../foundation/database/write-marks.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { loadPerson } from '../people/index.ts';
import { factWords } from './fact-words.ts';
import { hindrancesOf } from './hindrance-store.ts';
import { facts, hindrancesToUndo } from './merge.ts';
import { passedOver } from './merge-facts.ts';
import { linesOf, mergeOf, mergesInto, type StoredMerge } from './merge-store.ts';
import { loadRowsSince, MERGED_AGAIN } from './unmerge-people.ts';

const zWords = z.string().nullable();

const merge = {
  id: zIdOut,
  version: zVersionOut,
  absorbedId: zIdOut,
  absorbedName: z.string(),
  why: z.string(),
  birthWhy: zWords,
  mergedOn: zDayOut,
  by: zWords,
  undoneOn: zDayOut.nullable(),
  undoneWhy: zWords,
  undoneBy: zWords,
};

const mergeOut = ({ ownRows: _, personId: __, ...rest }: StoredMerge) => rest;

/** Which records were merged into somebody's, the last first, also merges that were undone. */
export const listMerges = query({
  name: 'listMerges',
  summary: 'List which records were merged into one',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({ personId: zIdOut, merges: z.array(z.strictObject(merge)) }),
  api: { method: 'get', path: '/people/{personId}/merges' },
  async handle({ db }, { personId }) {
    if (!(await loadPerson(db, personId))) return notFound('person');
    return succeed({ personId, merges: (await mergesInto(db, personId)).map(mergeOut) });
  },
  looksAt: ({ personId }) => [personId],
});

/** When an identifier of version 7 was made; null for one that says nothing of it. */
export function madeAt(id: string): Temporal.PlainDate | null {
  if (id[14] !== '7') return null;
  const at = Temporal.Instant.fromEpochMilliseconds(Number.parseInt(id.replace('-', '').slice(0, 12), 16));
  return at.toZonedDateTimeISO('Europe/London').toPlainDate();
}

async function entriesSince(context: QueryContext, stored: StoredMerge) {
  const since = await loadRowsSince(context, stored, await linesOf(context.db, stored.id));
  const about = new Map(context.house.tables.map(({ name, about: words }) => [name, words]));
  return since
    .filter(({ side }) => side !== 'follows')
    .map(({ row, side }) => ({
      id: row.id,
      what: about.get(row.table) ?? row.table,
      madeOn: madeAt(row.id),
      side: side as Exclude<typeof side, 'follows'>,
    }));
}

/** What the absorbed record said that stands nowhere else; only as it is read, since nobody comes upon that record. */
async function setAside({ db }: QueryContext, { personId, absorbedId, undoneOn }: StoredMerge) {
  if (undoneOn) return [];
  await reach(db, [absorbedId]);
  const [kept, absorbed] = [await loadPerson(db, personId), await loadPerson(db, absorbedId)];
  if (!kept || !absorbed) return [];
  return passedOver(kept, absorbed, []).flatMap((fact) => {
    const words = factWords(absorbed, fact);
    return words ? [{ title: String(facts[fact].title), words }] : [];
  });
}

/** One merge: what was set aside, what was recorded since, and why it cannot be undone where it cannot. */
export const getMerge = query({
  name: 'getMerge',
  summary: 'Read one merge, and what undoing it would do',
  permission: 'people:merge',
  about: wholeTenant,
  input: z.strictObject({ personId: zId, id: zId }),
  output: z.strictObject({
    ...merge,
    personId: zIdOut,
    personName: z.string(),
    aside: z
      .array(z.strictObject({ title: z.string(), words: z.string() }))
      .meta({ description: 'What the absorbed record said and the kept one does not' }),
    since: z
      .array(
        z.strictObject({
          id: zIdOut,
          what: z.string(),
          madeOn: zDayOut.nullable(),
          side: z.enum(['goes', 'stays', 'open']),
        }),
      )
      .meta({
        description:
          'What was recorded since. If the merge is undone: goes with the other record, stays, or is open to choose',
      }),
    hindrances: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  }),
  api: { method: 'get', path: '/people/{personId}/merges/{id}' },
  async handle(context, { personId, id }) {
    const { db } = context;
    const merges = await mergesInto(db, personId);
    const found = merges.find((each) => each.id === id);
    const person = await loadPerson(db, personId);
    if (!found || !person) return notFound('merge');
    const last = merges.find(({ undoneOn }) => undoneOn === null);
    const again =
      found.undoneOn === null && last?.id !== id
        ? [{ code: 'merged_again_since', message: MERGED_AGAIN }]
        : [];
    return succeed({
      ...mergeOut(found),
      personId,
      personName: person.name,
      since: found.undoneOn ? [] : await entriesSince(context, found),
      hindrances: found.undoneOn ? [] : [...again, ...hindrancesToUndo(await hindrancesOf(db, personId))],
      aside: await setAside(context, found),
    });
  },
  looksAt: ({ personId }) => [personId],
});

/** Where a record is that was merged into another, for a program that kept its identifier. */
export const findMerged = query({
  name: 'findMerged',
  summary: 'Find the record that another was merged into',
  permission: 'person:read',
  about: withinReach,
  input: z.strictObject({ id: zId }),
  output: z.strictObject({
    id: zIdOut,
    mergedInto: zIdOut.meta({ description: 'The record that was kept' }),
  }),
  api: { method: 'get', path: '/people/{id}/merged-into' },
  looksAt: () => [],
  async handle({ db }, { id }) {
    const merge = await mergeOf(db, id);
    return merge ? succeed({ id, mergedInto: merge.personId }) : notFound('merge');
  },
});

/** Where an old address leads, asked by Facet itself after the look that found nothing was put on record. */
export const followMerge = query({
  name: 'followMerge',
  summary: 'Follow an old address to the record that was kept',
  permission: 'person:read',
  about: withinReach,
  input: z.strictObject({ id: zId }),
  output: z.strictObject({ mergedInto: zIdOut.nullable() }),
  api: null,
  looksAt: () => [],
  async handle({ db }, { id }) {
    return succeed({ mergedInto: (await mergeOf(db, id))?.personId ?? null });
  },
});
