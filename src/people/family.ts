import { z } from 'zod';
import { type PartialDate, zDate, zPartialDate } from '../foundation/dates.ts';
import { zOptionalText } from '../foundation/text.ts';
import type { Loss } from '../interface/charts/index.ts';
import { sexes, zOptionalName } from './person.ts';

/** How a person is tied to another: she is the `mother` of, the `partner` of … */
export const relationshipKinds = [
  'mother',
  'father',
  'parent',
  'adopter',
  'step_parent',
  'foster_carer',
  'guardian',
  'grandparent',
  'sibling',
  'half_sibling',
  'twin',
  'identical_twin',
  'aunt_or_uncle',
  'cousin',
  'partner',
  'married',
  'separated',
  'divorced',
  'former_partner',
  'relative',
  'carer',
  'friend',
  'professional',
  'not_said',
] as const;
export type RelationshipKind = (typeof relationshipKinds)[number];

export const parentKinds = ['mother', 'father', 'parent'] as const;
export type ParentKind = (typeof parentKinds)[number];

/** Where a child is living, as the parent may know it. Who the carers are is never part of this record. */
export const livesWith = [
  'parent',
  'other_parent',
  'relative',
  'special_guardian',
  'foster_carer',
  'adoptive_family',
  'residential',
  'not_known',
] as const;
export type LivesWith = (typeof livesWith)[number];

export const endings = ['born', 'loss', 'not_said'] as const;
export type Ending = (typeof endings)[number];

const zOptional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

/** One child of a parent, born or not yet. What is null was not asked or is not known. */
export const zChild = z.strictObject({
  givenName: zOptionalName,
  familyName: zOptionalName,
  unborn: z.boolean().default(false),
  bornOn: zOptional(zPartialDate),
  dueOn: zOptional(zDate),
  sex: zOptional(z.enum(sexes)),
  livesWith: zOptional(z.enum(livesWith)),
  removed: zOptional(z.boolean()),
  removedOn: zOptional(zPartialDate),
});

/** One set of care proceedings. */
export const zProceedings = z.strictObject({
  court: zOptionalText(200),
  caseNumber: zOptionalText(50),
  startedOn: zOptional(zPartialDate),
  concludedOn: zOptional(zPartialDate),
  stillOpen: zOptional(z.boolean()),
  outcome: zOptionalText(500),
});

export const zPregnancyNow = z.strictObject({
  pregnant: z.boolean(),
  dueOn: zOptional(zDate),
});

/** All of a parent’s family that a referral tells. A list that is null was not asked about; an empty one is empty. */
export const zFamily = z.strictObject({
  relation: z.enum(parentKinds).default('parent'),
  children: zOptional(z.array(zChild).max(30, 'Record up to 30 children')),
  proceedings: zOptional(z.array(zProceedings).max(30, 'Record up to 30 sets of proceedings')),
  pregnancy: zOptional(zPregnancyNow),
});

export type NewChild = z.output<typeof zChild>;
export type NewProceedings = z.output<typeof zProceedings>;
export type NewFamily = z.output<typeof zFamily>;

/** When a child was removed from this parent’s care. */
export interface RemovalRecord {
  readonly id: string;
  readonly version: number;
  readonly childId: string;
  readonly proceedingsId: string | null;
  readonly removedOn: PartialDate | null;
}

/** A child as seen from one parent. */
export interface ChildRecord {
  readonly id: string;
  readonly version: number;
  readonly relationshipId: string;
  readonly relationshipVersion: number;
  readonly relation: ParentKind;
  /** True when the child’s own record is restricted and not open to the reader: nothing but the tie is known. */
  readonly hidden: boolean;
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly born: boolean;
  readonly bornOn: PartialDate | null;
  readonly dueOn: Temporal.PlainDate | null;
  readonly diedOn: Temporal.PlainDate | null;
  readonly sex: string | null;
  readonly removed: boolean | null;
  readonly removals: readonly RemovalRecord[];
  readonly livesWith: LivesWith | null;
}

export interface ProceedingsRecord {
  readonly id: string;
  readonly version: number;
  readonly court: string | null;
  readonly caseNumber: string | null;
  readonly startedOn: PartialDate | null;
  readonly concludedOn: PartialDate | null;
  readonly stillOpen: boolean | null;
  readonly outcome: string | null;
}

export interface PregnancyRecord {
  readonly id: string;
  readonly version: number;
  readonly knownOn: Temporal.PlainDate;
  readonly dueOn: Temporal.PlainDate | null;
  readonly endedOn: Temporal.PlainDate | null;
  readonly ending: Ending | null;
  /** Of a loss: what it was, where it was told. */
  readonly lossKind: Loss | null;
}

/** A partner, relative or other adult tied to the person, or a child’s parent. */
export interface RelativeRecord {
  readonly id: string;
  readonly relationshipId: string;
  readonly version: number;
  readonly kind: RelationshipKind;
  /** `of`: she is that to the other; `has`: the other is that to her. */
  readonly direction: 'of' | 'has';
  readonly name: string;
  readonly hidden: boolean;
  readonly beganOn: PartialDate | null;
  readonly endedOn: PartialDate | null;
}

/** A parent’s family on record. */
export interface FamilyRecord {
  readonly children: readonly ChildRecord[];
  readonly proceedings: readonly ProceedingsRecord[];
  readonly pregnancies: readonly PregnancyRecord[];
  readonly relatives: readonly RelativeRecord[];
}
