import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { type CommandContext, command, query, staffIdOf } from '../doors/index.ts';
import { zIdOut, zInstantOut } from '../foundation/answers.ts';
import { notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zText } from '../foundation/text.ts';
import { enrolsPeople } from '../programme/index.ts';
import { checkSource } from './check.ts';
import { draftById } from './draft-store.ts';
import type { TrialStatus } from './tables.ts';
import { MOST_PEOPLE, TRIAL_MINUTES, type TrialAsked, type TrialResult, zTrialResult } from './trial.ts';
import { askTrial } from './trial-queue.ts';
import { nextTrial, type TrialRow, trialById, trialsOf } from './trial-store.ts';

const HOW_MANY = `Enter a whole number from 1 to ${MOST_PEOPLE}`;

/** A trial is given up when it has not ended in this time. */
const isLate = (row: TrialRow, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(row.askedAt.add({ minutes: TRIAL_MINUTES + 1 }), now) < 0;

/** Asks for a trial of a draft. It runs beside the records, in a place of its own that is taken away afterwards. */
export const tryProgramme = command({
  name: 'tryProgramme',
  summary:
    'Try a draft on made-up people, in a place apart from the records; the answer comes within minutes',
  permission: 'programme:publish',
  about: wholeTenant,
  input: z.strictObject({
    id: zId.meta({ description: 'The draft' }),
    people: z.int(HOW_MANY).min(1, HOW_MANY).max(MOST_PEOPLE, HOW_MANY),
    seed: zText(40, 'Enter any word or number')
      .default('1')
      .meta({ description: 'The same seed makes the same people' }),
  }),
  output: z.strictObject({ id: zIdOut.meta({ description: 'The trial' }) }),
  audit: ({ people }) => `Asked for a trial of a programme with ${people} made-up people`,
  api: { method: 'post', path: '/programme-drafts/{id}/trials' },
  async handle(context, { id, people, seed }) {
    const { db, write, actor, now } = context;
    const draft = await draftById(db, id);
    if (!draft) return notFound('draft');
    const { programme } = await checkSource(context, draft.source);
    if (!programme) return refused('has_faults', 'This draft has faults. Put them right first, then try it.');
    if (!enrolsPeople(programme))
      return refused(
        'not_people',
        'This programme enrols nobody, so there is nobody to make up. Publish it, and record a few questions or head counts.',
      );
    const waiting = (await trialsOf(db, id)).find(
      (each) => (each.status === 'asked' || each.status === 'running') && !isLate(each, now),
    );
    if (waiting) return refused('trying', 'A trial of this draft is under way. Wait until it has ended.');
    const row = await write.insert('programmeTrial', {
      programmeDraftId: id,
      draftVersion: draft.version,
      people,
      seed,
      status: 'asked',
      askedAt: now,
      askedBy: staffIdOf(actor),
    });
    askTrial(actor.tenant);
    return succeed({ id: row.id });
  },
});

const zTrialOut = z.strictObject({
  id: zIdOut,
  draftVersion: z.int().min(1).meta({ description: 'The version of the draft that was tried' }),
  people: z.int().min(1),
  seed: z.string(),
  status: z.enum(['asked', 'running', 'done', 'failed']),
  askedAt: zInstantOut,
  endedAt: zInstantOut.nullable(),
  result: zTrialResult.nullable(),
  failedBecause: z.string().nullable(),
});

/** A trial as it is shown. */
export interface TrialShown {
  readonly id: string;
  readonly draftVersion: number;
  readonly people: number;
  readonly seed: string;
  readonly status: TrialStatus;
  readonly askedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  readonly result: TrialResult | null;
  readonly failedBecause: string | null;
}

function shown(row: TrialRow, now: Temporal.Instant): TrialShown {
  const { id, draftVersion, people, seed, askedAt, endedAt, result } = row;
  const isOpen = row.status === 'asked' || row.status === 'running';
  const givenUp = isOpen && isLate(row, now);
  return {
    id,
    draftVersion,
    people,
    seed,
    askedAt,
    endedAt,
    result,
    status: givenUp ? 'failed' : row.status,
    failedBecause: givenUp ? `It did not end within ${TRIAL_MINUTES} minutes.` : row.failedBecause,
  };
}

/** The trials of a draft, the newest first. */
export const listTrials = query({
  name: 'listTrials',
  summary: 'Read what came out where a draft was tried on made-up people',
  permission: 'programme:publish',
  about: wholeTenant,
  input: z.strictObject({ id: zId.meta({ description: 'The draft' }) }),
  output: z.array(zTrialOut),
  looksAt: (_: readonly TrialShown[]) => [],
  api: { method: 'get', path: '/programme-drafts/{id}/trials' },
  async handle({ db, now }, { id }) {
    if (!(await draftById(db, id))) return notFound('draft');
    return succeed((await trialsOf(db, id)).map((row) => shown(row, now)));
  },
});

/** Begins the trial that has waited longest. Null where none waits. */
export const takeTrial = command({
  name: 'takeTrial',
  summary: 'Begin the trial that has waited longest',
  permission: 'housekeeping:do',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z
    .strictObject({
      id: zIdOut,
      source: z.string(),
      whole: z.unknown(),
      people: z.int(),
      seed: z.string(),
    })
    .nullable(),
  audit: () => 'Began a trial',
  api: null,
  async handle(context): Promise<{ ok: true; value: (TrialAsked & { id: string }) | null }> {
    const { db, write, now } = context;
    const row = await nextTrial(db, now.subtract({ minutes: TRIAL_MINUTES }));
    if (!row) return succeed(null);
    const draft = await draftById(db, row.programmeDraftId);
    const found = draft?.version === row.draftVersion ? await checkSource(context, draft.source) : undefined;
    if (!draft || !found?.programme) {
      const because = 'The draft was changed before its trial began. Try it again.';
      await end(context, row, { status: 'failed', failedBecause: because });
      return succeed(null);
    }
    await write.update('programmeTrial', row, { status: 'running', beganAt: now });
    const { people, seed } = row;
    return succeed({ id: row.id, source: draft.source, whole: found.whole, people, seed });
  },
});

async function end(
  { write, now }: Pick<CommandContext, 'write' | 'now'>,
  row: TrialRow,
  how: { readonly status: 'done' | 'failed'; readonly result?: string; readonly failedBecause?: string },
): Promise<void> {
  await write.update('programmeTrial', row, { endedAt: now, ...how });
}

/** Keeps what came of a trial. */
export const endTrial = command({
  name: 'endTrial',
  summary: 'Keep what came of a trial',
  permission: 'housekeeping:do',
  about: wholeTenant,
  input: z.strictObject({
    id: zId,
    result: zTrialResult.nullable(),
    because: z.string().max(2000).nullable(),
  }),
  output: z.null(),
  audit: () => 'Ended a trial',
  api: null,
  async handle(context, { id, result, because }) {
    const row = await trialById(context.db, id);
    if (row?.status !== 'running') return notFound('trial');
    await end(
      context,
      row,
      result
        ? { status: 'done', result: JSON.stringify(result) }
        : { status: 'failed', failedBecause: because ?? 'It did not end.' },
    );
    return succeed(null);
  },
});
