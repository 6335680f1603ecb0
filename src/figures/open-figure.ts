import { z } from 'zod';
import { listed } from '../access/looks.ts';
import { type QueryContext, query } from '../doors/index.ts';
import { type Fault, invalid, notFound } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import {
  type AmongRows,
  type Breakdown,
  type Figure,
  type FigureCount,
  type FigureRow,
  type FigureSet,
  type Programme,
  waitingFor,
} from '../programme/index.ts';
import { compiledFigures, compiledRows } from './compiled.ts';
import { ageBand, type Deidentified, monthOf, namesRows } from './deidentified.ts';
import { agreementsOf, type CountedFigure, countedFigure } from './figure.ts';
import { zOpenedFigureOut } from './figure-output.ts';
import { bornOn, countFigures, figureRows, type RowChoice } from './figure-store.ts';
import { decideDays, type QuestionDays, zFigureQuestion, zSplitBy } from './question.ts';
import {
  amongTitle,
  breakdownOf,
  type SplitChoice,
  type SplitRow,
  splitChoice,
  splitChoices,
  splitRows,
} from './split.ts';
import { countAmong, countOneSplit } from './split-figures.ts';

const ROWS_ON_A_PAGE = 25;

/** One row behind a figure. */
interface OpenedRow {
  /** The same for the same row on every page of these figures, and another on another day; tells nobody whose it is. */
  readonly reference: string;
  readonly value: number | null;
  /** Only for those who may read people’s records. */
  readonly person: {
    readonly id: string | null;
    readonly title: string;
    readonly on: Temporal.PlainDate;
    readonly href: string;
  } | null;
  /** For those who may not. */
  readonly deidentified: Deidentified | null;
}

/** A figure opened: what it counts, what it came to, and the rows. */
export interface OpenedFigure {
  readonly programme: string;
  readonly programmeTitle: string;
  readonly asAt: Temporal.PlainDate;
  readonly from: Temporal.PlainDate | null;
  readonly to: Temporal.PlainDate | null;
  /** What it came to: among the rows of one value where a split was opened. */
  readonly figure: CountedFigure;
  readonly breakdowns: readonly SplitChoice[];
  readonly split: (SplitChoice & { readonly rows: readonly SplitRow[] }) | null;
  readonly among: { readonly value: string | null; readonly title: string } | null;
  readonly rows: {
    readonly choice: RowChoice;
    readonly page: number;
    readonly pages: number;
    readonly total: number;
    readonly rows: readonly OpenedRow[];
  };
}

const zOpen = z.strictObject({
  ...zFigureQuestion.shape,
  figure: z
    .string('Say which figure')
    .min(1, 'Say which figure')
    .max(60)
    .meta({ description: 'Which figure, by its id' }),
  split: zSplitBy,
  among: z.string().max(200, 'That is not one of the values of this split').optional().meta({
    description:
      'Only the rows of this value of the split; empty for those of which it is not known. Needs split',
  }),
  rows: z
    .enum(['counted', 'not_counted', 'not_known'], 'Choose counted, not_counted or not_known')
    .optional()
    .meta({
      description: 'Which rows: those that count (when left out), those that do not, those not known',
    }),
  page: z.coerce
    .number('Give the page as a whole number')
    .int('Give the page as a whole number')
    .min(1, 'Pages begin at 1')
    .max(100_000, 'There are no pages above 100,000')
    .optional()
    .meta({ description: `Which page, from 1; ${ROWS_ON_A_PAGE} rows stand on each` }),
});

/** Opens a figure into its definition, its interval and the rows that it was counted from. */
export const openFigure = query({
  name: 'openFigure',
  summary: 'Open a figure: its definition, its exact interval, and the rows that it was counted from',
  permission: 'figure:open',
  about: ({ programme }) => ({ kind: 'programme', programme }),
  input: zOpen,
  output: zOpenedFigureOut,
  looksAt: ({ rows }: OpenedFigure) => listed(rows.rows.flatMap(({ person }) => person?.id ?? [])),
  api: { method: 'get', path: '/programmes/{programme}/figures/{figure}' },
  async handle(context, input) {
    const programme = context.programmes.current(input.programme);
    if (!programme) return notFound('programme');
    const figure = Object.hasOwn(programme.figures, input.figure)
      ? programme.figures[input.figure]
      : undefined;
    const set = context.house.figureSets.find((each) => each.name === figure?.of);
    if (!figure || !set || waitingFor(programme, figure, context.house) !== undefined)
      return notFound('figure');
    const days = decideDays(input, context.today);
    if (!days.ok) return days;
    const breakdowns = splitChoices(programme, context.house).filter(({ of }) => of === set.name);
    const asked = decideSplit(programme, breakdowns, input);
    if (!asked.ok) return asked;
    const subject = { programme, set, id: input.figure, figure, days: days.value, ...asked.value };
    const { counted, split } = await countOne(context, subject);
    const { among } = subject;
    const { asAt, from = null, to = null } = days.value;
    return succeed({
      programme: programme.programme,
      programmeTitle: programme.title,
      asAt,
      from,
      to,
      figure: counted,
      breakdowns,
      split,
      among: among ? { value: among.value, title: amongTitle(programme, among.value) } : null,
      rows: await pageOfRows(context, subject, counted, input.rows ?? 'counted', input.page ?? 1),
    });
  },
});

interface Subject {
  readonly programme: Programme;
  readonly set: FigureSet;
  readonly id: string;
  readonly figure: Figure;
  readonly days: QuestionDays;
  readonly breakdown: Breakdown | undefined;
  readonly among: AmongRows | undefined;
}

function decideSplit(
  programme: Programme,
  offered: readonly SplitChoice[],
  { split, among: value }: { readonly split?: string | undefined; readonly among?: string | undefined },
): Result<Pick<Subject, 'breakdown' | 'among'>, Fault> {
  const found = breakdownOf(programme, offered, split);
  if (!found.ok) return found;
  const breakdown = found.value;
  if (value === undefined) return succeed({ breakdown, among: undefined });
  if (!breakdown) return invalid({ path: ['split'], message: 'Choose one of the ways to split' });
  return succeed({ breakdown, among: { by: breakdown.by, value: value === '' ? null : value } });
}

async function countOne(
  { db }: QueryContext,
  subject: Subject,
): Promise<{ readonly counted: CountedFigure; readonly split: OpenedFigure['split'] }> {
  const { programme, set, id, figure, days, breakdown, among } = subject;
  const question = { ...days, programmeId: programme.programme };
  const counts = await countFigures(db, compiledFigures(programme, set, { [id]: figure }, question));
  const whole = counts[id];
  if (!whole) throw new Error(`${id} was not counted`);
  const say = (count: FigureCount) =>
    countedFigure(id, figure, set, count, null, agreementsOf(programme, figure));
  if (!breakdown) return { counted: say(whole), split: null };
  const split = await countOneSplit(db, programme, set, [id, figure], breakdown, question);
  return {
    counted: say(among ? countAmong(split, id, among.value) : whole),
    split: {
      ...splitChoice(breakdown),
      rows: splitRows(programme, breakdown, [id, figure], set, split),
    },
  };
}

async function pageOfRows(
  context: QueryContext,
  { programme, set, figure, days, breakdown, among }: Subject,
  counted: CountedFigure,
  choice: RowChoice,
  asked: number,
): Promise<OpenedFigure['rows']> {
  const total = rowTotals(counted)[choice];
  const pages = Math.max(1, Math.ceil(total / ROWS_ON_A_PAGE));
  const page = Math.min(asked, pages);
  const question = { ...days, programmeId: programme.programme };
  const compiled = compiledRows(programme, set, figure, question, among);
  // Among one value the references are others: nobody can lay the splits side by side and learn more of a row.
  const apart = among ? [breakdown?.id, among.value ?? ''] : [];
  const window = { offset: (page - 1) * ROWS_ON_A_PAGE, limit: ROWS_ON_A_PAGE };
  const listed = { choice, valued: figure.value !== undefined };
  const rows = await figureRows(context.db, compiled, listed, window);
  return {
    choice,
    page,
    pages,
    total,
    rows: await openRows(context, set, rows, { programme: programme.programme, ...days, apart }),
  };
}

/** How many rows there are of each kind. A row whose value is not known is neither counted nor left out. */
export function rowTotals(counted: Pick<CountedFigure, 'of' | 'n' | 'notKnown'>): Record<RowChoice, number> {
  const { of, n, notKnown } = counted;
  return { counted: n, not_counted: of - n - notKnown, not_known: notKnown };
}

async function openRows(
  { db, actor, house, pseudonym }: QueryContext,
  set: FigureSet,
  rows: readonly FigureRow[],
  days: QuestionDays & { readonly programme: string; readonly apart: readonly (string | undefined)[] },
): Promise<OpenedRow[]> {
  const named = namesRows(actor);
  const source = house.figureRows.find((each) => each.set === set.name);
  const ids = rows.map(({ id }) => id);
  const shown = source && ids.length > 0 ? await source.rows(db, ids) : [];
  const byId = new Map(shown.map((row) => [row.id, row]));
  const births = named
    ? new Map()
    : await bornOn(
        db,
        shown.flatMap(({ personId }) => personId ?? []),
      );
  const { programme, asAt, from = null, to = null, apart } = days;
  const release = [programme, asAt, from, to, ...apart].join(' ');
  return rows.map(({ id, value }) => {
    const row = byId.get(id);
    return {
      reference: pseudonym(release, `${set.name}:${id}`),
      value,
      person: row && named ? { id: row.personId, title: row.title, on: row.on, href: row.href } : null,
      deidentified:
        row && !named
          ? { ageBand: ageBand(births.get(row.personId ?? '') ?? null, asAt), month: monthOf(row.on) }
          : null,
    };
  });
}
