import { z } from 'zod';
import { command, wholeTenant } from '../doors/index.ts';
import { zChangedOut, zVersionOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { invalid, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { planFor } from './events.ts';
import { queueSending } from './plan-reminders.ts';
import { findReminder, readSetting, remindedPeople } from './reminder-store.ts';
import { whyWords } from './reminder-words.ts';

const HOURS = 'Enter a whole number of hours from 2 to 168';
const zTemplate = z
  .union(
    [z.literal('').transform(() => null), z.null(), z.guid('Copy the template’s ID from GOV.UK Notify')],
    {
      error: 'Copy the template’s ID from GOV.UK Notify',
    },
  )
  .default(null);

/** Chooses whether reminders are sent, how long before, and by which templates. */
export const setReminders = command({
  name: 'setReminders',
  summary: 'Choose whether reminders are sent, how long before, and by which templates of GOV.UK Notify',
  permission: 'reminder:set',
  about: wholeTenant,
  input: z.strictObject({
    version: z.coerce.number().int().min(0).meta({ description: 'As it was seen; 0 while nobody chose' }),
    sending: z.boolean('Select whether reminders are sent'),
    hoursBefore: z.coerce.number(HOURS).int(HOURS).min(2, HOURS).max(168, HOURS),
    textTemplate: zTemplate,
    emailTemplate: zTemplate,
  }),
  output: z.strictObject({ version: zVersionOut }),
  audit: ({ sending }) => (sending ? 'Reminders are sent' : 'Reminders are not sent'),
  api: { method: 'put', path: '/reminders/setting' },
  async handle({ db, write }, { version, ...chosen }) {
    if (chosen.sending && chosen.textTemplate === null && chosen.emailTemplate === null) {
      const message = 'Reminders need a template: for text messages, for emails or for both';
      return invalid({ path: ['textTemplate'], message });
    }
    const { id } = await readSetting(db);
    if (id !== null) {
      const row = await write.update('reminderSetting', { id, version }, chosen);
      return succeed({ version: row.version });
    }
    if (version !== 0) return refused('not_set', 'Nothing was chosen before. Open the page again.');
    const row = await write.insert('reminderSetting', chosen);
    return succeed({ version: row.version });
  },
});

const seen = { id: zId, version: z.int().min(1) };
const ofReminder = ({ id }: { readonly id: string }) => ({ kind: 'reminder', id }) as const;

/** Tries again what was not sent or did not arrive, where it is allowed and safe now. */
export const retryReminder = command({
  name: 'retryReminder',
  summary: 'Try again a reminder that was not sent or did not arrive',
  permission: 'contact:record',
  about: ofReminder,
  input: z.strictObject(seen),
  output: zChangedOut,
  audit: () => 'Asked that a reminder be tried again',
  api: { method: 'post', path: '/reminders/{id}/retry' },
  async handle(context, { id, version }) {
    const { db, write, now } = context;
    const row = await findReminder(db, id);
    if (!row) return notFound('reminder');
    checkAsSeen('reminder', row, { id, version });
    if (row.state !== 'failed' && row.state !== 'not_sent')
      return refused('not_failed', 'This reminder waits, was sent or was taken back.');
    const [who] = await remindedPeople(db, { people: [row.personId] });
    if (!who) return refused('not_asked', whyWords.not_asked);
    const planned = planFor(await readSetting(db), who, { on: row.eventOn, from: row.eventFrom }, now);
    if (planned.why) return refused(planned.why, whyWords[planned.why]);
    const again = { state: 'waiting', why: null, sendAt: planned.sendAt, way: who.wish.way } as const;
    // What could not be reached may have been taken all the same: its reference stays, so that it is asked for first.
    const fresh =
      row.why === 'refused' || row.why === 'not_delivered' ? { notifyId: null, round: row.round + 1 } : {};
    const kept = await write.update('reminder', { id, version }, { ...again, ...fresh, endedAt: null });
    await queueSending(context);
    return succeed({ id, version: kept.version });
  },
});

/** Takes back a reminder that is not sent yet. */
export const takeBackReminder = command({
  name: 'takeBackReminder',
  summary: 'Take back a reminder that is not sent yet',
  permission: 'contact:record',
  about: ofReminder,
  input: z.strictObject(seen),
  output: zChangedOut,
  audit: () => 'Took back a reminder',
  api: { method: 'post', path: '/reminders/{id}/take-back' },
  async handle({ db, write, now }, { id, version }) {
    const row = await findReminder(db, id);
    if (!row) return notFound('reminder');
    checkAsSeen('reminder', row, { id, version });
    if (row.state !== 'waiting' && row.state !== 'not_sent' && row.state !== 'failed')
      return refused('too_late', 'This reminder is being sent, was sent, or was taken back before.');
    const end = { state: 'cancelled', why: 'taken_back', endedAt: now } as const;
    const kept = await write.update('reminder', { id, version }, end);
    return succeed({ id, version: kept.version });
  },
});
