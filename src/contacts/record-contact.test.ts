import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import { setGoal } from '../plans/index.ts';
import { changeContact } from './change-contact.ts';
import { getContact } from './get-contact.ts';
import { listContacts } from './list-contacts.ts';
import { recordContact } from './record-contact.ts';

let house: TestHouse;
let amina: TestParent;
let other: TestParent;

beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
  amina = await addParent(house);
  other = await addParent(house, { name: 'Ruth Other' });
});
afterAll(() => house.close());

const visit = { kind: 'home_visit', result: 'met' } as const;

async function countRows(table: string, personId: string): Promise<number> {
  const { rows } = await house.owner.query(
    `select count(*)::int as n from t_east.${table} where person_id = $1`,
    [personId],
  );
  return rows[0].n;
}

describe('recordContact', () => {
  it('writes the contact, what it showed and what was given in one go, each with its entry in the change log', async () => {
    const goal = await house.done(setGoal, {
      enrolmentId: amina.enrolmentId,
      area: 'being_a_parent',
      words: 'I want to write to my son',
    });
    const recorded = await house.done(recordContact, {
      enrolmentId: amina.enrolmentId,
      ...visit,
      on: '2024-05-31',
      at: '14:30',
      minutes: 60,
      place: 'At home',
      done: ['wrote_letter'],
      goalIds: [goal.id],
      note: 'We wrote the first letter.',
      outcomes: [{ outcome: 'letterbox_started', evidence: 'First letter sent' }],
      provisions: [{ kind: 'travel', what: 'Bus fare', amountPence: 350 }],
      nextOn: '2024-06-07',
    });
    expect(recorded).toMatchObject({ version: 1, personId: amina.personId });
    expect(recorded.outcomeIds).toHaveLength(1);
    const contact = await house.answer(getContact, { id: recorded.id, personId: amina.personId });
    expect(contact).toMatchObject({
      kindTitle: 'Home visit',
      doneTitles: ['Wrote a letter for letterbox'],
      goals: [{ words: 'I want to write to my son' }],
      outcomes: [{ title: 'Started letterbox contact', evidence: 'First letter sent' }],
      provisions: [{ title: 'Travel', what: 'Bus fare', amountPence: 350 }],
      by: 'Priya Practitioner',
    });
    expect(contact.happenedOn.toString()).toBe('2024-05-31');
    expect(contact.startedAt?.toString()).toBe('14:30:00');
    const { rows } = await house.owner.query(
      `select table_name from t_east.change_log where command = 'recordContact' and after ->> 'person_id' = $1 order by 1`,
      [amina.personId],
    );
    expect(rows.map((row) => row.table_name)).toEqual(['contact', 'outcome', 'provision']);
  });

  it('records today, by whoever records it, when nothing else is said', async () => {
    const parent = await addParent(house, { name: 'Brief Words' });
    const recorded = await house.done(recordContact, {
      enrolmentId: parent.enrolmentId,
      kind: 'call',
      result: 'attempted',
    });
    const contact = await house.answer(getContact, { id: recorded.id, personId: parent.personId });
    expect(contact).toMatchObject({
      result: 'attempted',
      staffId: house.actors.practitioner.staffId,
      minutes: null,
    });
    expect(contact.happenedOn.toString()).toBe('2024-06-03');
  });

  it('refuses an outcome that is recorded already, and writes nothing', async () => {
    const before = await countRows('contact', amina.personId);
    const result = await house.run(recordContact, {
      enrolmentId: amina.enrolmentId,
      ...visit,
      outcomes: [{ outcome: 'letterbox_started' }],
    });
    expect(result).toMatchObject({
      ok: false,
      error: {
        kind: 'refused',
        code: 'already_recorded',
        faults: [
          {
            path: ['outcomes', 0, 'outcome'],
            message: '“Started letterbox contact” is already recorded, on 31 May 2024',
          },
        ],
      },
    });
    expect(await countRows('contact', amina.personId)).toBe(before);
  });

  it('refuses a goal of somebody else', async () => {
    const goal = await house.done(setGoal, {
      enrolmentId: other.enrolmentId,
      area: 'staying_safe',
      words: 'A safe home',
    });
    const result = await house.run(recordContact, {
      enrolmentId: amina.enrolmentId,
      ...visit,
      goalIds: [goal.id],
    });
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'invalid', faults: [{ path: ['goalIds', 0] }] },
    });
  });

  it('writes once when the same form comes twice', async () => {
    const parent = await addParent(house, { name: 'Twice Sent' });
    const input = {
      enrolmentId: parent.enrolmentId,
      ...visit,
      provisions: [{ kind: 'voucher', amountPence: 2000 }],
    };
    const first = await house.run(recordContact, input, undefined, 'form-key-0001');
    const second = await house.run(recordContact, input, undefined, 'form-key-0001');
    expect(first.ok && second.ok && second.value).toEqual(first.ok && first.value);
    expect(await countRows('contact', parent.personId)).toBe(1);
    expect(await countRows('provision', parent.personId)).toBe(1);
  });

  it('lets one of two at the same moment record an outcome', async () => {
    const parent = await addParent(house, { name: 'Same Moment' });
    const input = { enrolmentId: parent.enrolmentId, ...visit, outcomes: [{ outcome: 'gp_registered' }] };
    const results = await Promise.all([house.run(recordContact, input), house.run(recordContact, input)]);
    expect(results.filter((each) => each.ok)).toHaveLength(1);
    expect(await countRows('outcome', parent.personId)).toBe(1);
    expect(await countRows('contact', parent.personId)).toBe(1);
  });

  it.each([
    ['an unknown enrolment', '01890000-0000-7000-8000-000000000000'],
    ['an enrolment of another tenant', 'west'],
  ])('says that there is no such enrolment for %s', async (_, id) => {
    const enrolmentId =
      id === 'west' ? (await addParent(house, { name: 'Wen West', tenant: 'west' })).enrolmentId : id;
    const result = await house.run(recordContact, { enrolmentId, ...visit });
    expect(result).toEqual({ ok: false, error: { kind: 'not_found', what: 'enrolment' } });
  });

  it('does not show a restricted record to somebody without a grant', async () => {
    const hidden = await addParent(house, { name: 'Hidden Person', restricted: true });
    const result = await house.run(recordContact, { enrolmentId: hidden.enrolmentId, ...visit });
    expect(result).toMatchObject({ ok: false, error: { kind: 'not_found' } });
  });

  it('is refused to those who may not record', async () => {
    const result = await house.run(
      recordContact,
      { enrolmentId: amina.enrolmentId, ...visit },
      house.actors.analyst,
    );
    expect(result).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
  });

  it.each([
    ['10 MB of text', { note: 'x'.repeat(10_000_000) }, ['note'], /10,000 characters/],
    ['a NUL', { note: 'a\u0000b' }, ['note'], /NUL/],
    ['half an emoji', { place: 'a\ud800' }, ['place'], /broken character/],
    ['an unknown kind', { kind: 'seance' }, ['kind'], /kind of contact/],
    ['an unknown activity', { done: ['juggling'] }, ['done', 0], /no such activity/],
    ['a day to come', { on: '2024-06-04' }, ['on'], /today or in the past/],
    ['no real day', { on: '2024-02-30' }, ['on'], /real date/],
    ['a year that slipped', { on: '2014-06-03' }, ['on'], /before the work began/],
    ['a next date that is over', { nextOn: '2024-06-03' }, ['nextOn'], /after the day/],
    ['no time', { at: '25:00' }, ['at'], /such as 14:30/],
    ['minutes below none', { minutes: -1 }, ['minutes'], /whole minutes/],
    [
      'money below none',
      { provisions: [{ kind: 'travel', amountPence: -1 }] },
      ['provisions', 0, 'amountPence'],
      /below zero/,
    ],
    ['a field that is not known', { colour: 'blue' }, [], /does not know colour/],
  ])('says what is wrong with %s', async (_, wrong, path, message) => {
    const input = { enrolmentId: amina.enrolmentId, ...visit, ...wrong };
    const result = await house.run(recordContact, input as never);
    expect(result).toMatchObject({
      ok: false,
      error: { kind: 'invalid', faults: [{ path, message: expect.stringMatching(message) }] },
    });
  });

  it.each(['<script>alert(1)</script>', 'السلام عليكم \u202e', 'আমিনা খাতুন', '👩‍👧 "quoted" \\ ; drop table'])(
    'keeps %s as it was written',
    async (text) => {
      const parent = await addParent(house, { name: 'Any Words' });
      const { id } = await house.done(recordContact, {
        enrolmentId: parent.enrolmentId,
        ...visit,
        note: text,
        place: text,
      });
      const contact = await house.answer(getContact, { id, personId: parent.personId });
      expect(contact.note).toBe(text.normalize('NFC').trim());
      expect(contact.place).toBe(text.normalize('NFC').trim());
    },
  );
});

describe('changeContact', () => {
  it('corrects a contact, moves what hangs on it with its date, and keeps what was there in the change log', async () => {
    const parent = await addParent(house, { name: 'Corrected Later' });
    const recorded = await house.done(recordContact, {
      enrolmentId: parent.enrolmentId,
      ...visit,
      outcomes: [{ outcome: 'gp_registered' }],
      provisions: [{ kind: 'travel', amountPence: 100 }],
    });
    const changed = await house.done(changeContact, {
      id: recorded.id,
      version: 1,
      kind: 'call',
      result: 'met',
      on: '2024-06-01',
    });
    expect(changed.version).toBe(2);
    const days = await house.owner.query(
      `select (select reached_on::text from t_east.outcome where contact_id = $1),
         (select given_on::text from t_east.provision where contact_id = $1)`,
      [recorded.id],
    );
    expect(days.rows[0]).toMatchObject({ reached_on: '2024-06-01', given_on: '2024-06-01' });
    const log = await house.owner.query(
      `select before ->> 'kind' as before, after ->> 'kind' as after from t_east.change_log
       where row_id = $1 and row_version = 2`,
      [recorded.id],
    );
    expect(log.rows[0]).toEqual({ before: 'home_visit', after: 'call' });
  });

  it('refuses a stale version and shows the present one', async () => {
    const parent = await addParent(house, { name: 'Stale Form' });
    const { id } = await house.done(recordContact, { enrolmentId: parent.enrolmentId, ...visit });
    const change = { id, version: 1, ...visit, on: '2024-06-01' };
    await house.done(changeContact, { ...change, place: 'Library' });
    const stale = await house.run(changeContact, { ...change, place: 'Park' });
    expect(stale).toMatchObject({ ok: false, error: { kind: 'stale', current: { place: 'Library' } } });
  });
});

describe('listContacts', () => {
  it('gives every contact once, the latest first, page by page and filtered', async () => {
    const parent = await addParent(house, { name: 'Many Visits' });
    for (const [index, result] of (['met', 'attempted', 'met', 'did_not_attend', 'met'] as const).entries()) {
      const on = `2024-05-${String(10 + Math.floor(index / 2)).padStart(2, '0')}`;
      await house.done(recordContact, { enrolmentId: parent.enrolmentId, kind: 'call', result, on });
    }
    const { personId } = parent;
    const all = await house.answer(listContacts, { personId });
    expect(all.items.map((item) => item.happenedOn.toString())).toEqual([
      '2024-05-12',
      '2024-05-11',
      '2024-05-11',
      '2024-05-10',
      '2024-05-10',
    ]);
    const first = await house.answer(listContacts, { personId, size: 2 });
    const second = await house.answer(listContacts, { personId, size: 2, after: first.next ?? '' });
    const third = await house.answer(listContacts, { personId, size: 2, after: second.next ?? '' });
    expect([...first.items, ...second.items, ...third.items].map((item) => item.id)).toEqual(
      all.items.map((item) => item.id),
    );
    expect(third.next).toBeNull();
    const met = await house.answer(listContacts, { personId, result: 'met' });
    expect(met.items).toHaveLength(3);
    const wrong = await house.ask(listContacts, { personId, after: 'nowhere' });
    expect(wrong).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  });
});
