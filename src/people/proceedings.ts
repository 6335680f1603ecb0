import { formatPartialDate, type PartialDate } from '../foundation/dates.ts';
import { type Fault, refused } from '../foundation/fault.ts';
import { fail, type Result, succeed } from '../foundation/result.ts';
import type { NewProceedings, ProceedingsRecord } from './family.ts';
import { checkProceedings } from './family-checks.ts';

/** Whether proceedings go on: null when nobody has said. */
export function isOpen(proceedings: Pick<ProceedingsRecord, 'concludedOn' | 'stillOpen'>): boolean | null {
  return proceedings.concludedOn ? false : proceedings.stillOpen;
}

/** Decides whether a set of proceedings may be recorded: with dates that can be true, and once. */
export function decideProceedings(
  onRecord: readonly ProceedingsRecord[],
  input: NewProceedings,
  today: Temporal.PlainDate,
): Result<NewProceedings, Fault> {
  const faults = checkProceedings(input, today, ['proceedings']);
  if (faults.length > 0) return fail({ kind: 'invalid', faults });
  if (onRecord.some((each) => isSame(each, input))) {
    return refused(
      'already_there',
      'These proceedings are recorded already. Nothing needs to be recorded twice',
    );
  }
  return succeed({ ...input, stillOpen: input.concludedOn ? false : input.stillOpen });
}

/** Decides whether proceedings may be corrected so: with dates that can be true, and not into others on record. */
export function decideCorrectedProceedings(
  others: readonly ProceedingsRecord[],
  input: NewProceedings,
  today: Temporal.PlainDate,
): Result<NewProceedings, Fault> {
  const decided = decideProceedings(others, input, today);
  return !decided.ok && decided.error.kind === 'refused'
    ? refused('already_there', 'Other proceedings with this case number or start are recorded already')
    : decided;
}

function isSame(a: ProceedingsRecord, b: NewProceedings): boolean {
  const number = (text: string | null) => text?.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase() ?? '';
  if (number(a.caseNumber) !== '' && number(b.caseNumber) !== '')
    return number(a.caseNumber) === number(b.caseNumber);
  if (!a.startedOn || !b.startedOn) return false;
  return formatPartialDate(a.startedOn) === formatPartialDate(b.startedOn);
}

/** Decides whether proceedings may be recorded as ended so. */
export function decideConclusion(
  proceedings: ProceedingsRecord,
  input: { readonly concludedOn: PartialDate | null; readonly outcome: string | null },
  today: Temporal.PlainDate,
): Result<typeof input, Fault> {
  if (isOpen(proceedings) === false && proceedings.concludedOn) {
    return refused('already_there', 'The end of these proceedings is recorded already');
  }
  const { startedOn } = proceedings;
  const faults = checkProceedings({ startedOn, concludedOn: input.concludedOn, stillOpen: false }, today);
  return faults.length > 0 ? fail({ kind: 'invalid', faults }) : succeed(input);
}
