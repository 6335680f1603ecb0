import type { CalendarSource, ChronologySource, FigureRowSource } from '../doors/index.ts';
import { programmeOf, titleIn } from '../enrolments/index.ts';
import { displayName } from '../people/index.ts';
import type { FigureSet } from '../programme/index.ts';
import { meetingStanding, parts } from './meeting.ts';
import { itemsAbout, meetingRowsShown, meetingsBetween, meetingsOf } from './meeting-store.ts';
import { standingWords } from './meeting-words.ts';
import { meetingKinds } from './meetings-part.ts';

const KIND = 'meeting';

/** Meetings about her, and what panels decided about her. */
export const meetingChronology: ChronologySource = {
  kind: KIND,
  title: 'Meetings',
  async entries({ db, programmes }, personId) {
    const rows = await meetingsOf(db, personId);
    const decided = await itemsAbout(db, personId);
    const titleOf = (row: Parameters<typeof programmeOf>[1] & { readonly kind: string }) =>
      titleIn([...meetingKinds(programmeOf(programmes, row))], row.kind);
    return [
      ...rows.map((row) => ({
        id: row.id,
        kind: KIND,
        on: row.startsOn,
        precision: 'day' as const,
        title: `${titleOf(row)}: ${standingWords[meetingStanding(row)].toLowerCase()}`,
        detail: row.cancelledNote,
        by: row.chairStaffName ?? row.chairName ?? row.bookedByName,
        href: `/meetings/${row.id}`,
      })),
      ...decided.flatMap((item) =>
        item.decidedOn
          ? [
              {
                id: item.id,
                kind: KIND,
                on: item.decidedOn,
                precision: 'day' as const,
                title: `${titleOf(item)}: ${item.decision ?? ''}`,
                detail: [item.reason, item.conditions && `Conditions: ${item.conditions}`]
                  .filter(Boolean)
                  .join('. '),
                by: null,
                href: `/meetings/${item.meetingId}`,
              },
            ]
          : [],
      ),
    ];
  },
};

/** Meetings, in the calendars of those who lead them or are asked. */
export const meetingCalendar: CalendarSource = {
  kind: KIND,
  title: 'Meetings',
  outside: 'Meeting',
  async entries({ db, programmes }, question) {
    const rows = await meetingsBetween(db, question);
    return rows.map((row) => ({
      id: `meeting-${row.id}`,
      personId: row.personId,
      staff: row.staff,
      on: row.startsOn,
      at: { from: row.startsAt, until: row.startsAt.add({ minutes: row.minutes }) },
      title: titleIn([...meetingKinds(programmeOf(programmes, row))], row.kind),
      href: `/meetings/${row.id}`,
      expects: row.parentAsked && row.personId ? [row.personId] : [],
      ...(row.cancelledOn ? { cancelled: true as const } : {}),
    }));
  },
};

/** Meetings that were booked up to the day, as figures count them; those that were held by then are said to be. */
export const meetingFigures: FigureSet = {
  name: 'meetings',
  title: 'Meetings',
  source: (
    at,
  ) => `select m.id, m.enrolment_id, m.kind, m.starts_on, m.chair_staff_id is not null as chaired_by_us,
      m.person_id is not null as about_one, coalesce(m.held_on <= ${at.asAt()}, false) as held,
      m.cancelled_on is not null and m.cancelled_on <= ${at.asAt()} as cancelled, e.started_on, e.pathway,
      (select bool_or(g.came) from meeting_guest g where g.meeting_id = m.id and g.part = 'parent') as parent_came
    from meeting m left join enrolment e on e.id = m.enrolment_id
    where m.programme_id = ${at.programme()} and m.starts_on <= ${at.asAt()}`,
  rowId: 'id',
  dated: 'starts_on',
  columns: {
    kind: { column: 'kind', type: 'text', title: 'Kind', required: true, values: { part: 'meeting_kinds' } },
    on: { column: 'starts_on', type: 'date', title: 'On', required: true },
    held: { column: 'held', type: 'yes_no', title: 'Was held', required: true },
    cancelled: { column: 'cancelled', type: 'yes_no', title: 'Was called off', required: true },
    chaired_by_us: {
      column: 'chaired_by_us',
      type: 'yes_no',
      title: 'Led by one of those who work here',
      required: true,
    },
    about_one: { column: 'about_one', type: 'yes_no', title: 'About one person', required: true },
    parent_came: { column: 'parent_came', type: 'yes_no', title: 'The parent came' },
    started_on: { column: 'started_on', type: 'date', title: 'When her work began' },
    pathway: { column: 'pathway', type: 'text', title: 'Pathway', values: 'pathways' },
  },
  related: {
    attended: {
      title: 'Who was asked',
      source: () => 'select meeting_id, part, role, came from meeting_guest',
      key: 'meeting_id',
      columns: {
        part: { column: 'part', type: 'text', title: 'As whom', required: true, values: parts },
        role: { column: 'role', type: 'text', title: 'As what' },
        came: { column: 'came', type: 'yes_no', title: 'Came' },
      },
    },
  },
};

/** The rows behind a figure of this set: the kind stands for one that is about many. */
export const meetingFigureRows: FigureRowSource = {
  set: 'meetings',
  async rows(db, ids) {
    const rows = await meetingRowsShown(db, ids);
    return rows.map(({ id, personId, startsOn, personKind, givenName, familyName }) => ({
      id,
      personId,
      on: startsOn,
      title:
        personKind === null
          ? 'A meeting about many'
          : displayName({ kind: personKind, givenName: givenName ?? '', familyName: familyName ?? '' }),
      href: `/meetings/${id}`,
    }));
  },
};
