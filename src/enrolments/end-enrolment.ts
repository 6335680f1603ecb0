import { z } from 'zod';
import { command } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { zDate } from '../foundation/dates.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { endAllocations, openAllocations } from './allocation-store.ts';
import { openActions } from './enrolment-store.ts';
import { findRunning } from './move-enrolment.ts';
import { decideEnd } from './moves.ts';

/** Ends somebody's time in a programme, and with it the parts of her workers. */
export const endEnrolment = command({
  name: 'endEnrolment',
  summary: 'End somebody’s time in a programme',
  permission: 'enrolment:end',
  about: ({ id }) => ({ kind: 'enrolment', id }),
  input: z.strictObject({
    id: zId,
    version: z.int(),
    on: zDate,
    reason: zText(60, 'Choose why the work ends').meta({
      description: 'One of the programme’s reasons, by its id',
    }),
    destination: zOptionalText(60).meta({ description: 'One of the programme’s destinations, by its id' }),
    note: zOptionalText(5000),
  }),
  output: z.strictObject({
    id: zIdOut,
    version: zVersionOut,
    openActions: z.array(zIdOut).meta({ description: 'Actions of its plan that are still open' }),
  }),
  audit: ({ reason }) => `Work ended: ${reason}`,
  api: { method: 'post', path: '/enrolments/{id}/end' },
  async handle(context, { id, version, note, ...wish }) {
    const found = await findRunning(context, id);
    if (!found.ok) return found;
    checkAsSeen('enrolment', found.value.enrolment, { id, version });
    const decision = decideEnd(found.value.programme, found.value.enrolment, wish, context.today);
    if (!decision.ok) return decision;
    const row = await context.write.update(
      'enrolment',
      { id, version },
      { endedOn: wish.on, endReason: wish.reason, endDestination: wish.destination, endNote: note },
    );
    await endAllocations(
      context,
      found.value.enrolment.personId,
      await openAllocations(context.db, id),
      wish.on,
    );
    const actions = await openActions(context.db, id);
    return succeed({ id, version: row.version, openActions: actions.map((each) => each.id) });
  },
});
