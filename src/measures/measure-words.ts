import { formatDate } from '../interface/wording/index.ts';
import type { MeasureDue } from './measure-due.ts';
import type { ResponseBy } from './response.ts';

/** Who answered, in words. */
export const ANSWERED_BY: Readonly<Record<ResponseBy, string>> = {
  parent: 'The parent, alone',
  together: 'The parent and the worker together',
  worker: 'The worker',
  child: 'The child',
};

const FOR: Readonly<Record<MeasureDue['for'], string>> = {
  start: 'At the start',
  end: 'At the end',
  stage: 'When a stage began',
  again: 'Again',
  after_start: 'After the start',
  after_end: 'After the end',
};

/** One time at which a measure is due, in a line. */
export function dueWords({ for: why, on, from, until, state, doneOn }: MeasureDue): string {
  const what = `${FOR[why]}, ${formatDate(on)}`;
  switch (state) {
    case 'done':
      return doneOn && !doneOn.equals(on)
        ? `${what}: filled in on ${formatDate(doneOn)}`
        : `${what}: filled in`;
    case 'now':
      return `${what}: due now, until ${formatDate(until)}`;
    case 'late':
      return `${what}: late since ${formatDate(until)}`;
    case 'missed':
      return `${what}: was not filled in`;
    case 'later':
      return `${what}: can be filled in from ${formatDate(from)}`;
  }
}
