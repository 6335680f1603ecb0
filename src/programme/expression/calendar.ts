import type { CalendarName } from './expression.ts';

/**
 * What the year, month, financial year or quarter of a day (`yyyymmdd`) is called: `2024`, `2024-03`, `2023/24`,
 * `2023/24 Q4`. The financial year of the public sector begins on 1 April.
 */
export function calendarName(how: CalendarName, day: number): string {
  const [year, month] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100];
  if (how === 'year') return pad(year, 4);
  if (how === 'month') return `${pad(year, 4)}-${pad(month, 2)}`;
  const began = month < 4 ? year - 1 : year;
  const named = `${pad(began, 4)}/${pad((began + 1) % 100, 2)}`;
  return how === 'financial_year' ? named : `${named} Q${Math.floor(((month + 8) % 12) / 3) + 1}`;
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
