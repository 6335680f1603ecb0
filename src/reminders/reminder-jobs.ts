import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Delivery, type JobOutcome, type JobParts, job, type Messenger } from '../doors/index.ts';
import { faultInBrief } from '../jobs/index.ts';
import { followWork, planReminders, queueReminders, sendWork } from './plan-reminders.ts';
import {
  getReminderToSend,
  listRemindersToFollow,
  recordRemindersArrived,
  recordRemindersSent,
  SENT_AT_ONCE,
  takeReminders,
} from './send-reminders.ts';

/** GOV.UK Notify takes 3,000 a minute from one service: so many of them are used. */
const A_MINUTE = 2_400;
const BATCH_MILLISECONDS = (SENT_AT_ONCE / A_MINUTE) * 60_000;
const SIDE_BY_SIDE = 5;
/** Far more than a day's: work that goes on for longer begins again from the queue. */
const MOST_BATCHES = 500;

const NO_KEY: JobOutcome = {
  done: false,
  because: 'There is no key for GOV.UK Notify on this server: docs/operators.md says where it is put.',
};

type Outcome = z.input<typeof recordRemindersSent.input>['outcomes'][number];

/**
 * Sends one. What may have gone before is asked for by its reference first, for the provider would send it twice.
 */
async function sendOne(
  { tenant, ask, attempt }: JobParts,
  messenger: Messenger,
  id: string,
): Promise<Outcome | null> {
  const found = await ask(getReminderToSend, { id });
  if (!found.ok || !found.value) return null;
  const { way, to, template, words, reference, tried } = found.value;
  if (tried || attempt > 1) {
    const before = await messenger.find(tenant, reference);
    if (before.is === 'later') return { id, is: 'later' };
    if (before.is === 'sent') return { id, is: 'sent', notifyId: before.id };
  }
  const sent: Delivery = await messenger.send(tenant, { way, to, template, words, reference });
  return sent.is === 'sent' ? { id, is: 'sent', notifyId: sent.id } : { id, is: sent.is };
}

async function sendBatch(parts: JobParts, messenger: Messenger, ids: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...ids];
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      const outcome = await sendOne(parts, messenger, id);
      if (outcome) outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  return outcomes.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

async function sendAll(parts: JobParts, messenger: Messenger): Promise<JobOutcome> {
  let sent = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const rest = pause(BATCH_MILLISECONDS, undefined, { ref: false });
    const taken = await parts.run(takeReminders, {});
    if (!taken.ok) return { done: false, because: faultInBrief(taken.error) };
    const outcomes = await sendBatch(parts, messenger, taken.value.ids);
    if (outcomes.length > 0) {
      const kept = await parts.run(recordRemindersSent, { outcomes });
      if (!kept.ok) return { done: false, because: faultInBrief(kept.error) };
    }
    sent += outcomes.filter(({ is }) => is === 'sent').length;
    const isUnreachable = outcomes.some(({ is }) => is === 'later');
    if (isUnreachable || !taken.value.more) break;
    await rest;
  }
  const queued = await parts.run(queueReminders, {});
  if (!queued.ok) return { done: false, because: faultInBrief(queued.error) };
  return { done: true, said: `${sent} sent.` };
}

const noInput = z.strictObject({});

/** Looks what people are expected at, and lays down reminders of it. */
const planJob = job({
  name: 'planReminders',
  summary: 'Look for appointments to remind people of',
  service: 'reminders',
  input: noInput,
  every: { cron: '20 */2 * * *', words: 'Every 2 hours' },
  async does({ run }) {
    let after: string | null = null;
    let queued = 0;
    do {
      const input: z.input<typeof planReminders.input> = { after };
      const planned = await run(planReminders, input);
      if (!planned.ok) return { done: false, because: faultInBrief(planned.error) };
      queued += planned.value.queued;
      after = planned.value.after;
    } while (after !== null);
    const sending = await run(queueReminders, {});
    if (!sending.ok) return { done: false, because: faultInBrief(sending.error) };
    return { done: true, said: `${queued} queued.` };
  },
});

const sendJob = job({
  ...sendWork,
  summary: 'Send reminders that are due',
  service: 'reminders',
  async does(parts) {
    const { messenger } = parts;
    return messenger.knows(parts.tenant) ? sendAll(parts, messenger) : NO_KEY;
  },
});

const followJob = job({
  ...followWork,
  summary: 'Ask GOV.UK Notify which reminders arrived',
  service: 'reminders',
  async does({ run, ask, tenant, messenger }) {
    if (!messenger.knows(tenant)) return NO_KEY;
    const sent = await ask(listRemindersToFollow, {});
    if (!sent.ok) return { done: false, because: faultInBrief(sent.error) };
    const [arrived, lost]: [string[], string[]] = [[], []];
    for (const { id, notifyId } of sent.value) {
      const standing = await messenger.standing(tenant, notifyId);
      if (standing === 'later') break;
      if (standing === 'arrived') arrived.push(id);
      if (standing === 'lost') lost.push(id);
    }
    if (arrived.length + lost.length > 0) {
      const kept = await run(recordRemindersArrived, { arrived, lost });
      if (!kept.ok) return { done: false, because: faultInBrief(kept.error) };
    }
    const next = await run(queueReminders, {});
    if (!next.ok) return { done: false, because: faultInBrief(next.error) };
    return { done: true };
  },
});

/** What Facet does by itself about reminders. */
export const reminderJobs = [planJob, sendJob, followJob];
