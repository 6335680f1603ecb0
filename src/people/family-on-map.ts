import type { PartialDate } from '../foundation/dates.ts';
import type { Family, MapPerson, MapSex } from '../interface/charts/index.ts';
import type { LivesWith, PregnancyRecord, RelationshipKind } from './family.ts';
import { type HouseholdRow, householdOnMap, type QualityRow } from './map/map-picture.ts';
import type { Sex } from './person.ts';
import { couplesOf, parentageKind, siblingsOf, tieNotes, twinsOf } from './ties/ties-on-map.ts';
import { livingSentence } from './words.ts';

/** Somebody on the map, as the record has her. */
export interface MapPersonRow {
  readonly id: string;
  readonly name: string;
  readonly sex: Sex | null;
  readonly isChild: boolean;
  readonly unborn: boolean;
  readonly bornOn: PartialDate | null;
  readonly dueOn: Temporal.PlainDate | null;
  readonly diedOn: Temporal.PlainDate | null;
}

/** A tie on the map, as the record has it. */
export interface MapTieRow {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly otherId: string;
  readonly kind: RelationshipKind;
  readonly beganOn: Temporal.PlainDate | null;
  readonly endedOn: Temporal.PlainDate | null;
  readonly livesWith: LivesWith | null;
}

/** A person’s family on record. */
export interface FamilyRows {
  readonly personId: string;
  readonly people: readonly MapPersonRow[];
  readonly ties: readonly MapTieRow[];
  readonly pregnancies: readonly Omit<PregnancyRecord, 'version'>[];
  readonly qualities: readonly QualityRow[];
  readonly households: readonly HouseholdRow[];
}

const SEX_ON_MAP: Readonly<Record<Sex, MapSex>> = {
  female: 'female',
  male: 'male',
  intersex: 'other',
  not_said: 'not_known',
};

/**
 * The family map that a record gives. Somebody whose own record the reader may not open is a figure without a name. Who
 * brings a child up is not on it: a child who was adopted is marked as such, and no more.
 */
export function familyOnMap(rows: FamilyRows): Family {
  const { personId, people, ties } = rows;
  const living = new Map(
    ties.flatMap(({ otherId, livesWith }) => (livesWith ? [[otherId, livesWith] as const] : [])),
  );
  const known = new Map(people.map((person) => [person.id, person]));
  const [roles, twins] = [sexOfParents(ties), twinsOf(ties)];
  const notes = tieNotes(ties, (id) => known.get(id)?.name ?? HIDDEN);
  const everybody = new Set([
    personId,
    ...known.keys(),
    ...ties.flatMap((tie) => [tie.personId, tie.otherId]),
    ...rows.qualities.flatMap((tie) => [tie.personId, tie.otherId]),
    ...rows.households.flatMap(({ members }) => members.map(({ memberId }) => memberId)),
  ]);
  const drawn = [...everybody].map((id): MapPerson => {
    const person = known.get(id);
    if (!person) return { id, name: HIDDEN, sex: 'not_known' };
    const note = notes.get(id);
    const placed = onMap(person, living.get(id), roles.get(id), personId);
    return { ...(note ? { note } : {}), ...placed, twins: twins.get(id) };
  });
  const expected = pregnanciesOnMap(rows);
  return {
    centre: personId,
    people: [...drawn, ...expected],
    couples: couplesOf(ties),
    parentages: [
      ...ties.flatMap(({ kind, personId: parent, otherId: child, beganOn, endedOn }) => {
        const drawnAs = parentageKind(kind);
        return drawnAs ? [{ parent, child, kind: drawnAs, from: beganOn, to: endedOn }] : [];
      }),
      ...expected.map(({ id }) => ({ parent: personId, child: id, kind: 'birth' as const })),
    ],
    siblings: siblingsOf(ties),
    households: rows.households.map(householdOnMap),
    qualities: rows.qualities.map(({ personId: a, otherId: b, quality, beganOn, endedOn }) => ({
      a,
      b,
      quality,
      from: beganOn,
      to: endedOn,
    })),
  };
}

const HIDDEN = 'Restricted record';

/** Losses, and a baby on the way who has no record yet. */
function pregnanciesOnMap({ people, pregnancies }: FamilyRows): MapPerson[] {
  const lost = pregnancies.filter(({ ending }) => ending === 'loss');
  const expected = pregnancies.filter(({ ending, endedOn }) => ending === null && endedOn === null);
  const hoped = people.some(({ unborn }) => unborn) ? [] : expected;
  return [
    ...lost.map(
      ({ id, endedOn, knownOn, lossKind }): MapPerson => ({
        id,
        name: 'Loss',
        sex: 'not_known',
        expectedFrom: knownOn,
        loss: { kind: lossKind ?? 'not_said', on: endedOn },
      }),
    ),
    ...hoped.map(
      ({ id, dueOn, knownOn }): MapPerson => ({
        id,
        name: 'Unborn baby',
        sex: 'not_known',
        unborn: true,
        expectedFrom: knownOn,
        dueOn,
      }),
    ),
  ];
}

function onMap(
  person: MapPersonRow,
  livesWith: LivesWith | undefined,
  role: MapSex | undefined,
  centre: string,
): MapPerson {
  const { id, name, sex, bornOn, dueOn, diedOn, unborn } = person;
  const note = livesWith && livingSentence({ livesWith, born: !unborn, diedOn });
  return {
    id,
    name,
    sex: sex ? SEX_ON_MAP[sex] : (role ?? 'not_known'),
    bornOn,
    dueOn,
    diedOn,
    unborn,
    adopted: livesWith === 'adoptive_family',
    ...(note ? { note } : {}),
    ...(id === centre ? {} : { href: `/people/${id}` }),
  };
}

/** Of whom nobody wrote down the sex: a mother is drawn as a woman, a father as a man. */
function sexOfParents(ties: readonly MapTieRow[]): Map<string, MapSex> {
  return new Map(
    ties.flatMap(({ personId, kind }) =>
      kind === 'mother' || kind === 'father'
        ? [[personId, kind === 'mother' ? 'female' : 'male'] as const]
        : [],
    ),
  );
}
