import type { CalendarSource } from '../doors/index.ts';
import { hearingsBetween, reportsWanted } from './court-calendar-store.ts';
import { hearingWords } from './court-words.ts';

/** Days in court, and the days by which the court wants a report. */
export const courtCalendar: CalendarSource = {
  kind: 'court',
  title: 'Court',
  outside: 'Appointment',
  async entries({ db }, question) {
    const [hearings, reports] = [await hearingsBetween(db, question), await reportsWanted(db, question)];
    return [
      ...hearings.map(({ id, personId, kind, heardOn }) => ({
        id: `hearing-${id}`,
        personId,
        on: heardOn,
        title: hearingWords[kind],
        href: `/people/${personId}/court`,
      })),
      ...reports.map(({ id, personId, wantedBy }) => ({
        id: `report-${id}`,
        personId,
        on: wantedBy,
        title: 'A report for the court is wanted by this day',
        href: `/people/${personId}/court`,
      })),
    ];
  },
};
