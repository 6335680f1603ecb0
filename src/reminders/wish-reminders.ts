import { z } from 'zod';
import { command, ofPerson, staffIdOf, wholeTenant } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zTime } from '../foundation/times.ts';
import { addressFor, rulesPrint, ways } from './reminder.ts';
import { findOwnWish, findWish, reachOf } from './reminder-store.ts';
import { languages, whyWords } from './reminder-words.ts';

const SEVEN = 7;

/** Records that somebody said yes to reminders: by which way, when they are safe, in which language. */
export const agreeReminders = command({
  name: 'agreeReminders',
  summary: 'Record that a person wants reminders, by which way and when they are safe',
  permission: 'consent:record',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    version: z.coerce
      .number()
      .int()
      .min(0)
      .meta({ description: 'As it was seen; 0 where nothing was recorded' }),
    way: z.enum(ways, 'Select text message or email'),
    days: z
      .array(z.coerce.number().int().min(1).max(SEVEN), 'Select the days on which it is safe')
      .min(1, 'Select the days on which it is safe')
      .max(SEVEN)
      .transform((days) => [...new Set(days)].toSorted((one, other) => one - other))
      .meta({ description: '1 is Monday' }),
    fromTime: zTime,
    untilTime: zTime,
    language: z.enum(languages, 'Select a language'),
  }),
  output: zChangedOut,
  audit: () => 'Recorded that a person wants reminders',
  api: { method: 'put', path: '/people/{personId}/reminders' },
  async handle({ db, write, actor, today, now }, { personId, version, ...said }) {
    const reach = await reachOf(db, personId);
    if (!reach) return notFound('person');
    if (Temporal.PlainTime.compare(said.fromTime, said.untilTime) >= 0)
      return invalidField(['untilTime'], 'The safe time must end after it begins');
    if (reach.safeContact?.[said.way] !== true) return invalidField(['way'], whyWords.way_not_safe);
    if (addressFor(said.way, reach) === null) return invalidField(['way'], whyWords.no_address);
    const row = {
      ...said,
      askedByRules: rulesPrint(reach),
      agreedOn: today,
      stoppedOn: null,
      stoppedHerself: false,
      recordedBy: staffIdOf(actor),
      recordedAt: now,
    };
    const known = await findWish(db, personId);
    if (!known && version !== 0) return refused('not_asked', whyWords.not_asked);
    const kept = known
      ? await write.update('reminderWish', { id: known.id, version }, row)
      : await write.insert('reminderWish', { personId, ...row });
    return succeed({ id: kept.id, version: kept.version });
  },
});

/** Ends reminders because she wants none any more. What waits is not sent. */
export const stopReminders = command({
  name: 'stopReminders',
  summary: 'Record that a person wants no reminders any more',
  permission: 'consent:record',
  about: ofPerson,
  input: z.strictObject({ personId: zId, version: z.int().min(1) }),
  output: zChangedOut,
  audit: () => 'Recorded that a person wants no reminders any more',
  api: { method: 'post', path: '/people/{personId}/reminders/stop' },
  async handle({ db, write, today }, { personId, version }) {
    const wish = await findWish(db, personId);
    if (!wish) return notFound('wish for reminders');
    const kept = await write.update(
      'reminderWish',
      { id: wish.id, version },
      { stoppedOn: wish.stoppedOn ?? today },
    );
    return succeed({ id: kept.id, version: kept.version });
  },
});

/** A parent ends her own reminders. */
export const stopOwnReminders = command({
  name: 'stopOwnReminders',
  summary: 'Want no reminders any more',
  permission: 'own:write',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.null(),
  audit: () => 'A parent ended her reminders',
  api: null,
  async handle({ db, write, today, actor }) {
    const wish = actor.kind === 'parent' ? await findOwnWish(db, actor.personId) : undefined;
    if (!wish) return notFound('wish for reminders');
    if (!wish.stoppedOn) await write.update('reminderWish', wish, { stoppedOn: today, stoppedHerself: true });
    return succeed(null);
  },
});
