import { describe, expect, it } from 'vitest';
import { nextAndLast } from './next-section.tsx';

const day = (text: string) => Temporal.PlainDate.from(text);
const today = day('2024-06-03');
const item = (on: string, result: 'met' | 'attempted' = 'met', next: string | null = null) => ({
  happenedOn: day(on),
  nextOn: next === null ? null : day(next),
  result,
  kindTitle: 'Home visit',
});
const values = (...items: ReturnType<typeof item>[]) => nextAndLast(items, today).map(({ value }) => value);

describe('what is next with a person', () => {
  it('is the earliest date that was planned and has not been met since', () => {
    expect(values(item('2024-05-30', 'attempted'), item('2024-05-27', 'met', '2024-06-10'))).toEqual([
      '10 June 2024',
      '27 May 2024, Home visit',
    ]);
    expect(values(item('2024-06-01', 'met'), item('2024-05-20', 'met', '2024-05-27'))).toEqual([
      'No date is planned',
      '1 June 2024, Home visit',
    ]);
  });

  it('says that it is today, or that the day went by', () => {
    expect(values(item('2024-05-27', 'met', '2024-06-03'))[0]).toBe('Today, 3 June 2024');
    expect(values(item('2024-05-20', 'attempted', '2024-05-27'))).toEqual([
      '27 May 2024 was planned; nothing is recorded since',
      'Not met yet',
    ]);
  });
});
