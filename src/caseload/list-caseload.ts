import { z } from 'zod';
import { listed } from '../access/looks.ts';
import { type ProgrammeLibrary, query, staffIdOf, withinReach } from '../doors/index.ts';
import { type DueRow, firstDueOf } from '../due/index.ts';
import {
  membersCounted,
  PROMPT_DAYS,
  programmeOf,
  readClock,
  roadTitles,
  stagePrompt,
} from '../enrolments/index.ts';
import { daysBetween } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { displayName, foldName } from '../people/index.ts';
import { zCaseloadOut } from './caseload-output.ts';
import { type CaseloadRow, caseloadShows, caseloadSorts, readCaseload } from './caseload-store.ts';
import { rhythms } from './rhythm.ts';

/** One parent on a caseload, as she stands today. */
export interface CaseloadParent {
  readonly enrolmentId: string;
  readonly personId: string;
  /** As she wants to be called, with her full name where that is another. */
  readonly name: string;
  /** How many others of the family are worked with. */
  readonly others: number;
  readonly programme: string;
  readonly pathway: string;
  readonly stage: string;
  readonly startedOn: Temporal.PlainDate;
  readonly month: number;
  /** Null where the pathway's end is open. */
  readonly months: number | null;
  readonly lead: { readonly id: string; readonly name: string } | null;
  readonly lastMetOn: Temporal.PlainDate | null;
  /** Since the last meeting; null while there was none. */
  readonly daysSinceMet: number | null;
  /** The last contact of any kind, met or not. */
  readonly lastTriedOn: Temporal.PlainDate | null;
  readonly nextOn: Temporal.PlainDate | null;
  readonly dueOn: Temporal.PlainDate | null;
  readonly actionsOverdue: number;
  readonly isToday: boolean;
  readonly isContactOverdue: boolean;
  readonly isUnseen: boolean;
  /** The expected contact that is due now or overdue, the longest open one. */
  readonly expected: {
    readonly title: string;
    readonly untilDay: Temporal.PlainDate;
    readonly isOverdue: boolean;
  } | null;
  /** What to do about a stage that is about to end, or should have ended. */
  readonly stagePrompt: string | null;
}

/** One page of a caseload. */
export interface CaseloadPage {
  readonly parents: readonly CaseloadParent[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** How many parents of the whole list need what; null where the list is in an order that does not look it up. */
  readonly needs: { readonly today: number; readonly overdue: number; readonly unseen: number } | null;
}

/** What is read beside a row. */
interface CaseloadBeside {
  readonly expected: Pick<DueRow, 'title' | 'untilDay' | 'state'> | undefined;
  readonly others: number;
}

/** A row in the words of its programme. */
export function viewCaseloadRow(
  programmes: ProgrammeLibrary,
  row: CaseloadRow,
  today: Temporal.PlainDate,
  { expected, others }: CaseloadBeside,
): CaseloadParent {
  const programme = programmeOf(programmes, row);
  const standing = programme ?? { pathways: {} };
  const titles = roadTitles(programme, row);
  const { month, months } = readClock(standing, row, today);
  const name = displayName(row);
  return {
    enrolmentId: row.id,
    personId: row.personId,
    name: row.knownAs && row.knownAs !== row.givenName ? `${row.knownAs} (${name})` : name,
    others,
    programme: programme?.title ?? row.programmeId,
    pathway: titles.pathway,
    stage: titles.stage,
    startedOn: row.startedOn,
    month,
    months,
    lead: row.leadId && row.leadName ? { id: row.leadId, name: row.leadName } : null,
    lastMetOn: row.lastMetOn,
    daysSinceMet: row.lastMetOn && daysBetween(row.lastMetOn, today),
    lastTriedOn: row.lastTriedOn,
    nextOn: row.nextOn,
    dueOn: row.dueOn,
    actionsOverdue: row.actionsOverdue,
    isToday: row.isToday,
    isContactOverdue: row.isContactOverdue,
    isUnseen: row.isUnseen,
    expected: expected
      ? { title: expected.title, untilDay: expected.untilDay, isOverdue: expected.state === 'overdue' }
      : null,
    stagePrompt: row.isStageDue ? stagePrompt(standing, row, today) : null,
  };
}

const zShow = z.enum(caseloadShows, 'Select what to show');
const zSort = z.enum(caseloadSorts, 'Select an order');

/** The open enrolments of one worker, or of all, each as it stands today. */
export const listCaseload = query({
  name: 'listCaseload',
  summary: 'List the parents on a caseload, with what needs attention',
  permission: 'caseload:read',
  about: ({ programme }) => (programme ? { kind: 'programme', programme } : withinReach),
  input: z.strictObject({
    staff: z
      .union([z.enum(['mine', 'all']), zId], 'Give mine, all, or the id of a worker')
      .default('mine')
      .meta({ description: 'mine, all, or the id of a worker' }),
    programme: zOptionalText(60).meta({ description: 'Enrolments in this programme only' }),
    text: zOptionalText(200).meta({ description: 'Part of a name' }),
    show: zShow.default('all').meta({ description: 'Only those who need something, or need this' }),
    sort: zSort
      .default('attention')
      .meta({ description: 'In which order; attention: who needs most comes first' }),
    page: z.coerce.number().int().min(1).max(10_000).default(1).meta({ description: 'Which page, from 1' }),
    size: z.coerce
      .number()
      .int()
      .min(1)
      .max(100)
      .default(20)
      .meta({ description: 'How many stand on a page' }),
  }),
  output: zCaseloadOut,
  looksAt: (page: CaseloadPage) => listed(page.parents.map((each) => each.personId)),
  api: { method: 'get', path: '/caseload' },
  async handle(context, input) {
    const { db, actor, programmes, today } = context;
    if (input.programme && !programmes.current(input.programme)) return notFound('programme');
    const { staff, text, page, size } = input;
    const rows = await readCaseload(db, rhythms(programmes), {
      staffId: staff === 'all' ? null : staff === 'mine' ? staffIdOf(actor) : staff,
      programme: input.programme,
      name: text === null ? null : foldName(text) || text,
      show: input.show,
      sort: input.sort,
      offset: (page - 1) * size,
      limit: size,
      today,
      promptDays: PROMPT_DAYS,
    });
    const ids = rows.map(({ id }) => id);
    const expected = await firstDueOf(context, ids);
    const members = await membersCounted(db, ids);
    const [first] = rows;
    const total = first?.total ?? 0;
    const isCounted = first === undefined || first.todayTotal !== null;
    return succeed({
      parents: rows.map((row) => {
        const beside = { expected: expected.get(row.id), others: members.get(row.id) ?? 0 };
        return viewCaseloadRow(programmes, row, today, beside);
      }),
      total,
      page,
      pages: Math.max(1, Math.ceil(total / size)),
      needs: isCounted
        ? {
            today: first?.todayTotal ?? 0,
            overdue: first?.overdueTotal ?? 0,
            unseen: first?.unseenTotal ?? 0,
          }
        : null,
    });
  },
});
