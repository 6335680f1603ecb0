import { z } from 'zod';
import { command } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { isBefore, zDate } from '../../foundation/dates.ts';
import { invalidField, notFound, refused } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zText } from '../../foundation/text.ts';
import { decideDay, decideOpen, decidePause } from './request.ts';
import { findRequest } from './request-store.ts';

/** Stops the clock: she was asked what it is that she wants to see. */
export const stopClock = command({
  name: 'stopClock',
  summary: 'Stop the clock of a request until she says more of what she wants',
  permission: 'rights:handle',
  about: ({ id }) => ({ kind: 'subjectRequest', id }),
  input: z.strictObject({ id: zId, on: zDate, asked: zText(2000, 'Enter what she was asked') }),
  output: zChangedOut,
  audit: () => 'Stopped the clock of a request until she answers',
  api: { method: 'post', path: '/subject-requests/{id}/pauses' },
  async handle({ db, write, today }, { id, on, asked }) {
    const request = await findRequest(db, id);
    if (!request) return notFound('request');
    const decision = decidePause(request, on, today);
    if (!decision.ok) return decision;
    const { personId } = request;
    const row = await write.insert('subjectPause', { personId, subjectRequestId: id, asked, fromOn: on });
    return succeed({ id: row.id, version: row.version });
  },
});

/** Lets the clock go on: she answered. */
export const startClock = command({
  name: 'startClock',
  summary: 'Let the clock of a request go on, since she answered',
  permission: 'rights:handle',
  about: ({ id }) => ({ kind: 'subjectRequest', id }),
  input: z.strictObject({ id: zId, on: zDate }),
  output: zChangedOut,
  audit: () => 'Let the clock of a request go on',
  api: { method: 'post', path: '/subject-requests/{id}/pauses/end' },
  async handle({ db, write, today }, { id, on }) {
    const request = await findRequest(db, id);
    if (!request) return notFound('request');
    const open = decideOpen(request);
    if (!open.ok) return open;
    const pause = request.pauses.find(({ untilOn }) => untilOn === null);
    if (!pause) return refused('running', 'The clock is running.');
    const day = decideDay(request, on, today);
    if (!day.ok) return day;
    if (isBefore(on, pause.fromOn)) return invalidField(['on'], 'The day cannot be before she was asked');
    const row = await write.update('subjectPause', pause, { untilOn: on });
    return succeed({ id: row.id, version: row.version });
  },
});
