import type { ChronologyEntry, ChronologySource } from '../doors/index.ts';
import { withdrawalEntry } from '../people/index.ts';
import { type Court, loadCourt } from './court-store.ts';
import {
  applicationAnswerWords,
  applicationWords,
  attendanceWords,
  hearingWords,
  orderEnd,
  orderWords,
  preEndingWords,
  reportAnswerWords,
} from './court-words.ts';

/** Days in court, applications, pre-proceedings and requests for reports, as entries. */
export function courtEntries(court: Court, href: string): ChronologyEntry[] {
  const entry = (
    id: string,
    on: Temporal.PlainDate,
    title: string,
    detail: string | null,
  ): ChronologyEntry => ({
    id: `court-${id}`,
    kind: 'court',
    on,
    precision: 'day',
    title,
    detail,
    by: null,
    href,
    weight: 'key',
  });
  return [
    ...court.applications.map(({ id, madeOn, kind, answer }) =>
      entry(
        id,
        madeOn,
        `Application to the court: ${applicationWords[kind]}`,
        applicationAnswerWords[answer],
      ),
    ),
    ...court.orders.map((order) => orderEntry(order, court.orderChildren, href)),
    ...court.hearings.map(({ id, heardOn, kind, attended, howItWent }) => {
      const detail = [attended && attendanceWords[attended], howItWent].filter(Boolean).join('. ');
      return entry(id, heardOn, hearingWords[kind], detail || null);
    }),
    ...court.preProceedings.map(({ id, beganOn, endedHow }) =>
      entry(id, beganOn, 'Pre-proceedings began', endedHow && preEndingWords[endedHow]),
    ),
    ...court.reports.map(({ id, askedOn, askedBy, answer, reason }) => {
      const detail = [reportAnswerWords[answer], reason].filter(Boolean).join('. ');
      return entry(id, askedOn, `A report was asked for by ${askedBy}`, detail);
    }),
  ];
}

/** An order on its day, with whom it is about and how it ended; one that was taken back, on the day on which it was. */
function orderEntry(
  order: Court['orders'][number],
  children: Court['orderChildren'],
  href: string,
): ChronologyEntry {
  const { id, kind, words, madeOn, childIds, by, withdrawal } = order;
  const title = `Order of the court: ${orderWords[kind]}`;
  if (withdrawal)
    return withdrawalEntry({ id: `order-${id}`, kind: 'court', title, on: madeOn }, withdrawal, href);
  const names = children
    .filter(({ courtOrderId }) => courtOrderId === id)
    .map(({ givenName }) => givenName ?? 'a child whose record is closed');
  const detail = [`About ${names.join(', ')}`, words, orderEnd(order)].filter(Boolean).join('. ');
  const [one, ...more] = childIds;
  return {
    id: `order-${id}`,
    kind: 'court',
    on: madeOn,
    precision: 'day',
    title,
    detail,
    by,
    href,
    weight: 'key',
    ...(one && more.length === 0 && { childId: one }),
  };
}

/** Somebody’s time in court, in the chronology. */
export const courtChronology: ChronologySource = {
  kind: 'court',
  title: 'Court',
  theme: 'court',
  entries: async ({ db }, personId) =>
    courtEntries(await loadCourt(db, personId), `/people/${personId}/court`),
};
