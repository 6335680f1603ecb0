import type { ChronologyEntry, ProgrammeLibrary } from '../../doors/index.ts';
import type { TenantDb } from '../../foundation/database/session.ts';
import { programmeOf } from '../enrolment.ts';
import { membersWith, type PartOf, partsOf } from './member-store.ts';

const KEPT = 'somebody whose record is kept to named people';

/** Who of the family began and ceased to be worked with, on the record of whoever is enrolled and on each one's own. */
export async function familyEntries(
  { db, programmes }: { db: TenantDb; programmes: ProgrammeLibrary },
  personId: string,
): Promise<readonly ChronologyEntry[]> {
  const members = await membersWith(db, personId);
  const parts = await partsOf(db, personId);
  const common = { kind: 'family', precision: 'day' as const, by: null };
  const href = `/people/${personId}/programme`;
  return [
    ...members.flatMap(({ id, name, joinedOn, leftOn, leftNote }) => {
      const who = name ?? KEPT;
      const joined = {
        ...common,
        id,
        on: joinedOn,
        title: `Worked with as well: ${who}`,
        detail: null,
        href,
      };
      const left = { ...common, id: `${id}-left`, detail: leftNote, href };
      return leftOn ? [joined, { ...left, on: leftOn, title: `No longer worked with: ${who}` }] : [joined];
    }),
    ...parts.flatMap((part) => partEntries(part, programmes, common)),
  ];
}

function partEntries(
  { id, name, personId, programmeId, programmeVersion, joinedOn, leftOn }: PartOf,
  programmes: ProgrammeLibrary,
  common: Pick<ChronologyEntry, 'kind' | 'precision' | 'by'>,
): readonly ChronologyEntry[] {
  const title = programmeOf(programmes, { programmeId, programmeVersion })?.title ?? programmeId;
  const own = { ...common, detail: null, href: `/people/${personId}/programme` };
  const who = name ?? KEPT;
  const joined = { ...own, id: `${id}-part`, on: joinedOn, title: `Worked with in ${title}, with ${who}` };
  if (!leftOn) return [joined];
  return [joined, { ...own, id: `${id}-part-left`, on: leftOn, title: `Left ${title}, with ${who}` }];
}
