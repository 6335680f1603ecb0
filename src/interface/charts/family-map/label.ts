import { formatPartialDate } from '../../../foundation/dates.ts';
import type { PersonThen } from './family.ts';

/** About as many letters as have room beneath a symbol. */
const ROOM = 14;
const NAME_LINES = 2;

/** What stands beneath a symbol: the name, the years, and where a child lives. */
export function labelOf(person: PersonThen): string[] {
  return [
    ...wrap(person.name, NAME_LINES),
    ...(yearsOf(person) ? [yearsOf(person)] : []),
    ...wrap(person.note ?? '', 2),
  ];
}

function yearsOf({ state, bornOn, diedOn, dueOn }: PersonThen): string {
  const born = bornOn?.date.year;
  if (state === 'expected') return dueOn ? `due ${monthOf(dueOn)}` : '';
  if (state === 'living') return born ? `born ${born}` : '';
  if (state === 'died') return `${born ?? '?'} to ${diedOn?.year ?? '?'}`;
  return '';
}

function monthOf(day: Temporal.PlainDate): string {
  const [year, month] = formatPartialDate({ date: day, precision: 'month' }).split('-');
  return `${Number(month)}/${year}`;
}

/** Words in lines of about `room` letters, at most so many lines; what is too long ends in an ellipsis. */
export function wrap(text: string, lines: number, room = ROOM): string[] {
  const wrapped: string[] = [];
  for (const word of text.trim().split(/\s+/u).filter(Boolean)) {
    const last = wrapped.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= room)
      wrapped[wrapped.length - 1] = `${last} ${word}`;
    else wrapped.push(word);
  }
  const kept = wrapped.slice(0, lines);
  return kept.map((line, index) => {
    const isCut = index === kept.length - 1 && wrapped.length > lines;
    const letters = [...line];
    return isCut || letters.length > room ? `${letters.slice(0, room - 1).join('')}…` : line;
  });
}
