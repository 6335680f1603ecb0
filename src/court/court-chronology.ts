import type { ChronologyEntry, ChronologySource } from '../doors/index.ts';
import { type Court, loadCourt } from './court-store.ts';
import {
  applicationAnswerWords,
  applicationWords,
  attendanceWords,
  hearingWords,
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

/** Somebody’s time in court, in the chronology. */
export const courtChronology: ChronologySource = {
  kind: 'court',
  title: 'Court',
  theme: 'court',
  entries: async ({ db }, personId) =>
    courtEntries(await loadCourt(db, personId), `/people/${personId}/court`),
};
