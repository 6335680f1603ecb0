import type { PartialDate } from '../../../foundation/dates.ts';
import { formatPartialDay, formatPeriod, say } from '../../wording/index.ts';
import { contactMonths, type Journey, type LaneName, laneNames } from './journey.ts';

/** One line of the journey in words, for small screens and for the table. */
export interface JourneyEntry {
  readonly lane: LaneName;
  readonly kind: string;
  readonly label: string;
  readonly when: string;
  readonly href?: string | undefined;
}

/** One year of the road, with what began or happened in it, in order. */
export interface JourneyYear {
  readonly year: number;
  readonly entries: readonly JourneyEntry[];
}

/** The whole journey as years of entries, oldest first; each year's contacts are counted in its last line. */
export function journeyYears(journey: Journey): JourneyYear[] {
  const dated = [
    ...journey.spans.map((span) => ({
      lane: span.lane,
      label: span.label,
      href: span.href,
      at: span.from,
      when: formatPeriod(span.from, span.to),
    })),
    ...journey.marks.map((mark) => ({
      lane: mark.lane,
      label: mark.label,
      href: mark.href,
      at: mark.on,
      when: formatPartialDay(mark.on),
    })),
  ].sort((a, b) => inOrder(a, b));
  const contacts = contactsByYear(journey);
  const years = [...new Set([...dated.map(({ at }) => at.date.year), ...contacts.keys()])].sort(
    (a, b) => a - b,
  );
  return years.map((year) => {
    const entries = dated
      .filter(({ at }) => at.date.year === year)
      .map(({ lane, label, when, href }) => ({
        lane,
        kind: say(`journey.kinds.${lane}`),
        label,
        when,
        href,
      }));
    const counted = contacts.get(year);
    return { year, entries: counted ? [...entries, contactEntry(year, counted)] : entries };
  });
}

function inOrder(a: { at: PartialDate; lane: LaneName }, b: { at: PartialDate; lane: LaneName }): number {
  return (
    Temporal.PlainDate.compare(a.at.date, b.at.date) || laneNames.indexOf(a.lane) - laneNames.indexOf(b.lane)
  );
}

function contactsByYear(journey: Journey): Map<number, { met: number; attempted: number }> {
  const years = new Map<number, { met: number; attempted: number }>();
  for (const { month, met, attempted } of contactMonths(journey.contacts)) {
    const before = years.get(month.year) ?? { met: 0, attempted: 0 };
    years.set(month.year, { met: before.met + met, attempted: before.attempted + attempted });
  }
  return years;
}

function contactEntry(year: number, counted: { met: number; attempted: number }): JourneyEntry {
  return {
    lane: 'contact',
    kind: say('journey.kinds.contact'),
    label: say('journey.contactsSummary', counted),
    when: String(year),
  };
}
