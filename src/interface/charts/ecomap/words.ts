import { formatPartialDay } from '../../wording/index.ts';
import type { Connection, ConnectionKind, Direction, Strength } from './ecomap.ts';

export const connectionKindWords: Readonly<Record<ConnectionKind, string>> = {
  person: 'Person',
  group: 'Group',
  service: 'Service',
  place: 'Place',
};

export const strengthWords: Readonly<Record<Strength, string>> = {
  strong: 'Strong',
  weak: 'Weak',
  strained: 'Strained',
  risky: 'May do harm',
};

/** Where the energy goes, for a reader who sees no arrow; `centre` is whose ecomap it is. */
export function directionWords(direction: Direction | null, centre: string): string {
  if (direction === null) return 'Not said';
  if (direction === 'both') return 'Both ways';
  return direction === 'to_person' ? `It gives to ${centre}` : `${centre} gives to it`;
}

/** “from 2019 until March 2024”; empty where no date is known. */
export function connectionSpan({ beganOn, endedOn }: Pick<Connection, 'beganOn' | 'endedOn'>): string {
  const from = beganOn && `from ${formatPartialDay(beganOn)}`;
  const until = endedOn && `until ${formatPartialDay(endedOn)}`;
  return [from, until].filter(Boolean).join(' ');
}
