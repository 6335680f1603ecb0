import { z } from 'zod';
import { boundsOf, isBefore, type PartialDate, zDate } from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { zOptionalText } from '../foundation/text.ts';
import { formatDate, formatPartialDay } from '../interface/wording/index.ts';
import type { Findings } from '../people/index.ts';

type Day = Temporal.PlainDate;

export const orderKinds = [
  'emergency_protection',
  'interim_care',
  'care',
  'supervision',
  'placement',
  'adoption',
  'special_guardianship',
  'child_arrangements',
  'section_34_contact',
  'other',
] as const;
export type OrderKind = (typeof orderKinds)[number];

export const orderEndings = ['replaced', 'ended_by_court', 'ran_out', 'other'] as const;

const zOptional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

export const zOrder = z.strictObject({
  proceedingsId: zId,
  kind: z.enum(orderKinds, 'Select which order it is'),
  words: zOptionalText(500).meta({ description: 'What it says, in short; needed where the kind is other' }),
  madeOn: zDate,
  childIds: z.array(zId).min(1, 'Select which children it is about').max(30, 'Select up to 30 children'),
  endedOn: zOptional(zDate),
  endedHow: zOptional(z.enum(orderEndings)),
});
export type Order = z.output<typeof zOrder>;

/** What an order is held against: its proceedings, and the children and orders on record. */
export interface OrderSetting {
  readonly today: Day;
  readonly startedOn: PartialDate | null;
  readonly concludedOn: PartialDate | null;
  /** The earliest day on which the court was asked for anything in these proceedings; null where none is on record. */
  readonly askedOn: Day | null;
  readonly children: readonly {
    readonly id: string;
    readonly name: string;
    readonly bornOn: PartialDate | null;
  }[];
  /** The children whom the proceedings are about, as far as that was said. */
  readonly inProceedings: readonly string[];
  /** Other orders of these proceedings that stand. */
  readonly others: readonly Pick<Order, 'kind' | 'madeOn' | 'childIds'>[];
}

const at = (path: string, message: string): FieldFault => ({ path: [path], message });

/** Looks at an order beside the proceedings in which it was made. */
export function checkOrder(order: Order, setting: OrderSetting): Findings {
  const { faults, questions } = beginningOf(order, setting);
  const { kind, words, madeOn, childIds } = order;
  if (kind === 'other' && !words) faults.push(at('words', 'Say in a few words what the court ordered'));
  const { children, inProceedings, others } = setting;
  const named = children.filter(({ id }) => childIds.includes(id));
  if (named.length < new Set(childIds).size) faults.push(at('childIds', 'Select children of this parent'));
  const unborn = named.find(({ bornOn }) => bornOn && isBefore(madeOn, boundsOf(bornOn).earliest));
  if (unborn)
    faults.push(at('madeOn', `${unborn.name} was born after this day. Check the day and the children`));
  if (others.some((each) => isSame(each, order))) faults.push(at('kind', 'This order is recorded already'));
  if (inProceedings.length > 0 && !childIds.every((id) => inProceedings.includes(id)))
    questions.push(
      at('childIds', 'These proceedings are not about all of these children, as recorded. Is that right?'),
    );
  return { faults: [...faults, ...endFaults(order, setting.today)], questions };
}

/** An emergency order is often made before anybody asks for another; no other order is made before it was asked for. */
function beginningOf({ kind, madeOn }: Order, { today, startedOn, concludedOn, askedOn }: OrderSetting) {
  const faults: FieldFault[] = [];
  const questions: FieldFault[] = [];
  if (isBefore(today, madeOn)) faults.push(at('madeOn', 'This date must be today or in the past'));
  const early = askedOn
    ? isBefore(madeOn, askedOn) &&
      `The court was first asked in these proceedings on ${formatDate(askedOn)}. It cannot order anything before`
    : startedOn &&
      isBefore(madeOn, boundsOf(startedOn).earliest) &&
      `These proceedings began on ${formatPartialDay(startedOn)}. The court cannot order anything in them before`;
  if (early && kind === 'emergency_protection')
    questions.push(at('madeOn', 'This is before the court was asked for anything else. Is that right?'));
  else if (early)
    faults.push(at('madeOn', `${early}. Check both dates, and whether these are the right proceedings`));
  if (concludedOn && isBefore(boundsOf(concludedOn).latest, madeOn))
    questions.push(at('madeOn', 'These proceedings ended before this day. Is that right?'));
  return { faults, questions };
}

function endFaults({ madeOn, endedOn, endedHow }: Order, today: Day): FieldFault[] {
  const faults: FieldFault[] = [];
  if (endedOn && isBefore(today, endedOn))
    faults.push(at('endedOn', 'This date must be today or in the past'));
  if (endedOn && isBefore(endedOn, madeOn))
    faults.push(at('endedOn', 'This ends before it was made. Check both dates'));
  if (endedOn && !endedHow) faults.push(at('endedHow', 'Select how it ended'));
  if (!endedOn && endedHow) faults.push(at('endedOn', 'Enter the day on which it ended'));
  return faults;
}

function isSame(a: Pick<Order, 'kind' | 'madeOn' | 'childIds'>, b: typeof a): boolean {
  const children = new Set(b.childIds);
  return (
    a.kind === b.kind &&
    a.madeOn.equals(b.madeOn) &&
    a.childIds.length === children.size &&
    a.childIds.every((id) => children.has(id))
  );
}
