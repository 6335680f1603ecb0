import { createAccessLog } from '../access/access-log.ts';
import type { StaffActor } from '../access/actor.ts';
import { readLibrary } from '../app/programmes.ts';
import { guardedTables, house } from '../app/rooms.ts';
import { createBus } from '../doors/index.ts';
import { type CountedFigure, type Figures, listFigures, shownNumber } from '../figures/index.ts';
import { systemClock } from '../foundation/clock.ts';
import { faultSentence } from '../foundation/fault.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import { formatDate, formatPercent } from '../interface/wording/index.ts';
import { type CliCommand, type CliRequest, databaseOptions } from './cli-command.ts';
import { columns } from './columns.ts';
import { oneTenant, withDatabase } from './database.ts';

/** Whoever can run `facet` on the machine reads figures, and no more, as nobody in particular. */
const READER_ID = '00000000-0000-0000-0000-000000000000';

async function readFigures(request: CliRequest): Promise<Figures> {
  return withDatabase(request, { migrate: false }, async ({ owner, pool }) => {
    const tenant = await oneTenant(owner, request.text('tenant'));
    const library = await readLibrary(owner, tenant);
    const accessLog = createAccessLog(pool, () => {});
    const parts = { pool, clock: systemClock, accessLog, programmesOf: () => library, house };
    const bus = createBus({ ...parts, guarded: guardedTables });
    const actor: StaffActor = { kind: 'staff', tenant, staffId: READER_ID, name: 'facet', role: 'analyst' };
    const { asAt, from, to } = daysOf(request);
    const split = request.text('split');
    const input = {
      programme: request.need('PROGRAMME'),
      ...asAt,
      ...from,
      ...to,
      ...(split === undefined ? {} : { split }),
    };
    const found = await bus.ask(listFigures, actor, input, 'cli');
    await accessLog.stop();
    if (found.ok) return found.value;
    throw new PlainFault(faultSentence(found.error));
  });
}

function daysOf(request: CliRequest) {
  const day = <Name extends string>(name: Name, option: string) => {
    const text = request.text(option);
    return text === undefined ? {} : ({ [name]: text } as Record<Name, string>);
  };
  return { asAt: day('asAt', 'as-at'), from: day('from', 'from'), to: day('to', 'to') };
}

function line(figure: CountedFigure): string[] {
  const { id, n, of, share, interval, definition, notKnown } = figure;
  const isShare = definition.count !== null && definition.value === null;
  return [
    id,
    shownNumber(figure) + (figure.show === 'percent' && share !== null ? '%' : ''),
    isShare || definition.value !== null ? `${n} of ${of}` : '',
    interval ? `${formatPercent(interval.low)} to ${formatPercent(interval.high)}` : '',
    notKnown > 0 ? `${notKnown} not known` : '',
    figure.title,
  ];
}

function linesOf(figure: CountedFigure, split: Figures['split']): string[][] {
  const rows = split?.figures.find((each) => each.figure === figure.id)?.rows ?? [];
  return [
    line(figure),
    ...rows.map(({ value: _, title, ...came }) => line({ ...figure, ...came, id: '', title: `  ${title}` })),
  ];
}

function textOf({ title, asAt, from, to, figures, split }: Figures): string {
  const period = from || to ? `, rows dated ${from?.toString() ?? '…'} to ${to?.toString() ?? '…'}` : '';
  const head = `${title}, as at ${formatDate(asAt)}${period}`;
  const rows = [
    ['FIGURE', 'SHOWN', 'COUNT', '95% INTERVAL', 'OPEN', 'TITLE'],
    ...figures.flatMap((figure) => linesOf(figure, split)),
  ];
  const by = split ? [`Split by: ${split.title}`] : [];
  return [head, ...by, '', columns(rows)].join('\n');
}

/** `facet figures` */
export const figuresCommand: CliCommand = {
  name: 'figures',
  summary: 'Count every figure of a programme as at any day, each with its exact interval',
  places: ['PROGRAMME'],
  options: {
    'as-at': { type: 'string', value: 'DATE', about: 'Count as things stood on this day (today)' },
    from: { type: 'string', value: 'DATE', about: 'Only what came in or began on or after this day' },
    to: { type: 'string', value: 'DATE', about: 'Only what came in or began on or before this day' },
    split: { type: 'string', value: 'BREAKDOWN', about: 'Split by this breakdown of the programme’s file' },
    tenant: { type: 'string', value: 'SLUG', about: 'The tenant; not needed when there is only one' },
    ...databaseOptions,
  },
  async run(request) {
    const figures = await readFigures(request);
    return { text: textOf(figures), json: figures };
  },
};
