import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { type QueryContext, query } from '../doors/index.ts';
import { movesTo, type VersionMoves, zVersionMoves } from '../enrolments/index.ts';
import { zVersionOut } from '../foundation/answers.ts';
import { type Fault, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { fail, type Result, succeed } from '../foundation/result.ts';
import type { Programme } from '../programme/index.ts';
import { type CheckShown, checkShown, checkSource, zCheckOut } from './check.ts';
import { type Differences, differencesBetween } from './differences.ts';
import { type DraftRow, draftById } from './draft-store.ts';
import { published } from './save-draft.ts';

const zNamed = z.strictObject({ id: z.string(), title: z.string() });

const zDifferencesOut = z.strictObject({
  lists: z.array(
    z.strictObject({
      of: z.string(),
      added: z.array(zNamed),
      removed: z.array(zNamed),
      reworded: z.array(z.strictObject({ id: z.string(), from: z.string(), to: z.string() })),
      renamed: z.array(z.strictObject({ from: z.string(), to: z.string(), title: z.string() })),
      changed: z.array(zNamed),
    }),
  ),
  others: z.array(z.string()),
});

/** What publishing a draft would do. */
export interface PublishingPreview {
  readonly version: number;
  readonly check: CheckShown;
  /** Null while the draft has faults. */
  readonly would: {
    readonly programme: string;
    readonly title: string;
    readonly version: number;
    /** The version in use; null for a programme that is new here. */
    readonly inUse: number | null;
    readonly differences: Differences | null;
    readonly moves: VersionMoves | null;
  } | null;
}

/** What stands against the number of a version; undefined when it may be published. */
export function versionFault(programme: Programme, inUse: number | undefined): string | undefined {
  if (inUse === undefined || programme.version > inUse) return undefined;
  return `Version ${inUse} of “${programme.programme}” is in use. Write version: ${inUse + 1}`;
}

/** Adds what only this organisation can know to a check: that a version must come after the one in use. */
export function withVersionFault(check: CheckShown, source: string, message: string | undefined): CheckShown {
  if (message === undefined) return check;
  const lines = source.split('\n');
  const at = lines.findIndex((line) => /^["']?version["']?[ ]*:/.test(line));
  const column = at < 0 ? 1 : (lines[at]?.search(/:/) ?? 0) + 2;
  return { ...check, ok: false, faults: [...check.faults, { line: Math.max(at, 0) + 1, column, message }] };
}

/** A draft that may be published, with the programme that it makes. */
export interface Publishable {
  readonly row: DraftRow;
  readonly check: CheckShown;
  readonly programme: Programme | undefined;
  readonly whole: unknown;
}

/** Reads and checks a draft against what is in use. */
export async function readPublishable(
  context: Pick<QueryContext, 'db' | 'house' | 'programmes'>,
  id: string,
): Promise<Result<Publishable, Fault>> {
  const row = await draftById(context.db, id);
  if (!row) return notFound('draft');
  if (row.publishedAt) return published();
  const found = await checkSource(context, row.source);
  const { programme, whole } = found;
  const inUse = programme && context.programmes.current(programme.programme)?.version;
  const message = programme && versionFault(programme, inUse);
  const check = withVersionFault(checkShown(found), row.source, message);
  return succeed({ row, check, programme: check.ok ? programme : undefined, whole });
}

/** What would change if a draft were published, and what would happen to open cases. Nothing is changed by it. */
export const previewPublishing = query({
  name: 'previewPublishing',
  summary: 'See what publishing a draft would change, and what would happen to open cases',
  permission: 'programme:publish',
  about: wholeTenant,
  input: z.strictObject({ id: zId }),
  output: z.strictObject({
    version: zVersionOut,
    check: zCheckOut,
    would: z
      .strictObject({
        programme: z.string(),
        title: z.string(),
        version: z.int().min(1),
        inUse: z.int().min(1).nullable(),
        differences: zDifferencesOut.nullable(),
        moves: zVersionMoves.nullable(),
      })
      .nullable(),
  }),
  looksAt: (_: PublishingPreview) => [],
  api: { method: 'get', path: '/programme-drafts/{id}/publish' },
  async handle(context, { id }) {
    const found = await readPublishable(context, id);
    if (!found.ok) return fail(found.error);
    const { row, check, programme } = found.value;
    if (!programme) return succeed({ version: row.version, check, would: null });
    const current = context.programmes.current(programme.programme);
    const would = {
      programme: programme.programme,
      title: programme.title,
      version: programme.version,
      inUse: current?.version ?? null,
      differences: current ? differencesBetween(current, programme) : null,
      moves: current ? await movesTo(context, programme) : null,
    };
    return succeed({ version: row.version, check, would });
  },
});
