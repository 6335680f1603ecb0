import { z } from 'zod';
import { query, withinReach } from '../doors/index.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { STATUSES, WAITING } from './referral.ts';
import { zReferralPageOut } from './referral-output.ts';
import { listOfReferrals, type ReferralLine } from './referral-store.ts';

/** How many referrals stand on one page of the list. */
export const PAGE_SIZE = 25;

/** One page of the list of referrals. */
export interface ReferralPage {
  readonly referrals: readonly (ReferralLine & { readonly programmeTitle: string })[];
  readonly page: number;
  /** Whether there is a page after this one. */
  readonly more: boolean;
}

/** Lists referrals: those that wait, those of one kind, or those whose parent's name or reference is like a text. */
export const listReferrals = query({
  name: 'listReferrals',
  summary: 'List referrals',
  permission: 'referral:read',
  about: ({ programme }) => (programme ? { kind: 'programme', programme } : withinReach),
  input: z.strictObject({
    status: z
      .enum(['waiting', 'overdue', 'all', ...STATUSES], 'Select one of the states')
      .default('all')
      .meta({ description: 'waiting: received, or asked for more. overdue: of these, not decided in time' }),
    programme: zOptionalText(60).meta({ description: 'Referrals to this programme only' }),
    text: zOptionalText(200).meta({ description: 'A name, however it is spelt, or a reference' }),
    sort: z
      .enum(['newest', 'oldest', 'decide_by', 'name'], 'Select an order')
      .default('newest')
      .meta({ description: 'In which order' }),
    page: z.coerce
      .number()
      .int()
      .min(1)
      .max(10_000)
      .default(1)
      .meta({ description: `Which page, from 1; ${PAGE_SIZE} referrals stand on each` }),
  }),
  output: zReferralPageOut,
  looksAt: ({ referrals }: ReferralPage) =>
    referrals.map(({ id, personId }) => ({ personId, referralId: id, extent: 'list' as const })),
  api: { method: 'get', path: '/referrals' },
  async handle(context, { status, programme, text, sort, page }) {
    const rows = await listOfReferrals(context.db, {
      status: status === 'all' ? [] : status === 'waiting' || status === 'overdue' ? WAITING : [status],
      overdueOn: status === 'overdue' ? context.today : null,
      programme,
      text,
      sort,
      offset: (page - 1) * PAGE_SIZE,
      limit: PAGE_SIZE + 1,
    });
    const titleOf = (id: string) => context.programmes.current(id)?.title ?? id;
    const found: ReferralPage = {
      referrals: rows
        .slice(0, PAGE_SIZE)
        .map((row) => ({ ...row, programmeTitle: titleOf(row.programmeId) })),
      page,
      more: rows.length > PAGE_SIZE,
    };
    return succeed(found);
  },
});
