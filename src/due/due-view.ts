import type { ProgrammeLibrary } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { displayName } from '../people/index.ts';
import type { Programme } from '../programme/index.ts';
import { askedAt, type DueState, isFollowUp } from './due.ts';
import type { ListedDue } from './due-list-store.ts';
import type { DueRow, Undated } from './due-store.ts';
import type { SettledHow } from './due-tables.ts';

type Day = Temporal.PlainDate;

/** Something due in the words of its programme. */
export interface DueView {
  readonly enrolmentId: string;
  readonly programme: string;
  readonly item: string;
  readonly title: string;
  readonly kind: string | null;
  readonly kindTitle: string | null;
  readonly isFollowUp: boolean;
  readonly onDay: Day;
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly state: DueState;
}

/** Likewise, with how it was settled, for the page of one person. */
export interface PersonDue extends DueView {
  readonly ask: string | null;
  readonly outcomes: readonly { readonly id: string; readonly title: string }[];
  readonly settled: {
    readonly id: string;
    readonly version: number;
    readonly how: SettledHow;
    readonly on: Day;
    readonly contactId: string | null;
    readonly note: string | null;
    readonly holds: readonly string[];
    readonly noLonger: readonly string[];
  } | null;
}

/** Likewise, with whom it is about, for a list. */
export interface ListedDueView extends DueView {
  readonly personId: string;
  readonly name: string;
  readonly holder: { readonly id: string; readonly name: string } | null;
}

function viewOf(row: DueRow, programme: Programme | undefined): DueView {
  const { enrolmentId, item, title, kind, onDay, fromDay, untilDay, state } = row;
  return {
    enrolmentId,
    programme: programme?.title ?? row.programmeId,
    item,
    title,
    kind,
    kindTitle: kind && (programme?.contacts?.kinds.find((each) => each.id === kind)?.title ?? kind),
    isFollowUp: isFollowUp(row),
    onDay,
    fromDay,
    untilDay,
    state,
  };
}

/** A row for the page of one person. */
export function personDue(programmes: ProgrammeLibrary, row: DueRow): PersonDue {
  const programme = programmeOf(programmes, row);
  const { settledId: id, settledVersion: version, how, settledOn: on } = row;
  const settled =
    id && version && how && on
      ? {
          id,
          version,
          how,
          on,
          contactId: row.contactId,
          note: row.note,
          holds: row.holds ?? [],
          noLonger: row.noLonger ?? [],
        }
      : null;
  return { ...viewOf(row, programme), ...askedAt(programme, row.item), settled };
}

/** A row for a list. */
export function listedDueView(programmes: ProgrammeLibrary, row: ListedDue): ListedDueView {
  const { personId, personKind: kind, givenName, familyName, knownAs, holderId, holderName } = row;
  const name = displayName({ kind, givenName, familyName });
  return {
    ...viewOf(row, programmeOf(programmes, row)),
    personId,
    name: knownAs && knownAs !== givenName ? `${knownAs} (${name})` : name,
    holder: holderId && holderName ? { id: holderId, name: holderName } : null,
  };
}

const MISSING: Readonly<Record<string, string>> = {
  due_date: 'the due date',
  birth: 'the day of birth of the youngest child',
  due_date_or_birth: 'the due date or the birth',
};

/** A schedule that waits for a date, and which date. */
export function undatedView(
  { enrolmentId, schedule, anchor, answer, isExpected, expectedOn }: Undated,
  programme: Programme | undefined,
) {
  const asked = programme?.referral.ask.find(({ id }) => id === answer);
  const found = programme?.schedules.find(({ id }) => id === schedule);
  return {
    enrolmentId,
    schedule,
    title: found?.title ?? schedule,
    steps: found?.steps.map(({ title }) => title) ?? [],
    waitsForBirth: isExpected,
    expectedOn,
    missing: MISSING[anchor] ?? `the answer to “${asked?.label ?? answer}”`,
  };
}
