import type { Household, Quality } from '../../interface/charts/index.ts';
import type { PregnancyRecord } from '../family.ts';
import type { MapTieRow } from '../family-on-map.ts';

type Day = Temporal.PlainDate;

/** How two people are with one another, as the record has it. Harm runs from `personId` to `otherId`. */
export interface QualityRow {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly otherId: string;
  readonly quality: Quality;
  readonly beganOn: Day | null;
  readonly endedOn: Day | null;
}

/** A household, as the record has it. */
export interface HouseholdRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly endedOn: Day | null;
  readonly members: readonly {
    readonly id: string;
    readonly version: number;
    readonly memberId: string;
    readonly beganOn: Day | null;
    readonly endedOn: Day | null;
  }[];
}

/** A household as the map draws it: a household that ended has nobody left in it. */
export function householdOnMap({ id, name, endedOn, members }: HouseholdRow): Household {
  return {
    id,
    name,
    members: members.map((member) => ({
      person: member.memberId,
      from: member.beganOn,
      to: member.endedOn ?? endedOn,
    })),
  };
}

/** Days of a picture as they stand in its JSON. */
type Stored<T> = { readonly [K in keyof T]: StoredDay<T[K]> };
type StoredDay<V> = [V] extends [Day] ? string : [V] extends [Day | null] ? string | null : V;

/** What a copy of a map keeps: who was tied to whom. Neither names nor dates of birth: those are read when it is shown. */
export interface MapPicture {
  readonly people: readonly string[];
  readonly ties: readonly Stored<MapTieRow>[];
  readonly qualities: readonly Stored<QualityRow>[];
  readonly pregnancies: readonly Stored<Omit<PregnancyRecord, 'version'>>[];
}
