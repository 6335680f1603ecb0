import type { RecordKind } from '../../foundation/database/tables.ts';

/** How long one kind of record is kept, and from which day that counts. */
export interface ScheduleRule {
  readonly kind: RecordKind;
  readonly title: string;
  readonly months: number;
  readonly counted: string;
  readonly source: string;
  /** False where no law says so and nobody has confirmed the figure: the tenant has to decide. */
  readonly settled: boolean;
}

/**
 * The schedule as it is before a tenant decides. No law says how long a service keeps what it knows of a parent: each figure
 * that is not settled is an assumption to be decided locally.
 */
export const defaultSchedule: readonly ScheduleRule[] = [
  {
    kind: 'case',
    title: 'Casework',
    months: 72,
    counted: 'from the end of the last enrolment, or the last contact, outcome or thing given after it',
    source:
      'Assumption: six years, as long as most claims can be made (Limitation Act 1980). Decide locally.',
    settled: false,
  },
  {
    kind: 'referral',
    title: 'Referrals',
    months: 24,
    counted: 'from the day of the decision',
    source: 'Assumption: two years, so that a second referral finds the first. Decide locally.',
    settled: false,
  },
  {
    kind: 'person',
    title: 'Who somebody is, and her family',
    months: 24,
    counted: 'from the last change to her own details',
    source: 'Assumption: two years; in any case as long as the rest of her record. Decide locally.',
    settled: false,
  },
  {
    kind: 'rights',
    title: 'Requests about rights',
    months: 36,
    counted: 'from the day on which the request was closed',
    source: 'Assumption: three years, for complaints. Decide locally.',
    settled: false,
  },
];

/** Records that Facet does not keep, and that are easily mistaken for what it keeps: for the page to say so. */
export const otherPeriods = [
  {
    title: 'A looked-after child’s case record',
    period: 'until the 75th birthday, or 15 years after a death before the age of 18',
    source: 'Care Planning, Placement and Case Review (England) Regulations 2010, regulation 50',
  },
  {
    title: 'An adoption case record',
    period: 'at least 100 years from the adoption order',
    source: 'Disclosure of Adoption Information (Post-Commencement Adoptions) Regulations 2005, regulation 6',
  },
] as const;

/** A tenant’s own decision about one kind. */
export interface OwnRule {
  readonly kind: string;
  readonly months: number;
  readonly source: string;
}

/** The schedule that holds: the tenant’s own rules, else the defaults. */
export function scheduleOf(own: readonly OwnRule[]): readonly (ScheduleRule & { readonly isOwn: boolean })[] {
  return defaultSchedule.map((rule) => {
    const decided = own.find(({ kind }) => kind === rule.kind);
    if (!decided) return { ...rule, isOwn: false };
    const { months, source } = decided;
    return { ...rule, months, source, settled: true, isOwn: true };
  });
}
