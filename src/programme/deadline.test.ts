import { expect, it } from 'vitest';
import { deadlineAfter, deadlineInWords } from './deadline.ts';
import { zDeadline } from './schema/words.ts';

const by = (from: string, within: string) =>
  deadlineAfter(Temporal.PlainDate.from(from), zDeadline.parse(within)).toString();

it('counts calendar time as the calendar has it', () => {
  expect(by('2024-01-31', '1 month')).toBe('2024-02-29');
  expect(by('2024-06-03', '10 days')).toBe('2024-06-13');
});

it('counts working days without weekends and bank holidays', () => {
  expect(by('2024-06-03', '5 working days')).toBe('2024-06-10');
  expect(by('2024-06-07', '1 working day')).toBe('2024-06-10');
  // Good Friday and Easter Monday lie between.
  expect(by('2024-03-28', '1 working day')).toBe('2024-04-02');
  expect(by('2024-12-24', '2 working days')).toBe('2024-12-30');
});

it('is said as it was written', () => {
  for (const text of ['1 working day', '10 working days', '2 weeks', '1 month']) {
    expect(deadlineInWords(zDeadline.parse(text))).toBe(text);
  }
  expect(zDeadline.safeParse('2 working weeks').success).toBe(false);
  expect(zDeadline.safeParse('800 working days').success).toBe(false);
});
