import { daysBetween, isBefore } from '../foundation/dates.ts';
import { type Fault, invalidField, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import type { Ending, PregnancyRecord } from './family.ts';
import { dueFaults, longPastDue } from './family-checks.ts';

/** The pregnancy that goes on, if there is one. */
export function openPregnancy(pregnancies: readonly PregnancyRecord[]): PregnancyRecord | undefined {
  return pregnancies.find((each) => each.endedOn === null && each.ending === null);
}

/** A pregnancy to be put on record. */
export interface NewPregnancy {
  readonly knownOn: Temporal.PlainDate;
  readonly dueOn: Temporal.PlainDate | null;
}

/** Decides whether a pregnancy may be recorded: once, with dates that can be true. */
export function decidePregnancy(
  pregnancies: readonly PregnancyRecord[],
  input: NewPregnancy,
  today: Temporal.PlainDate,
): Result<NewPregnancy, Fault> {
  const [due] = dueFaults(input.dueOn, today, ['dueOn']);
  if (due) return invalidField(due.path, due.message);
  if (isBefore(today, input.knownOn)) {
    return invalidField(['knownOn'], 'The day you learned of the pregnancy must be today or in the past');
  }
  const open = openPregnancy(pregnancies);
  if (!open) return succeed(input);
  if (longPastDue(open.dueOn, today)) {
    return refused(
      'earlier_pregnancy_open',
      'Say first how the earlier pregnancy ended, then record this one',
    );
  }
  return refused('already_there', 'This pregnancy is recorded already. Nothing needs to be recorded twice');
}

const MOST_DAYS_EARLY = 140;
const MOST_DAYS_LATE = 28;

/** Decides whether a pregnancy may be ended so. */
export function decideEnding(
  pregnancy: PregnancyRecord,
  input: { readonly ending: Ending; readonly endedOn: Temporal.PlainDate | null },
  today: Temporal.PlainDate,
): Result<typeof input, Fault> {
  const { ending, endedOn } = input;
  const place = ['endedOn'];
  if (pregnancy.endedOn !== null || pregnancy.ending !== null) {
    return refused('already_there', 'How this pregnancy ended is recorded already');
  }
  if (ending === 'born' && !endedOn) return invalidField(place, 'Enter the baby’s date of birth');
  if (!endedOn) return succeed(input);
  if (isBefore(today, endedOn)) return invalidField(place, 'This date must be today or in the past');
  if (ending !== 'born' || !pregnancy.dueOn) return succeed(input);
  const late = daysBetween(pregnancy.dueOn, endedOn);
  if (late < -MOST_DAYS_EARLY || late > MOST_DAYS_LATE) {
    return invalidField(place, 'This is too far from the due date on record. Check both dates');
  }
  return succeed(input);
}
