import { z } from 'zod';
import { listed } from '../access/looks.ts';
import { ofPerson, query, staffIdOf, withinReach } from '../doors/index.ts';
import { enrolmentsOf, programmeOf } from '../enrolments/index.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { isOnRecord } from '../people/index.ts';
import { type DueShow, dueShows, listedDue } from './due-list-store.ts';
import { zDueListOut, zPersonDuesOut } from './due-output.ts';
import { dueOfPerson, expectsAnything, undatedOfPerson } from './due-store.ts';
import { type ListedDueView, listedDueView, type PersonDue, personDue, undatedView } from './due-view.ts';

/** All that is due for a person. */
export interface PersonDues {
  readonly personId: string;
  readonly items: readonly PersonDue[];
  readonly undated: readonly ReturnType<typeof undatedView>[];
}

/** The contacts that programmes expect of a person, done, due and to come, and the looks after the end. */
export const listDueOfPerson = query({
  name: 'listDueOfPerson',
  summary: 'List the contacts and follow-ups that programmes expect of a person, and how each stands',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: zPersonDuesOut,
  looksAt: ({ personId }: PersonDues) => [personId],
  api: { method: 'get', path: '/people/{personId}/due' },
  async handle({ db, programmes, today }, { personId }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    if (!expectsAnything(programmes)) return succeed<PersonDues>({ personId, items: [], undated: [] });
    const rows = await dueOfPerson(db, programmes, personId, today);
    const work = await enrolmentsOf(db, personId);
    const undated = await undatedOfPerson(db, programmes, personId, today);
    const programmeFor = (enrolmentId: string) => {
      const found = work.find(({ id }) => id === enrolmentId);
      return found && programmeOf(programmes, found);
    };
    return succeed<PersonDues>({
      personId,
      items: rows.map((row) => personDue(programmes, row)),
      undated: undated.map((each) => undatedView(each, programmeFor(each.enrolmentId))),
    });
  },
});

/** One page of what is due. */
export interface DueList {
  readonly items: readonly ListedDueView[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly counts: { readonly overdue: number; readonly now: number; readonly coming: number };
}

const NOBODY: DueList = { items: [], total: 0, page: 1, pages: 1, counts: { overdue: 0, now: 0, coming: 0 } };

/** What is due over a worker's work or everybody's: overdue, due now, and within four weeks. */
export const listDue = query({
  name: 'listDue',
  summary: 'List expected contacts and follow-ups that are overdue, due now, or due within four weeks',
  permission: 'caseload:read',
  about: ({ programme }) => (programme ? { kind: 'programme', programme } : withinReach),
  input: z.strictObject({
    staff: z
      .union([z.enum(['mine', 'all']), zId], 'Give mine, all, or the id of a worker')
      .default('mine')
      .meta({ description: 'mine, all, or the id of a worker' }),
    programme: zOptionalText(60).meta({ description: 'Of this programme only' }),
    show: z
      .enum(dueShows, 'Select what to show')
      .default('open')
      .meta({ description: 'Only what is overdue, due now, or coming; all of it when left out' }),
    page: z.coerce.number().int().min(1).max(10_000).default(1).meta({ description: 'Which page, from 1' }),
    size: z.coerce
      .number()
      .int()
      .min(1)
      .max(100)
      .default(20)
      .meta({ description: 'How many stand on a page' }),
  }),
  output: zDueListOut,
  looksAt: ({ items }: DueList) => listed(items.map(({ personId }) => personId)),
  api: { method: 'get', path: '/due' },
  async handle({ db, actor, programmes, today }, { staff, programme, show, page, size }) {
    if (programme && !programmes.current(programme)) return notFound('programme');
    if (!expectsAnything(programmes, programme ?? undefined)) return succeed(NOBODY);
    const staffId = staff === 'all' ? null : staff === 'mine' ? staffIdOf(actor) : staff;
    const question = (wanted: DueShow, offset: number, limit: number) =>
      listedDue(db, programmes, { staffId, programme, show: wanted, offset, limit }, today);
    const rows = await question(show, (page - 1) * size, size);
    // An empty page holds no counts: they are then read by themselves.
    const [first] = rows.length > 0 ? rows : await question('open', 0, 1);
    if (!first) return succeed(NOBODY);
    const total = rows.length > 0 ? first.total : 0;
    return succeed<DueList>({
      items: rows.map((row) => listedDueView(programmes, row)),
      total,
      page,
      pages: Math.max(1, Math.ceil(total / size)),
      counts: { overdue: first.overdueTotal, now: first.nowTotal, coming: first.comingTotal },
    });
  },
});
