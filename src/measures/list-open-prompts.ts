import { z } from 'zod';
import { withinReach } from '../access/subject.ts';
import { query, staffIdOf } from '../doors/index.ts';
import { zDayOut, zIdOut } from '../foundation/answers.ts';
import { succeed } from '../foundation/result.ts';
import { displayName } from '../people/index.ts';
import { openPrompts } from './response-store.ts';

/** Somebody whose answer about safety nobody has recorded talking about yet. */
export interface PromptShown {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly completedOn: Temporal.PlainDate;
}

/** Answers about safety that nobody has recorded talking about: a worker's own, and all for whoever manages. */
export const listOpenPrompts = query({
  name: 'listOpenPrompts',
  summary: 'Completed measures with an answer about safety that nobody has recorded talking about yet',
  permission: 'health:read',
  about: withinReach,
  input: z.strictObject({}),
  output: z.array(z.strictObject({ id: zIdOut, personId: zIdOut, name: z.string(), completedOn: zDayOut })),
  looksAt: (rows: readonly PromptShown[]) =>
    rows.map(({ personId }) => ({ personId, extent: 'list' as const })),
  api: { method: 'get', path: '/responses/to-talk-about' },
  async handle({ db, actor }) {
    const isOwn = actor.kind === 'staff' && actor.role === 'practitioner';
    const rows = await openPrompts(db, isOwn ? staffIdOf(actor) : null);
    return succeed(
      rows.map(
        ({ id, personId, completedOn, ...name }): PromptShown => ({
          id,
          personId,
          name: displayName(name),
          completedOn,
        }),
      ),
    );
  },
});
