import type { PartialDate } from '../foundation/dates.ts';
import type { Couple, Family, MapPerson, MapSex } from '../interface/charts/index.ts';
import {
  type LivesWith,
  type ParentKind,
  type PregnancyRecord,
  parentKinds,
  type RelationshipKind,
} from './family.ts';
import type { Sex } from './person.ts';
import { livingSentence } from './words.ts';

/** Somebody on the map, as the record has her. */
export interface MapPersonRow {
  readonly id: string;
  readonly name: string;
  readonly sex: Sex | null;
  readonly unborn: boolean;
  readonly bornOn: PartialDate | null;
  readonly dueOn: Temporal.PlainDate | null;
  readonly diedOn: Temporal.PlainDate | null;
}

/** A tie on the map, as the record has it. */
export interface MapTieRow {
  readonly id: string;
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
  readonly pregnancies: readonly Pick<PregnancyRecord, 'id' | 'knownOn' | 'dueOn' | 'endedOn' | 'ending'>[];
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
export function familyOnMap({ personId, people, ties, pregnancies }: FamilyRows): Family {
  const living = new Map(
    ties.flatMap(({ otherId, livesWith }) => (livesWith ? [[otherId, livesWith] as const] : [])),
  );
  const known = new Map(people.map((person) => [person.id, person]));
  const roles = sexOfParents(ties);
  const everybody = new Set([
    personId,
    ...known.keys(),
    ...ties.flatMap((tie) => [tie.personId, tie.otherId]),
  ]);
  const drawn = [...everybody].map((id): MapPerson => {
    const person = known.get(id);
    if (!person) return { id, name: 'Restricted record', sex: 'not_known' };
    return onMap(person, living.get(id), roles.get(id), personId);
  });
  const lost = pregnancies.filter(({ ending }) => ending === 'loss');
  const expected = pregnancies.filter(({ ending, endedOn }) => ending === null && endedOn === null);
  const hasUnborn = people.some(({ unborn }) => unborn);
  const hoped = hasUnborn ? [] : expected;
  return {
    centre: personId,
    people: [
      ...drawn,
      ...lost.map(
        ({ id, endedOn, knownOn }): MapPerson => ({
          id,
          name: 'Loss',
          sex: 'not_known',
          expectedFrom: knownOn,
          loss: { kind: 'not_said', on: endedOn },
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
    ],
    couples: couplesOf(ties),
    parentages: [
      ...ties
        .filter((tie) => isParent(tie.kind))
        .map((tie) => ({ parent: tie.personId, child: tie.otherId, kind: 'birth' as const })),
      ...[...lost, ...hoped].map(({ id }) => ({ parent: personId, child: id, kind: 'birth' as const })),
    ],
    households: [],
    qualities: [],
  };
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

function isParent(kind: RelationshipKind): kind is ParentKind {
  return parentKinds.some((each) => each === kind);
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

function couplesOf(ties: readonly MapTieRow[]): Couple[] {
  return ties
    .filter(({ kind }) => kind === 'partner' || kind === 'former_partner')
    .map(({ personId, otherId, kind, beganOn, endedOn }): Couple => {
      const isPast = kind === 'former_partner' && !endedOn;
      return {
        a: personId,
        b: otherId,
        steps: isPast
          ? [{ state: 'past', from: beganOn }]
          : [
              { state: 'together', from: beganOn },
              ...(endedOn ? [{ state: 'past' as const, from: endedOn }] : []),
            ],
      };
    });
}
