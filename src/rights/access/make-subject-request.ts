import { z } from 'zod';
import { command, ofPerson, staffIdOf } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { zDate } from '../../foundation/dates.ts';
import { invalidField } from '../../foundation/fault.ts';
import { newReference, zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zOptionalText } from '../../foundation/text.ts';
import { askers, ways } from '../tables.ts';
import { decideDay } from './request.ts';

/** Records that somebody asks for a copy of what is kept about a person. */
export const makeSubjectRequest = command({
  name: 'makeSubjectRequest',
  summary: 'Record a request for a copy of what is kept about a person',
  permission: 'rights:record',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    askedBy: z.enum(askers, 'Select who asks'),
    /** Who asks, where it is not she herself, and what allows him to. */
    askerName: zOptionalText(200),
    askerAuthority: zOptionalText(1000),
    /** What she wants to see, where it is not everything. */
    wants: zOptionalText(2000),
    receivedOn: zDate,
    receivedHow: z.enum(ways, 'Select how the request came'),
    /** Whether who asks is known, or has to be proved first. */
    identity: z.enum(['known', 'ask'], 'Select whether you know that it is she'),
    identityHow: zOptionalText(500),
  }),
  output: zChangedOut,
  audit: () => 'Recorded a request for a copy of what is kept about a person',
  api: { method: 'post', path: '/subject-requests' },
  async handle({ write, actor, now, today }, input) {
    const { identity, identityHow, askedBy, ...rest } = input;
    const day = decideDay({ receivedOn: input.receivedOn }, input.receivedOn, today, 'receivedOn');
    if (!day.ok) return day;
    if (askedBy !== 'herself' && !input.askerName)
      return invalidField(['askerName'], 'Enter who asks on her behalf');
    if (askedBy !== 'herself' && !input.askerAuthority)
      return invalidField(['askerAuthority'], 'Enter what allows this, such as a signed letter');
    if (identity === 'known' && !identityHow)
      return invalidField(['identityHow'], 'Enter how you know that it is she');
    const row = await write.insert('subjectRequest', {
      ...rest,
      askedBy,
      reference: newReference('SAR'),
      identityAskedOn: identity === 'ask' ? today : null,
      identityConfirmedOn: identity === 'known' ? input.receivedOn : null,
      identityHow,
      recordedBy: staffIdOf(actor),
      recordedAt: now,
    });
    return succeed({ id: row.id, version: row.version });
  },
});
