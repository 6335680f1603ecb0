import { z } from 'zod';
import { command, ofPerson, query, staffIdOf } from '../../doors/index.ts';
import { zChangedOut, zDayOut, zIdOut, zVersionOut } from '../../foundation/answers.ts';
import type { TenantDb } from '../../foundation/database/session.ts';
import { parseDate } from '../../foundation/dates.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zOptionalText } from '../../foundation/text.ts';
import { loadMapPeople, loadMapTies } from '../family-map-store.ts';
import { type FamilyRows, familyOnMap } from '../family-on-map.ts';
import { loadPregnancies } from '../family-store.ts';
import { loadPerson } from '../people-store.ts';
import { compareFamilies } from './compare-families.ts';
import type { MapPicture } from './map-picture.ts';
import { findCopy, loadCopies, loadHouseholds, loadQualities } from './map-store.ts';

async function rowsNow(db: TenantDb, personId: string): Promise<FamilyRows> {
  const ties = await loadMapTies(db, personId);
  const ids = [...new Set([personId, ...ties.flatMap((tie) => [tie.personId, tie.otherId])])];
  const pregnancies = (await loadPregnancies(db, personId)).map(({ version: _, ...pregnancy }) => pregnancy);
  const [people, qualities] = [await loadMapPeople(db, ids), await loadQualities(db, ids)];
  return { personId, people, ties, pregnancies, qualities, households: await loadHouseholds(db, personId) };
}

/** Keeps the family map as it is recorded today, so that it can be compared with what is known later. */
export const keepMapCopy = command({
  name: 'keepMapCopy',
  summary: 'Keep a dated copy of a family map',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ personId: zId, note: zOptionalText(300) }),
  output: zChangedOut,
  audit: () => 'Kept a copy of a family map',
  api: { method: 'post', path: '/people/{personId}/family-map/copies' },
  async handle({ db, write, today, actor }, { personId, note }) {
    if (!(await loadPerson(db, personId))) return notFound('person');
    const { people, ties, qualities, pregnancies } = await rowsNow(db, personId);
    const picture = { people: people.map(({ id }) => id), ties, qualities, pregnancies };
    const row = {
      personId,
      takenOn: today,
      note,
      picture: JSON.stringify(picture),
      recordedBy: staffIdOf(actor),
    };
    const { id, version } = await write.insert('mapCopy', row);
    return succeed({ id, version });
  },
});

/** The dated copies of a family map. */
export const listMapCopies = query({
  name: 'listMapCopies',
  summary: 'The dated copies of a family map',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    copies: z.array(
      z.strictObject({
        id: zIdOut,
        version: zVersionOut,
        takenOn: zDayOut,
        note: z.string().nullable(),
        by: z.string().nullable(),
      }),
    ),
  }),
  api: { method: 'get', path: '/people/{personId}/family-map/copies' },
  async handle({ db }, { personId }) {
    if (!(await loadPerson(db, personId))) return notFound('person');
    return succeed({ personId, copies: await loadCopies(db, personId) });
  },
  looksAt: ({ personId }) => [personId],
});

const dayOf = (text: string | null) => (text === null ? null : (parseDate(text) ?? null));

/** A copy as rows again; a tie to somebody whom the reader may not see is left out, also where it was open then. */
async function rowsThen(db: TenantDb, personId: string, picture: MapPicture): Promise<FamilyRows> {
  const people = await loadMapPeople(db, picture.people);
  const seen = new Set(people.map(({ id }) => id));
  const both = (tie: { readonly personId: string; readonly otherId: string }) =>
    seen.has(tie.personId) && seen.has(tie.otherId);
  const span = (each: { readonly beganOn: string | null; readonly endedOn: string | null }) => ({
    beganOn: dayOf(each.beganOn),
    endedOn: dayOf(each.endedOn),
  });
  return {
    personId,
    people,
    ties: picture.ties.filter(both).map((tie) => ({ ...tie, ...span(tie) })),
    qualities: picture.qualities.filter(both).map((tie) => ({ ...tie, ...span(tie) })),
    households: [],
    pregnancies: picture.pregnancies.map((each) => ({
      ...each,
      knownOn: Temporal.PlainDate.from(each.knownOn),
      dueOn: dayOf(each.dueOn),
      endedOn: dayOf(each.endedOn),
    })),
  };
}

/** What a copy of a family map says otherwise than the record does now. */
export const compareMapCopy = query({
  name: 'compareMapCopy',
  summary: 'Compare a dated copy of a family map with what is recorded now',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId, copyId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    takenOn: zDayOut,
    note: z.string().nullable(),
    differences: z.array(
      z.strictObject({ what: z.string(), before: z.string().nullable(), today: z.string().nullable() }),
    ),
  }),
  api: { method: 'get', path: '/people/{personId}/family-map/copies/{copyId}' },
  async handle({ db }, { personId, copyId }) {
    const copy = await findCopy(db, personId, copyId);
    if (!copy) return notFound('copy');
    const then = familyOnMap(await rowsThen(db, personId, copy.picture));
    const now = familyOnMap({ ...(await rowsNow(db, personId)), households: [] });
    const { takenOn, note } = copy;
    return succeed({ personId, takenOn, note, differences: compareFamilies(then, now) });
  },
  looksAt: ({ personId }) => [personId],
});
