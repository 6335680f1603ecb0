import { z } from 'zod';
import { listed } from '../access/looks.ts';
import { type QueryContext, query } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import {
  type Figure,
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
import { decideDays, type QuestionDays, zFigureQuestion } from './question.ts';

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
  readonly figure: CountedFigure;
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
    const subject = { programme, set, id: input.figure, figure, days: days.value };
    const counted = await countOne(context, subject);
    const { asAt, from = null, to = null } = days.value;
    return succeed({
      programme: programme.programme,
      programmeTitle: programme.title,
      asAt,
      from,
      to,
      figure: counted,
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
}

async function countOne({ db }: QueryContext, subject: Subject): Promise<CountedFigure> {
  const { programme, set, id, figure, days } = subject;
  const question = { ...days, programmeId: programme.programme };
  const counts = await countFigures(db, compiledFigures(programme, set, { [id]: figure }, question));
  const count = counts[id];
  if (!count) throw new Error(`${id} was not counted`);
  return countedFigure(id, figure, set, count, null, agreementsOf(programme, figure));
}

async function pageOfRows(
  context: QueryContext,
  { programme, set, figure, days }: Subject,
  counted: CountedFigure,
  choice: RowChoice,
  asked: number,
): Promise<OpenedFigure['rows']> {
  const total = rowTotals(counted)[choice];
  const pages = Math.max(1, Math.ceil(total / ROWS_ON_A_PAGE));
  const page = Math.min(asked, pages);
  const compiled = compiledRows(programme, set, figure, { ...days, programmeId: programme.programme });
  const window = { offset: (page - 1) * ROWS_ON_A_PAGE, limit: ROWS_ON_A_PAGE };
  const listed = { choice, valued: figure.value !== undefined };
  const rows = await figureRows(context.db, compiled, listed, window);
  return {
    choice,
    page,
    pages,
    total,
    rows: await openRows(context, set, rows, { programme: programme.programme, ...days }),
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
  days: QuestionDays & { readonly programme: string },
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
  const { programme, asAt, from = null, to = null } = days;
  const release = [programme, asAt, from, to].join(' ');
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
