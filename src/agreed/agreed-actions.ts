import { z } from 'zod';
import { command, query, staffIdOf, withinReach } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import { invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { agreedView, zAgreedOut } from './action.ts';
import { findAgreedAction, openActions } from './action-store.ts';

const ofAction = ({ id }: { readonly id: string }) => ({ kind: 'agreedAction', id }) as const;

/** Records that what was agreed has been done. */
export const finishAgreedAction = command({
  name: 'finishAgreedAction',
  summary: 'Record that what was agreed in a consultation or a meeting has been done',
  permission: 'contact:record',
  about: ofAction,
  input: z.strictObject({
    id: zId,
    version: z.int().positive(),
    on: zDate.optional().meta({ description: 'The day; today when left out' }),
    note: zOptionalText(1000),
  }),
  output: zChangedOut,
  audit: () => 'Did what was agreed',
  api: { method: 'post', path: '/agreed-actions/{id}/done' },
  async handle({ db, write, today }, { id, version, on = today, note }) {
    const row = await findAgreedAction(db, id);
    if (!row) return notFound('action');
    if (row.doneOn) return refused('done', 'This is done already.');
    checkAsSeen('agreedAction', row, { id, version });
    if (isBefore(today, on)) return invalidField(['on'], 'The day must be today or in the past');
    if (isBefore(on, row.agreedOn)) return invalidField(['on'], 'This is before it was agreed');
    const stored = await write.update('agreedAction', { id, version }, { doneOn: on, doneNote: note });
    return succeed({ id, version: stored.version });
  },
});

/** One action that was agreed. */
export const getAgreedAction = query({
  name: 'getAgreedAction',
  summary: 'Read one action that was agreed in a consultation or a meeting',
  permission: 'caseload:read',
  about: ofAction,
  input: z.strictObject({ id: zId }),
  output: zAgreedOut,
  api: null,
  async handle({ db, today }, { id }) {
    const row = await findAgreedAction(db, id);
    return row ? succeed(agreedView(row, today)) : notFound('action');
  },
  looksAt: ({ personId }) => (personId ? [personId] : []),
});

/** What was agreed in consultations and meetings and is not done. */
export const listAgreedActions = query({
  name: 'listAgreedActions',
  summary: 'List what was agreed in consultations and meetings and is not done yet',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({
    whose: z.enum(['mine', 'all']).default('mine').meta({ description: 'mine: what one undertook oneself' }),
  }),
  output: z.array(zAgreedOut),
  api: { method: 'get', path: '/agreed-actions' },
  async handle({ db, today, actor }, { whose }) {
    const rows = await openActions(db, whose === 'mine' ? staffIdOf(actor) : null, 500);
    return succeed(rows.map((row) => agreedView(row, today)));
  },
  looksAt: (rows) =>
    rows.flatMap(({ personId }) => (personId ? [{ personId, extent: 'list' as const }] : [])),
});
