import type { TenantDb } from '../foundation/database/session.ts';
import type { ProgrammeLibrary } from './programmes.ts';

/** What a calendar is asked for: some days, and whose. */
export interface CalendarQuestion {
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
  /** The people whose work the chosen workers hold. */
  readonly people: readonly string[];
  /** The chosen workers, for what is theirs without being about somebody. */
  readonly staff: readonly string[];
}

/** Something with a date, as a calendar shows it. */
export interface CalendarEntry {
  /** Stays the same for as long as it is the same thing, moved or not: `hearing-0190…`. */
  readonly id: string;
  /** Whom it is about; it then stands in the calendar of whoever holds her work. */
  readonly personId: string | null;
  /** Workers in whose calendar it stands as well. */
  readonly staff?: readonly string[];
  readonly on: Temporal.PlainDate;
  /** From when to when, in United Kingdom time; the whole day where it is left out. */
  readonly at?: { readonly from: Temporal.PlainTime; readonly until: Temporal.PlainTime };
  /** Of those who were asked for: who is expected there, so that a reminder may be sent to her. Nobody where it is left out. */
  readonly expects?: readonly string[];
  /** For whoever may read the record: “Final hearing”. */
  readonly title: string;
  /** Where it opens. */
  readonly href: string;
  /** True for what was called off: calendars elsewhere are told. */
  readonly cancelled?: true;
}

/** What a room adds to calendars. */
export interface CalendarSource {
  readonly kind: string;
  /** Of all of them, for choosing: “Hearings”. */
  readonly title: string;
  /** What a calendar outside Facet calls it, on a phone that others see: it tells nothing. */
  readonly outside: string;
  readonly entries: (
    context: { readonly db: TenantDb; readonly programmes: ProgrammeLibrary },
    question: CalendarQuestion,
  ) => Promise<readonly CalendarEntry[]>;
}
