import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { command } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { notFound, refused } from '../foundation/fault.ts';
import { newReference } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { hasOpenRequest } from './access/request-store.ts';

/** A parent asks for a copy of what is kept about her. She has signed in: nobody asks her again who she is. */
export const askForOwnCopy = command({
  name: 'askForOwnCopy',
  summary: 'Ask for a copy of what is kept about oneself',
  permission: 'own:write',
  about: wholeTenant,
  input: z.strictObject({ wants: zOptionalText(2000) }),
  output: zChangedOut,
  audit: () => 'A parent asked for a copy of what is kept about her',
  api: null,
  async handle({ db, write, actor, now, today }, { wants }) {
    if (actor.kind !== 'parent') return notFound('person');
    if (await hasOpenRequest(db))
      return refused('asked_already', 'You have asked for a copy already. We are working on it.');
    const row = await write.insert('subjectRequest', {
      personId: actor.personId,
      reference: newReference('SAR'),
      askedBy: 'herself',
      askerName: null,
      askerAuthority: null,
      wants,
      receivedOn: today,
      receivedHow: 'online',
      identityAskedOn: null,
      identityConfirmedOn: today,
      identityHow: 'Signed in to her own pages',
      recordedBy: null,
      recordedAt: now,
    });
    return succeed({ id: row.id, version: row.version });
  },
});

/** A parent says herself that something in her record is wrong. */
export const sayOwnWrong = command({
  name: 'sayOwnWrong',
  summary: 'Say that something in one’s own record is wrong',
  permission: 'own:write',
  about: wholeTenant,
  input: z.strictObject({
    place: zText(300, 'Write where it says so, such as “My plan” or “The visit in May”'),
    saidBefore: zText(4000, 'Write what it says now'),
    says: zText(4000, 'Write what it should say'),
  }),
  output: zChangedOut,
  audit: () => 'A parent said that something in her record is wrong',
  api: null,
  async handle({ write, actor, today }, input) {
    if (actor.kind !== 'parent') return notFound('person');
    const { personId } = actor;
    const row = await write.insert('correction', { ...input, personId, askedOn: today, recordedBy: null });
    return succeed({ id: row.id, version: row.version });
  },
});
