import type { CalendarSource, ChronologySource, FigureRowSource } from '../doors/index.ts';
import { programmeOf, titleIn } from '../enrolments/index.ts';
import type { FigureSet } from '../programme/index.ts';
import { closings, consultationStanding, helpedAnswers } from './consultation.ts';
import { consultationRowsShown, consultationsBetween, consultationsOf } from './consultation-store.ts';
import { standingWords } from './consultation-words.ts';
import { consultationsOf as saidOf } from './consultations-part.ts';

const KIND = 'consultation';

/** When a professional asked about her, and when advice was given. */
export const consultationChronology: ChronologySource = {
  kind: KIND,
  title: 'Consultations',
  async entries({ db, programmes }, personId) {
    const rows = await consultationsOf(db, personId);
    return rows.map((row) => {
      const said = saidOf(programmeOf(programmes, row));
      const standing = standingWords[consultationStanding(row)];
      const who = [row.askerName, row.askerOrganisation].filter(Boolean).join(', ');
      return {
        id: row.id,
        kind: KIND,
        on: row.answeredOn ?? row.askedOn,
        precision: 'day' as const,
        title: `${titleIn(said.kinds, row.kind)}: ${standing.toLowerCase()}`,
        detail: [who, row.theme && titleIn(said.themes, row.theme)].filter(Boolean).join('. '),
        by: row.givenByName ?? row.recordedByName,
        href: `/consultations/${row.id}`,
        weight: 'routine' as const,
      };
    });
  },
};

/** Consultations that have a time. */
export const consultationCalendar: CalendarSource = {
  kind: KIND,
  title: 'Consultations',
  outside: 'Appointment',
  async entries({ db, programmes }, question) {
    const rows = await consultationsBetween(db, question);
    return rows.flatMap((row) => {
      const { id, startsOn, startsAt, minutes, personId, givenBy, closedOn } = row;
      if (!startsOn || !startsAt) return [];
      return [
        {
          id: `consultation-${id}`,
          personId,
          staff: givenBy ? [givenBy] : [],
          on: startsOn,
          at: { from: startsAt, until: startsAt.add({ minutes: minutes ?? 30 }) },
          title: titleIn(saidOf(programmeOf(programmes, row)).kinds, row.kind),
          href: `/consultations/${id}`,
          ...(closedOn ? { cancelled: true as const } : {}),
        },
      ];
    });
  },
};

/** Consultations, as figures count them: asked up to the day, and what came of each by then. */
export const consultationFigures: FigureSet = {
  name: 'consultations',
  title: 'Consultations',
  source: (
    at,
  ) => `select c.id, c.kind, c.theme, c.offer, c.asked_by, c.asked_on, c.person_id is not null as about_one,
      c.staff_id is null as from_outside, c.minutes,
      case when c.answered_on <= ${at.asAt()} then c.answered_on end as answered_on,
      case when c.closed_on <= ${at.asAt()} then c.closed_as end as closed_as,
      case when c.helped_on <= ${at.asAt()} then c.helped end as helped
    from consultation c where c.programme_id = ${at.programme()} and c.asked_on <= ${at.asAt()}`,
  rowId: 'id',
  dated: 'asked_on',
  columns: {
    kind: {
      column: 'kind',
      type: 'text',
      title: 'Kind',
      required: true,
      values: { part: 'consultation_kinds' },
    },
    theme: {
      column: 'theme',
      type: 'text',
      title: 'What it was about',
      values: { part: 'consultation_themes' },
    },
    offer: {
      column: 'offer',
      type: 'text',
      title: 'What was booked',
      values: { part: 'consultation_offers' },
    },
    asked_by: { column: 'asked_by', type: 'text', title: 'Asked by', values: { part: 'askers' } },
    on: { column: 'asked_on', type: 'date', title: 'Asked on', required: true },
    answered_on: { column: 'answered_on', type: 'date', title: 'Answered on' },
    minutes: { column: 'minutes', type: 'number', title: 'Minutes' },
    about_one: { column: 'about_one', type: 'yes_no', title: 'About somebody on record', required: true },
    from_outside: {
      column: 'from_outside',
      type: 'yes_no',
      title: 'Booked by the professional, without an account',
      required: true,
    },
    closed_as: { column: 'closed_as', type: 'text', title: 'Ended without advice', values: closings },
    helped: { column: 'helped', type: 'text', title: 'Whether it helped', values: helpedAnswers },
  },
  related: {},
};

/** The rows behind a figure of this set: the professional's name stands for one about nobody. */
export const consultationFigureRows: FigureRowSource = {
  set: 'consultations',
  async rows(db, ids) {
    const rows = await consultationRowsShown(db, ids);
    return rows.map(({ id, personId, askedOn, askerName, askerOrganisation }) => ({
      id,
      personId,
      on: askedOn,
      title: [askerName, askerOrganisation].filter(Boolean).join(', '),
      href: `/consultations/${id}`,
    }));
  },
};
