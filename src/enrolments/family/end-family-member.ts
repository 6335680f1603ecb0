import { z } from 'zod';
import { command } from '../../doors/index.ts';
import { zIdOut, zVersionOut } from '../../foundation/answers.ts';
import { checkAsSeen } from '../../foundation/database/write.ts';
import { zDate } from '../../foundation/dates.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zOptionalText } from '../../foundation/text.ts';
import { decideLeave } from './member.ts';
import { findMember } from './member-store.ts';

/** Ends the work with one of a family, while it goes on with the others. */
export const endFamilyMember = command({
  name: 'endFamilyMember',
  summary: 'End the work with one of a family, while it goes on with the others',
  permission: 'enrolment:move',
  about: ({ id }) => ({ kind: 'enrolmentMember', id }),
  input: z.strictObject({ id: zId, version: z.int(), on: zDate, note: zOptionalText(2000) }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, enrolmentId: zIdOut }),
  audit: () => 'The work with one of the family ended',
  api: { method: 'post', path: '/enrolment-members/{id}/end' },
  async handle(context, { id, version, on, note }) {
    const member = await findMember(context.db, id);
    if (!member) return notFound('person');
    const decided = decideLeave(member, on, context.today);
    if (!decided.ok) return decided;
    checkAsSeen('enrolmentMember', member, { id, version });
    const row = await context.write.update(
      'enrolmentMember',
      { id, version },
      { leftOn: on, leftNote: note },
    );
    return succeed({ id, version: row.version, enrolmentId: member.enrolmentId });
  },
});
