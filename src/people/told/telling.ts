import { z } from 'zod';
import { type PartialDate, zPartialDate } from '../../foundation/dates.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { zOptionalText } from '../../foundation/text.ts';
import { inFuture, surelyBefore } from '../dates-in-life.ts';
import type { Findings } from '../family-checks.ts';
import { foldName } from '../names.ts';

/** What somebody tells of herself, that may change in a life. */
export const tellingKinds = [
  'birth_name',
  'married_name',
  'former_name',
  'known_as',
  'language',
  'not_interpreter',
  'faith',
  'culture',
  'disability',
] as const;
export type TellingKind = (typeof tellingKinds)[number];

export const nameKinds = ['birth_name', 'married_name', 'former_name', 'known_as'] as const;

/** True for a name by which somebody is found. */
export function isName(kind: TellingKind): boolean {
  return nameKinds.some((each) => each === kind);
}

/** That she cannot or will not say is an answer. */
export const tellingAnswers = ['told', 'cannot_say', 'will_not_say'] as const;
export type TellingAnswer = (typeof tellingAnswers)[number];

/** What she allowed to be done with it; null where nobody has asked. */
export const sharings = ['may_share', 'ask_first', 'keep_here'] as const;
export type Sharing = (typeof sharings)[number];

/** What somebody may allow of one thing told: as of her culture, or that her own worker alone reads it. */
export const permitted = [...sharings, 'only_worker'] as const;
export type Permitted = (typeof permitted)[number];

/** True for what a copy that leaves the house does not hold by itself: she said so, or nobody has asked her. */
export function staysInHouse(sharing: Permitted | null): boolean {
  return sharing !== 'may_share';
}

const zOptional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

/** One thing told. */
export const zTelling = z.strictObject({
  kind: z.enum(tellingKinds, 'Select what this is about'),
  answer: z.enum(tellingAnswers, 'Select an answer').default('told'),
  words: zOptionalText(500),
  sharing: zOptional(z.enum(permitted)),
  beganOn: zOptional(zPartialDate),
  endedOn: zOptional(zPartialDate),
});
export type NewTelling = z.output<typeof zTelling>;

/** One thing told, as it is on record. */
export interface Telling extends NewTelling {
  readonly id: string;
  readonly version: number;
  readonly toldOn: Temporal.PlainDate;
  readonly by: string | null;
  /** When it was taken out as a mistake. */
  readonly struckOn: Temporal.PlainDate | null;
}

/** Looks at the two ends of a time: in order, begun, and not before the birth. */
export function spanFaults(
  span: { readonly beganOn: PartialDate | null; readonly endedOn: PartialDate | null },
  bornOn: PartialDate | null,
  today: Temporal.PlainDate,
): FieldFault[] {
  const { beganOn, endedOn } = span;
  if (beganOn && inFuture(beganOn, today))
    return [{ path: ['beganOn'], message: 'The first day must be today or in the past' }];
  if (beganOn && bornOn && surelyBefore(beganOn, bornOn))
    return [{ path: ['beganOn'], message: 'This is before the date of birth on record. Check both dates' }];
  if (endedOn && inFuture(endedOn, today))
    return [{ path: ['endedOn'], message: 'The last day must be today or in the past' }];
  if (beganOn && endedOn && surelyBefore(endedOn, beganOn))
    return [{ path: ['endedOn'], message: 'This ends before it begins. Check both dates' }];
  return [];
}

/**
 * Looks at a wish to keep something to her own worker. `isHers`: whether the one who writes holds the case, or wrote it down: nobody
 * may hide from herself what she writes.
 */
export function keptFaults(
  { sharing }: Pick<NewTelling, 'sharing'>,
  { isChild, isHers }: { readonly isChild: boolean; readonly isHers: boolean },
): FieldFault[] {
  if (sharing !== 'only_worker') return [];
  const wrong = isChild
    ? 'A child’s record has no worker of its own. Choose another answer, or write it behind a wall'
    : isHers
      ? undefined
      : 'Only a worker who holds this case, or whoever wrote this down, can keep it to the worker';
  return wrong ? [{ path: ['sharing'], message: wrong }] : [];
}

/** Looks at something told beside what is on record. `others` leaves out the one that is being changed. */
export function checkTelling(
  others: readonly Telling[],
  telling: NewTelling,
  bornOn: PartialDate | null,
  today: Temporal.PlainDate,
): Findings {
  const faults = spanFaults(telling, bornOn, today);
  const { kind, answer, words } = telling;
  if (answer === 'told' && !words)
    faults.push({
      path: ['words'],
      message: 'Write it as it was told, or choose “Cannot say” or “Will not say”',
    });
  if (answer !== 'told' && words)
    faults.push({
      path: ['words'],
      message: 'Take these words out, or choose “Told us”',
    });
  const same = others.filter((other) => other.kind === kind && other.struckOn === null);
  if (same.some((other) => foldName(other.words ?? '') === foldName(words ?? '') && isOpenEnded(other)))
    faults.push({ path: ['words'], message: 'This is recorded already' });
  const secondBirthName = kind === 'birth_name' && same.some((other) => other.words !== null) && words;
  const questions = secondBirthName
    ? [{ path: ['words'], message: 'Another name at birth is on record. Is this one right as well?' }]
    : [];
  return { faults, questions };
}

const isOpenEnded = ({ endedOn }: Telling) => endedOn === null;
