import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { diamond } from '../../test/support/diamond.ts';
import { addOwnParent } from '../../test/support/own.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import { aReferral } from '../../test/support/referrals.ts';
import { listAgreedActions } from '../agreed/agreed-actions.ts';
import { getChronology } from '../chronology/get-chronology.ts';
import { getOwnDates } from '../own/get-own-dates.ts';
import { decideReferral, makeReferral } from '../referrals/index.ts';
import { bookMeeting, cancelMeeting, moveMeeting } from './book-meeting.ts';
import {
  addAgendaItem,
  agreeInMeeting,
  decideAgendaItem,
  fillAgenda,
  holdMeeting,
  inviteToMeeting,
  keepMinutes,
} from './hold-meeting.ts';
import { getMeeting, listMeetings, listMeetingsOfPerson } from './list-meetings.ts';
import { decideHeld, notOnAgenda, partOfInvite, type Waiting } from './meeting.ts';
import { meetingsPart } from './meetings-part.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('a meeting', () => {
  const row = { startsOn: day('2024-06-10'), heldOn: null, cancelledOn: null };

  it('is held on its day, and not before', () => {
    expect(decideHeld(row, day('2024-06-09'))).toMatchObject({ ok: false, error: { code: 'not_yet' } });
    expect(decideHeld(row, day('2024-06-12'))).toMatchObject({
      ok: true,
      value: { heldOn: day('2024-06-10') },
    });
    const off = { ...row, cancelledOn: day('2024-06-08') };
    expect(decideHeld(off, day('2024-06-12'))).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });

  it('asks the parent by that word, and all others as professionals', () => {
    expect([' parent', 'Advocate', 'Health visitor', 'worker'].map(partOfInvite)).toEqual([
      'parent',
      'advocate',
      'professional',
      'professional',
    ]);
  });

  it('has each thing that waits on its agenda once', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const waits = fc.oneof(
      id.map((referralId): Waiting => ({ personId: null, referralId, enrolmentId: null })),
      id.map((enrolmentId): Waiting => ({ personId: 'p', referralId: null, enrolmentId })),
    );
    fc.assert(
      fc.property(fc.array(waits), fc.array(waits), (waiting, there) => {
        const added = notOnAgenda(waiting, there);
        expect(notOnAgenda(added, [...there, ...added])).toEqual([]);
        for (const each of waiting)
          expect([...there, ...added].some((item) => JSON.stringify(item) === JSON.stringify(each))).toBe(
            true,
          );
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  it('fills an agenda by itself only where it is about many', () => {
    const value = meetingsPart.schema.parse({ kinds: [{ id: 'a', title: 'A', agenda: ['reviews'] }] });
    const faults = meetingsPart.checks?.(value, { programme: diamond, names: {} as never });
    expect(faults).toMatchObject([{ path: ['kinds', 0, 'agenda'] }]);
  });
});

describe('meetings', () => {
  let app: TestApp;
  let amina: TestParent;
  let chair: string;
  beforeAll(async () => {
    app = await openTestApp({ today: '2024-06-03' });
    amina = await addParent(app, { name: 'Amina Begum' });
    chair = app.actors.practitioner.staffId;
  });
  afterAll(() => app.close());

  const book = (more: object = {}) =>
    app.run(bookMeeting, {
      programme: 'diamond',
      kind: 'team_around',
      personId: amina.personId,
      on: '2024-06-10',
      at: '10:00',
      place: 'Room 2',
      chairStaffId: chair,
      ...more,
    });
  const booked = async (more: object = {}) => {
    const made = await book(more);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    return made.value;
  };
  const faultOf = async (more: object) => {
    const made = await book(more);
    return !made.ok && made.error.kind === 'invalid' ? made.error.faults[0] : undefined;
  };

  it('are to come, on the clock, and take neither a chair nor a room twice', async () => {
    const { id, version } = await booked();
    expect(await faultOf({ on: '2024-06-02' })).toMatchObject({ path: ['on'] });
    expect(await faultOf({ on: '2025-03-30', at: '01:30' })).toMatchObject({
      path: ['at'],
      message: expect.stringContaining('there is no 01:30'),
    });
    expect(await faultOf({ on: '2024-10-27', at: '01:30' })).toMatchObject({
      message: expect.stringContaining('comes twice'),
    });
    expect(await faultOf({ at: '10:30', place: 'Room 9' })).toMatchObject({
      path: ['chairStaffId'],
      message: expect.stringContaining('Team around the parent, from 10:00 to 11:00'),
    });
    expect(await faultOf({ at: '10:30', place: 'room 2', chairStaffId: null })).toMatchObject({
      path: ['place'],
      message: expect.stringContaining('Room 2 is taken then'),
    });
    expect(await faultOf({ kind: 'panel' })).toMatchObject({ path: ['kind'] });
    const moved = await app.done(moveMeeting, {
      id,
      version,
      on: '2024-06-10',
      at: '10:30',
      place: 'Room 2',
      chairStaffId: chair,
    });
    const stale = await app.run(cancelMeeting, { id, version });
    expect(stale).toMatchObject({ ok: false, error: { kind: 'stale' } });
    await app.done(cancelMeeting, { id, version: moved.version, note: 'She is ill' });
    expect(await book({ at: '10:30' })).toMatchObject({ ok: true });
  });

  it('are held: who came, views of those who did not, minutes, decisions, and what each will do', async () => {
    const { id } = await booked({ on: '2024-06-11' });
    await app.done(inviteToMeeting, { meetingId: id, part: 'advocate', name: 'Nell Poe' });
    expect(await app.run(inviteToMeeting, { meetingId: id, part: 'parent' })).toMatchObject({ ok: false });
    const { version, guests } = await app.answer(getMeeting, { id });
    expect(guests.map(({ part }) => part)).toEqual(['parent', 'professional', 'professional', 'advocate']);
    const came = guests.map((guest, index) => ({
      id: guest.id,
      came: index === 0,
      views: index === 3 ? 'Ask her first' : '',
    }));
    expect(await app.run(holdMeeting, { id, version, guests: came })).toMatchObject({
      ok: false,
      error: { code: 'not_yet' },
    });
    app.setToday('2024-06-11');
    const held = await app.done(holdMeeting, { id, version, guests: came });
    await app.done(keepMinutes, { id, version: held.version, notes: 'She spoke first' });
    const item = await app.done(addAgendaItem, { meetingId: id, title: 'A home' });
    const decided = {
      decision: 'We write to the landlord',
      reason: 'The roof leaks',
      conditions: 'By Friday',
    };
    await app.done(decideAgendaItem, { ...item, ...decided });
    await app.done(agreeInMeeting, {
      meetingId: id,
      what: 'Write the letter',
      ownerStaffId: chair,
      dueOn: '2024-06-14',
    });
    expect(await app.answer(listAgreedActions, {})).toMatchObject([
      { what: 'Write the letter', href: `/meetings/${id}` },
    ]);
    const page = await (await app.get(`/meetings/${id}`)).text();
    for (const words of ['She spoke first', 'Ask her first', 'The roof leaks', 'Conditions: By Friday'])
      expect(page).toContain(words);
    const { entries } = await app.answer(getChronology, { personId: amina.personId });
    expect(entries.map(({ title }) => title)).toContain('Team around the parent: held');
    const { items } = await app.answer(listMeetingsOfPerson, { personId: amina.personId });
    expect(items.filter(({ standing }) => standing === 'held')).toHaveLength(1);
    app.setToday('2024-06-03');
  });

  it('have an agenda that fills itself; a referral is decided with the referral and stands here', async () => {
    const { manager } = app.actors;
    const referral = await app.done(makeReferral, aReferral());
    const { id } = await booked({
      kind: 'panel',
      personId: null,
      on: '2024-06-12',
      at: '09:00',
      place: null,
    });
    const before = await app.answer(getMeeting, { id });
    expect(before.items.map(({ from }) => from)).toContain('referral');
    expect(before.waiting).toBe(0);
    const second = await app.done(makeReferral, aReferral());
    expect((await app.answer(getMeeting, { id })).waiting).toBe(1);
    expect(await app.done(fillAgenda, { id })).toMatchObject({ added: 1 });
    const item = before.items.find((each) => each.referralId === referral.id);
    const beside = { decision: 'Yes', reason: 'Yes' };
    app.setToday('2024-06-12');
    expect(
      await app.run(decideAgendaItem, { id: item?.id ?? '', version: item?.version ?? 0, ...beside }),
    ).toMatchObject({ ok: false, error: { code: 'referral' } });
    await app.done(
      decideReferral,
      {
        id: second.id,
        version: second.version,
        decision: 'decline',
        reasons: ['no_room'],
        note: 'Nearer help',
      },
      manager,
    );
    const after = await app.answer(getMeeting, { id });
    expect(after.items.find((each) => each.referralId === second.id)).toMatchObject({
      decision: 'Declined',
      reason: 'Nearer help',
    });
    app.setToday('2024-06-03');
  });

  it('stand among her own dates where she is asked, without what they are about', async () => {
    const { personId } = await addOwnParent(app, 'Cara Own');
    await booked({ personId, on: '2024-06-14', at: '15:00', place: 'Room 5' });
    const actor = { kind: 'parent', tenant: 'east', personId, name: 'Cara Own' } as const;
    const { dates } = await app.answer(getOwnDates, {}, actor);
    expect(dates.filter(({ what }) => what === 'together')).toMatchObject([{ detail: '15:00, Room 5' }]);
    expect(await (await app.get('/my/dates', `parent-${personId}`)).text()).toContain(
      'A meeting, at 15:00, Room 5',
    );
  });

  it('leave the house without words, and are not there for whoever may not see her', async () => {
    const { id } = await booked({ on: '2024-06-13' });
    const invitation = await app.get(`/meetings/${id}/invitation.ics`);
    const text = await invitation.text();
    expect(invitation.headers.get('content-type')).toContain('text/calendar');
    expect(text).toContain('SUMMARY:Meeting');
    expect(text).toContain('DTSTART;TZID=Europe/London:20240613T100000');
    expect(text).not.toMatch(/Amina|Team around|Diamond|Room 2/);
    for (const table of ['person', 'meeting', 'meeting_guest', 'meeting_item'])
      await app.owner.query(
        `update t_east.${table} set restricted = true where ${table === 'person' ? 'id' : 'person_id'} = $1`,
        [amina.personId],
      );
    expect(await app.ask(getMeeting, { id })).toMatchObject({ ok: false, error: { kind: 'not_found' } });
    const { items } = await app.answer(listMeetings, { standing: 'all' });
    expect(items.filter(({ personId }) => personId === amina.personId)).toEqual([]);
    expect(
      await faultOf({ on: '2024-06-13', personId: (await addParent(app, { name: 'Bea Ode' })).personId }),
    ).toMatchObject({
      path: ['chairStaffId'],
      message: expect.stringContaining('has something else then: Team around the parent'),
    });
  });
});
