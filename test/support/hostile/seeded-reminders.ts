import { recordSafeContact } from '../../../src/people/record-safe-contact.ts';
import { agreeReminders, setReminders } from '../../../src/reminders/index.ts';
import { planReminders } from '../../../src/reminders/plan-reminders.ts';
import { recordRemindersSent, takeReminders } from '../../../src/reminders/send-reminders.ts';
import type { TestApp } from '../app.ts';

const TEMPLATE = '11111111-2222-4333-8444-555555555555';
const SAFELY = { way: 'text', fromTime: '08:00', untilTime: '20:00' } as const;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Somebody who said that texts are safe, and yes to reminders. */
async function agree(app: TestApp, personId: string): Promise<void> {
  await app.owner.query(`update t_east.person set phone = '07700 900 123' where id = $1`, [personId]);
  const { rows } = await app.owner.query<{ version: number }>(
    'select version from t_east.person where id = $1',
    [personId],
  );
  const safeContact = { call: null, text: true, write: null, email: null, times: null } as const;
  const said = { ...safeContact, whatNotToSay: null, whoMustNotKnow: null };
  await app.done(recordSafeContact, { id: personId, version: rows[0]?.version ?? 0, safeContact: said });
  await app.done(agreeReminders, { personId, version: 0, ...SAFELY, days: EVERY_DAY, language: 'en' });
}

/** Reminders are sent: of what each is expected at, one could not be sent and the others wait. */
export async function seedReminders(app: TestApp, people: readonly string[]): Promise<void> {
  const chosen = { sending: true, hoursBefore: 168, textTemplate: TEMPLATE, emailTemplate: null };
  await app.done(setReminders, { version: 0, ...chosen }, app.actors.administrator);
  for (const personId of people) await agree(app, personId);
  const sender = { kind: 'system', tenant: 'east', service: 'reminders' } as const;
  await app.done(planReminders, { after: null }, sender);
  const { ids } = await app.done(takeReminders, {}, sender);
  const outcomes = ids.map((id, index) => ({ id, is: index % 2 === 0 ? 'refused' : 'later' }) as const);
  if (outcomes.length > 0) await app.done(recordRemindersSent, { outcomes }, sender);
}
