import { z } from 'zod';
import { ofPerson, query, wholeTenant } from '../doors/index.ts';
import { zIdOut, zInstantOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { isThere, ownLooks, type SeenRow, seenBy, watchers } from './look-store.ts';

/** How many looks stand on a page. */
export const SEEN_ON_A_PAGE = 50;

const PLACE = 'Europe/London';

const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(PLACE).toInstant();

/** Who has seen a person's record. */
export interface WhoHasSeen {
  readonly personId: string;
  readonly looks: readonly Omit<SeenRow, 'sequence'>[];
  /** Every worker who has looked at it at any time, for choosing one. */
  readonly workers: readonly { readonly id: string; readonly name: string }[];
  readonly page: number;
  readonly more: boolean;
}

const zPage = z.coerce.number().int().min(1).max(10_000).default(1);

const zSeenOut = z.strictObject({
  personId: zIdOut,
  looks: z.array(
    z.strictObject({
      at: zInstantOut,
      staffId: zIdOut.nullable(),
      name: z.string().nullable(),
      role: z.string(),
      organisation: z.string().nullable(),
      query: z.string(),
      door: z.enum(['page', 'api', 'cli']),
      extent: z.enum(['record', 'list']),
      refused: z.boolean(),
      reason: z.string(),
    }),
  ),
  workers: z.array(z.strictObject({ id: zIdOut, name: z.string() })),
  page: z.int(),
  more: z.boolean(),
});

/** Who has looked at a person's record, who was refused it, and why. */
export const whoHasSeen = query({
  name: 'whoHasSeen',
  summary: 'Who has looked at a person’s record, the newest first',
  permission: 'audit:read',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    staff: zId.optional().meta({ description: 'Looks of this worker only' }),
    from: zDate.optional().meta({ description: 'Looks on or after this day' }),
    to: zDate.optional().meta({ description: 'Looks on or before this day' }),
    lists: z
      .enum(['yes', 'no'], 'Select whether lists are shown')
      .default('no')
      .meta({ description: 'Whether lists in which she stood are shown as well' }),
    page: zPage.meta({ description: `Which page, from 1; ${SEEN_ON_A_PAGE} looks stand on each` }),
  }),
  output: zSeenOut,
  looksAt: ({ personId }: WhoHasSeen) => [personId],
  api: { method: 'get', path: '/people/{personId}/looks' },
  async handle({ db }, { personId, staff = null, from, to, lists, page }) {
    if (!(await isThere(db, personId))) return notFound('person');
    const rows = await seenBy(db, {
      personId,
      staffId: staff,
      from: from ? startOf(from) : null,
      until: to ? startOf(to.add({ days: 1 })) : null,
      lists: lists === 'yes',
      offset: (page - 1) * SEEN_ON_A_PAGE,
      limit: SEEN_ON_A_PAGE + 1,
    });
    return succeed<WhoHasSeen>({
      personId,
      looks: rows.slice(0, SEEN_ON_A_PAGE).map(({ sequence: _, ...look }) => look),
      workers: await watchers(db, personId),
      page,
      more: rows.length > SEEN_ON_A_PAGE,
    });
  },
});

/** Who has opened a parent's record, for herself. */
export interface OwnLooks {
  readonly looks: readonly {
    readonly at: Temporal.Instant;
    readonly name: string | null;
    readonly role: string;
    /** The partner organisation; null for the service's own workers. */
    readonly organisation: string | null;
  }[];
  readonly page: number;
  readonly more: boolean;
}

/** Who has opened what is written of a parent, as she may read it herself: the worker, her role, her organisation. */
export const whoHasSeenMine = query({
  name: 'whoHasSeenMine',
  summary: 'Who has opened one’s own record',
  permission: 'own:read',
  about: wholeTenant,
  input: z.strictObject({ page: zPage }),
  output: z.strictObject({
    looks: z.array(
      z.strictObject({
        at: zInstantOut,
        name: z.string().nullable(),
        role: z.string(),
        organisation: z.string().nullable(),
      }),
    ),
    page: z.int(),
    more: z.boolean(),
  }),
  // That she looks up who looked is nobody else's business.
  looksAt: () => [],
  api: null,
  async handle({ db, actor }, { page }) {
    if (actor.kind !== 'parent') return notFound('person');
    const rows = await ownLooks(db, actor.personId, SEEN_ON_A_PAGE + 1, (page - 1) * SEEN_ON_A_PAGE);
    return succeed<OwnLooks>({
      looks: rows.slice(0, SEEN_ON_A_PAGE),
      page,
      more: rows.length > SEEN_ON_A_PAGE,
    });
  },
});
