import type { PartialDate } from '../../../foundation/dates.ts';

/** The lanes of a parent's road, in the order in which they are drawn. */
export const laneNames = [
  'proceedings',
  'pregnancy',
  'birth',
  'removal',
  'enrolment',
  'contact',
  'letter',
  'outcome',
  'measure',
] as const;

export type LaneName = (typeof laneNames)[number];

/** Something that lasted: proceedings, a pregnancy, an enrolment with its stages. No end: it still goes on. */
export interface JourneySpan {
  readonly lane: LaneName;
  readonly label: string;
  readonly from: PartialDate;
  readonly to?: PartialDate | undefined;
  readonly href?: string | undefined;
  readonly stages?: readonly JourneyStage[] | undefined;
}

/** A part of an enrolment, from its day to the next stage's. */
export interface JourneyStage {
  readonly label: string;
  readonly from: Temporal.PlainDate;
}

/** Something that happened on one day, as closely as that day is known. */
export interface JourneyMark {
  readonly lane: LaneName;
  readonly label: string;
  readonly on: PartialDate;
  readonly href?: string | undefined;
}

/** One contact: met, or tried. */
export interface JourneyContact {
  readonly on: Temporal.PlainDate;
  readonly met: boolean;
}

/** All that a parent's journey timeline shows, in any order. */
export interface Journey {
  readonly name: string;
  readonly today: Temporal.PlainDate;
  readonly spans: readonly JourneySpan[];
  readonly marks: readonly JourneyMark[];
  readonly contacts: readonly JourneyContact[];
  /** Where the contacts of a month (`2024-03`) are listed. */
  readonly contactsHref?: ((month: string) => string) | undefined;
}

/** Contacts of one calendar month. */
export interface ContactMonth {
  readonly month: Temporal.PlainDate;
  readonly met: number;
  readonly attempted: number;
}

/** Counts contacts by calendar month, oldest first; months without any are left out. */
export function contactMonths(contacts: readonly JourneyContact[]): ContactMonth[] {
  const months = new Map<string, ContactMonth>();
  for (const { on, met } of contacts) {
    const month = on.with({ day: 1 });
    const before = months.get(month.toString()) ?? { month, met: 0, attempted: 0 };
    months.set(month.toString(), {
      month,
      met: before.met + (met ? 1 : 0),
      attempted: before.attempted + (met ? 0 : 1),
    });
  }
  return [...months.values()].sort((a, b) => Temporal.PlainDate.compare(a.month, b.month));
}
