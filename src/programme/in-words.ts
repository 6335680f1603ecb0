import type { Stage } from './schema/practice.ts';
import type { Criterion } from './schema/referral.ts';
import type { Limit, Schedule } from './schema/timing.ts';
import type { Offset, Span } from './schema/words.ts';

/** `12 weeks`, `1 month`. */
export function spanInWords({ amount, unit }: Span): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

/** `every week`, `every 2 weeks`. */
export function rhythmInWords({ amount, unit }: Span): string {
  return amount === 1 ? `every ${unit}` : `every ${amount} ${unit}s`;
}

/** `4 weeks before`, `10 days after`, `on the day`. */
export function offsetInWords({ amount, unit }: Offset): string {
  if (amount === 0) return 'on the day';
  return `${spanInWords({ amount: Math.abs(amount), unit })} ${amount < 0 ? 'before' : 'after'}`;
}

/** How long a stage lasts; undefined where the file does not say. */
export function stageLengthInWords(stage: Stage): string | undefined {
  if (stage.until === 'birth') return 'until the birth';
  if (stage.until) return `until ${spanInWords(stage.until)} from the start`;
  if (stage.weeks) return spanInWords({ amount: stage.weeks, unit: 'week' });
  return stage.months ? spanInWords({ amount: stage.months, unit: 'month' }) : undefined;
}

/** Of which days a schedule speaks, to stand after “before” and “after”. */
export const anchorsInWords: Readonly<Record<Schedule['from'], string>> = {
  due_date: 'the due date',
  birth: 'the birth',
  due_date_or_birth: 'the birth, or until then the due date',
  start: 'the start',
  pathway: 'the start of the pathway',
  stage: 'the start of the stage',
  answer: 'a date that was asked',
};

/** How much a limit allows: `3 in the whole time`, `£50 a month`. `pounds` writes integer pence. */
export function limitInWords(limit: Limit, pounds: (pence: number) => string): string {
  const times = { enrolment: 'in the whole time', week: 'a week', month: 'a month', year: 'a year' };
  const most = [
    limit.at_most === undefined ? undefined : String(limit.at_most),
    limit.pounds === undefined ? undefined : pounds(limit.pounds),
  ].filter((each) => each !== undefined);
  const beyond = limit.beyond === 'refuse' ? 'No more is recorded.' : 'More needs a reason.';
  return `At most ${most.join(' or ')} ${times[limit.per]}. ${beyond}`;
}

/** Whom a criterion of the kind exclude leaves out: what it says when it stands in the way. */
export function exclusionInWords({ because, unmet }: Pick<Criterion, 'because' | 'unmet'>): string {
  return unmet ?? `Not so: ${because}`;
}
