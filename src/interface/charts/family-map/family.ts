import type { PartialDate } from '../../../foundation/dates.ts';

type Day = Temporal.PlainDate;

/** The time for which something held. A missing end is open; both missing: as far as is known, always. */
export interface During {
  readonly from?: Day | null | undefined;
  readonly to?: Day | null | undefined;
}

export const mapSexes = ['female', 'male', 'other', 'not_known'] as const;
export type MapSex = (typeof mapSexes)[number];

/** How a pregnancy that brought no living child ended. */
export const losses = ['miscarriage', 'termination', 'stillbirth', 'not_said'] as const;
export type Loss = (typeof losses)[number];

/** Anybody on the map, born or not. */
export interface MapPerson {
  readonly id: string;
  readonly name: string;
  readonly sex: MapSex;
  readonly bornOn?: PartialDate | null | undefined;
  readonly diedOn?: Day | null | undefined;
  /** Of a pregnancy: when it was known, and when the baby is due. */
  readonly expectedFrom?: Day | null | undefined;
  readonly dueOn?: Day | null | undefined;
  /** True while not born. */
  readonly unborn?: boolean | undefined;
  readonly loss?: { readonly kind: Loss; readonly on: Day | null } | undefined;
  /** Drawn between brackets, as the field draws an adopted child; by whom is nobody’s to know here. */
  readonly adopted?: boolean | undefined;
  /** One line under the name: where a child lives, as the reader may know it. */
  readonly note?: string | undefined;
  /** Where the person’s own page opens. */
  readonly href?: string | undefined;
  /** Children with the same mark were born together; `identical` where they are. */
  readonly twins?: { readonly set: string; readonly identical: boolean } | undefined;
}

export const coupleStates = ['married', 'together', 'separated', 'divorced', 'past'] as const;
export type CoupleState = (typeof coupleStates)[number];

/** Two people as a couple, and how that changed. Later steps hold from their own day on. */
export interface Couple {
  readonly a: string;
  readonly b: string;
  readonly steps: readonly { readonly state: CoupleState; readonly from: Day | null }[];
}

export const parentages = ['birth', 'adoptive', 'foster', 'guardian', 'step'] as const;
export type ParentageKind = (typeof parentages)[number];

/** Somebody as a parent of a child: by birth, or as the one who brings the child up. */
export interface Parentage extends During {
  readonly parent: string;
  readonly child: string;
  readonly kind: ParentageKind;
}

/** People under one roof. */
export interface Household {
  readonly id: string;
  readonly name: string;
  readonly members: readonly ({ readonly person: string } & During)[];
}

export const qualities = ['close', 'very_close', 'distant', 'conflict', 'mixed', 'cut_off', 'harm'] as const;
/** How two people are with one another; `mixed`: close and in conflict. Harm runs from `a` to `b`. */
export type Quality = (typeof qualities)[number];

export interface QualityTie extends During {
  readonly a: string;
  readonly b: string;
  readonly quality: Quality;
}

/** A family as it is recorded through time. */
export interface Family {
  /** Whose map it is. */
  readonly centre: string;
  readonly people: readonly MapPerson[];
  readonly couples: readonly Couple[];
  readonly parentages: readonly Parentage[];
  /** Brothers and sisters whose parents are not on the map. */
  readonly siblings?: readonly (readonly [string, string])[] | undefined;
  readonly households: readonly Household[];
  readonly qualities: readonly QualityTie[];
}

/** A person as the map shows her on one day. */
export interface PersonThen extends Omit<MapPerson, 'loss'> {
  readonly state: 'living' | 'died' | 'expected' | Loss;
  /** Of a loss: its day. */
  readonly lostOn?: Day | null | undefined;
  /** Whole years, where the birth is known. */
  readonly age?: number | undefined;
}

/** A couple as the map shows it on one day; `parents`: no more is known than a child together. */
export interface CoupleThen {
  readonly a: string;
  readonly b: string;
  readonly state: CoupleState | 'parents';
}

/** A family on one day: nothing in it has a from or a to. */
export interface FamilyThen {
  readonly centre: string;
  readonly on: Day;
  readonly people: readonly PersonThen[];
  readonly couples: readonly CoupleThen[];
  readonly parentages: readonly Pick<Parentage, 'parent' | 'child' | 'kind'>[];
  readonly siblings: readonly (readonly [string, string])[];
  readonly households: readonly {
    readonly id: string;
    readonly name: string;
    readonly members: readonly string[];
  }[];
  readonly qualities: readonly Pick<QualityTie, 'a' | 'b' | 'quality'>[];
}
