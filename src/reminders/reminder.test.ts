import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expected } from './events.ts';
import { reconcile, type Standing } from './reconcile.ts';
import {
  firstSafeMoment,
  type Reach,
  rulesPrint,
  type Setting,
  triedAgainAt,
  type Wish,
  whyNone,
} from './reminder.ts';
import { languages, reminderText } from './reminder-words.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const time = (text: string) => Temporal.PlainTime.from(text);
const moment = (text: string) => Temporal.Instant.from(text);

const safe = {
  call: null,
  text: true,
  write: false,
  email: null,
  times: null,
  whatNotToSay: null,
  whoMustNotKnow: null,
};
const reach: Reach = {
  phone: '07700 900 982',
  email: null,
  safeContact: safe,
  communicationNeeds: null,
  interpreter: null,
  diedOn: null,
};
const setting: Setting = { sending: true, hoursBefore: 24, textTemplate: 't', emailTemplate: null };
const times = { days: [1, 2, 3, 4, 5], fromTime: time('10:00'), untilTime: time('14:00') };
const wish: Wish = { ...times, way: 'text', askedByRules: rulesPrint(reach), stoppedOn: null };

describe('whether somebody is reminded at all', () => {
  it('is so where she said yes, to a way that is expressly safe, and nothing has changed since', () => {
    expect(whyNone(setting, wish, reach)).toBeNull();
  });

  it.each<[string, Partial<Setting>, Wish | null, Partial<Reach>]>([
    ['off', { sending: false }, wish, {}],
    ['not_asked', {}, null, {}],
    ['stopped', {}, { ...wish, stoppedOn: day('2024-06-01') }, {}],
    ['stopped', {}, wish, { diedOn: day('2024-06-01') }],
    ['way_not_safe', {}, wish, { safeContact: null }],
    ['way_not_safe', {}, wish, { safeContact: { ...safe, text: null } }],
    ['way_not_safe', {}, wish, { safeContact: { ...safe, text: false } }],
    ['no_address', {}, wish, { phone: null }],
    ['rules_changed', {}, wish, { phone: '07700 900 111' }],
    ['rules_changed', {}, wish, { safeContact: { ...safe, times: 'Not on Mondays' } }],
    ['rules_changed', {}, wish, { safeContact: { ...safe, whoMustNotKnow: 'Her partner' } }],
    ['rules_changed', {}, wish, { communicationNeeds: 'Large print' }],
    ['rules_changed', {}, wish, { interpreter: 'needed' }],
    ['no_template', { textTemplate: null }, wish, {}],
  ])('is not, and why: %s', (why, set, said, on) => {
    expect(whyNone({ ...setting, ...set }, said, { ...reach, ...on })).toBe(why);
  });
});

describe('when somebody is reminded', () => {
  const event = { on: day('2024-06-05'), from: time('15:00') };
  const first = (
    more: object = {},
    now = '2024-06-03T09:00:00Z',
    of: Parameters<typeof firstSafeMoment>[0] = event,
  ) => firstSafeMoment(of, { ...times, ...more }, 24, moment(now))?.toString() ?? null;

  it('is at the first safe time in the day before: here it was over at three, and comes again in the morning', () => {
    expect(first()).toBe('2024-06-05T09:00:00Z');
    expect(first({ untilTime: time('18:00') })).toBe('2024-06-04T14:00:00Z');
  });

  it('is never where no safe time lies between, nor in the last hour', () => {
    expect(first({ days: [1] })).toBeNull();
    expect(first({}, '2024-06-05T13:30:00Z')).toBeNull();
    expect(first({ fromTime: time('14:30'), untilTime: time('16:00') }, '2024-06-05T13:01:00Z')).toBeNull();
  });

  it('is before the day begins where only the day is known', () => {
    expect(first({}, '2024-06-03T09:00:00Z', { ...event, from: null })).toBe('2024-06-04T09:00:00Z');
    expect(first({}, '2024-06-05T09:30:00Z', { ...event, from: null })).toBeNull();
  });

  it('is always on a day and at a time that she said, in daytime, and before what it is of, over the clock change as well', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const at = (minutes: number) => time('00:00').add({ minutes });
    fc.assert(
      fc.property(
        fc.subarray([1, 2, 3, 4, 5, 6, 7]),
        fc.tuple(minute, minute),
        minute,
        fc.integer({ min: 0, max: 2_000 }),
        fc.integer({ min: 2, max: 168 }),
        (days, [from, until], starts, before, hours) => {
          const said = { days, fromTime: at(Math.min(from, until)), untilTime: at(Math.max(from, until)) };
          const of = { on: day('2024-03-31').add({ days: starts % 3 }), from: at(starts) };
          const begins = of.on.toZonedDateTime({ timeZone: 'Europe/London', plainTime: of.from }).toInstant();
          const now = begins.subtract({ minutes: before });
          const found = firstSafeMoment(of, said, hours, now);
          if (!found) return;
          const local = found.toZonedDateTimeISO('Europe/London');
          expect(days).toContain(local.dayOfWeek);
          for (const [one, other] of [
            [said.fromTime, local.toPlainTime()],
            [time('08:00'), local.toPlainTime()],
            [local.toPlainTime(), said.untilTime],
            [local.toPlainTime(), time('20:00')],
          ] as const)
            expect(Temporal.PlainTime.compare(one, other)).toBeLessThanOrEqual(0);
          expect(Temporal.Instant.compare(now, found)).toBeLessThanOrEqual(0);
          expect(begins.since(found).total('hours')).toBeGreaterThanOrEqual(1);
          expect(begins.since(found).total('hours')).toBeLessThanOrEqual(hours);
        },
      ),
      { seed: 370, numRuns: 300 },
    );
  });

  it('is tried again later each time, up to an hour', () => {
    const now = moment('2024-06-03T09:00:00Z');
    const waits = [1, 2, 3, 9].map((attempts) => triedAgainAt(attempts, now).since(now).total('seconds'));
    expect(waits).toEqual([60, 240, 960, 3_600]);
  });
});

describe('the words of a reminder', () => {
  it('say that there is something, and when, in each language, and nothing else', () => {
    const event = { on: day('2024-06-04'), from: time('10:00') };
    expect(reminderText('appointment', event, 'en')).toBe('Reminder. Appointment: Tuesday 4 June, 10:00.');
    expect(reminderText('to_do', { ...event, from: null }, 'en')).toBe(
      'Reminder. Something to do: Tuesday 4 June.',
    );
    expect(reminderText('appointment', event, 'xx')).toBe(reminderText('appointment', event, 'en'));
    const all = languages.map((code) => reminderText('appointment', event, code));
    expect(new Set(all).size).toBe(languages.length);
    for (const words of all) expect(words).toMatch(/10:00\.$/u);
  });
});

describe('reminders beside what stands in calendars', () => {
  const now = moment('2024-06-03T09:00:00Z');
  const expected: Expected = {
    personId: 'p',
    entry: 'group-1',
    on: day('2024-06-05'),
    from: time('15:00'),
    something: 'appointment',
  };
  const row: Standing = {
    id: 'r',
    version: 1,
    personId: 'p',
    entry: 'group-1',
    eventOn: expected.on,
    eventFrom: expected.from,
    state: 'waiting',
    why: null,
    sendAt: moment('2024-06-05T09:00:00Z'),
    way: 'text',
  };
  const plan = () => ({ sendAt: row.sendAt, why: null, way: 'text' as const });

  it('are laid down once, and are left as they are while nothing changes', () => {
    expect(reconcile([expected, expected], [], plan, now).fresh).toHaveLength(1);
    expect(reconcile([expected], [row], plan, now)).toEqual({ fresh: [], changed: [] });
  });

  it('are taken back with what was called off; what moved has a reminder of its own time', () => {
    const gone = reconcile([], [row], plan, now);
    expect(gone.changed).toMatchObject([{ state: 'cancelled', why: 'called_off' }]);
    const moved = reconcile([{ ...expected, on: day('2024-06-06') }], [row], plan, now);
    expect(moved.fresh).toHaveLength(1);
    expect(moved.changed).toMatchObject([{ state: 'cancelled' }]);
    const back = { ...row, state: 'cancelled', why: 'called_off' } as const;
    expect(reconcile([expected], [back], plan, now).changed).toMatchObject([{ state: 'waiting' }]);
  });

  it('that were sent, or that a worker took back, stay so', () => {
    for (const state of ['sent', 'delivered', 'failed', 'sending'] as const)
      expect(reconcile([expected], [{ ...row, state }], plan, now)).toEqual({ fresh: [], changed: [] });
    const taken = { ...row, state: 'cancelled', why: 'taken_back' } as const;
    expect(reconcile([expected], [taken], plan, now)).toEqual({ fresh: [], changed: [] });
  });
});
