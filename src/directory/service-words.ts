import { formatMoney } from '../foundation/money.ts';
import type { CostOption, Listing, Schedule, ServiceStatus, WeekDay } from './service.ts';

export const statusWords: Readonly<Record<ServiceStatus, string>> = {
  active: 'It is there',
  'temporarily closed': 'It is closed for now',
  inactive: 'It takes nobody at present',
  defunct: 'It has ended',
};

export const listingWords: Readonly<Record<Listing, string>> = {
  shown: 'Shown',
  to_assure: 'Hidden until assured',
  closed_for_now: 'Closed for now',
  ended: 'Ended',
};

export const dayWords: Readonly<Record<WeekDay, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

/** When something is open, in words. */
export function scheduleWords({ days, opensAt, closesAt, description }: Schedule): string {
  const on = days.map((day) => dayWords[day]).join(', ');
  const at = opensAt && closesAt ? `${opensAt} to ${closesAt}` : (opensAt ?? closesAt ?? '');
  return [[on, at].filter(Boolean).join(', '), description].filter(Boolean).join('. ');
}

/** What something costs, in words. */
export function costWords({ option, amountPence, description }: CostOption): string {
  const amount =
    amountPence === 0 ? 'Free' : amountPence === null ? 'Costs something' : formatMoney(amountPence);
  return [[option, amount].filter(Boolean).join(': '), description].filter(Boolean).join('. ');
}
