import type { Programme } from '../programme/index.ts';
import type { PlannedContact } from './contacts-plan.ts';

type Limit = Programme['limits'][number];

const windowOf = (limit: Limit, { on }: PlannedContact): string => {
  switch (limit.per) {
    case 'week':
      return `${on.yearOfWeek}/${on.weekOfYear}`;
    case 'month':
      return on.toPlainYearMonth().toString();
    case 'year':
      return String(on.year);
    default:
      return 'all';
  }
};

/** Leaves out contacts beyond what a programme allows, so that nothing made up has to be excused. */
export function withinLimits(contacts: readonly PlannedContact[], programme: Programme): PlannedContact[] {
  const limits = programme.limits.filter(({ of, at_most }) => of === 'contacts' && at_most !== undefined);
  const counts = new Map<string, number>();
  return contacts.filter((contact) => {
    const binding = limits.filter(({ kinds }) => kinds?.includes(contact.kind) ?? true);
    const keys = binding.map((limit) => [limit, `${limit.id} ${windowOf(limit, contact)}`] as const);
    if (keys.some(([limit, key]) => (counts.get(key) ?? 0) >= (limit.at_most ?? 0))) return false;
    for (const [, key] of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return true;
  });
}
