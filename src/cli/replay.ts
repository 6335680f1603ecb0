import { shippedProgrammes } from '../app/programmes.ts';
import { type Replay, type ReplayedFigure, replay, replayFiles } from '../demo/index.ts';
import { formatMoney } from '../foundation/money.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import type { Programme } from '../programme/index.ts';
import {
  type CliAnswer,
  type CliCommand,
  type CliRequest,
  databaseOptions,
  UsageFault,
} from './cli-command.ts';
import { columns } from './columns.ts';
import { withDatabase } from './database.ts';

const PLACE = '[PROGRAMME]';

async function chosen(request: CliRequest): Promise<readonly Programme[]> {
  const shipped = await shippedProgrammes();
  const name = request.need(PLACE);
  if (request.flag('all')) {
    if (name) throw new UsageFault('Give either a programme or --all');
    return shipped;
  }
  if (!name) throw new UsageFault('Say which programme, or --all. Usage: facet replay PROGRAMME');
  const found = shipped.find(({ programme }) => programme === name);
  if (found) return [found];
  throw new PlainFault(`There is no programme “${name}”. See: facet programme list`);
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

function printedWords({ printed }: ReplayedFigure): string {
  const share = printed.n === null ? '' : ` (${printed.n}${printed.of === null ? '' : ` of ${printed.of}`})`;
  return `${number.format(printed.value)}${share}`;
}

function computedWords({ computed }: ReplayedFigure): string {
  if (!computed) return '–';
  const value = computed.value === null ? '–' : number.format(computed.value);
  return `${value} (${computed.n} of ${computed.of})`;
}

function textOf(found: Replay): string {
  const rows = found.figures.map((each) => [
    each.waitsFor ? `${each.result} for ${each.waitsFor}` : each.result,
    each.figure,
    printedWords(each),
    computedWords(each),
    each.asAt.toString(),
    each.period ?? '',
    each.document,
  ]);
  const head = ['RESULT', 'FIGURE', 'PRINTED', 'COMPUTED', 'AS AT', 'PERIOD', 'DOCUMENT'];
  const documents = found.documents.map(
    ({ id, title, as_at, assumed }) =>
      `- ${id}: ${title}; speaks of ${as_at.toString()}${assumed ? ' (assumed: it prints no day)' : ''}`,
  );
  const totals = found.totals.map(
    ({ title, printed, computed, note }) =>
      `- ${title}: printed ${formatMoney(printed)}, computed ${formatMoney(computed)}. ${note}`,
  );
  const differences = found.differences.map(({ about, explained }) => `- ${about} ${explained}`);
  const left = found.notCounted.map(({ what, value, why }) => `- ${what} (${value}): ${why}`);
  return [
    found.title,
    '',
    columns([head, ...rows]),
    '',
    summaryOf(found),
    ...section('Documents', documents),
    ...section('Sums in print', totals),
    ...section('Where the documents themselves do not add up', differences),
    ...section('Printed, and not counted from records', left),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

function summaryOf({ figures }: Replay): string {
  const count = (result: ReplayedFigure['result']) => figures.filter((each) => each.result === result).length;
  return `${count('equal')} equal, ${count('unequal')} unequal, ${count('waiting')} waiting`;
}

async function replayAll(request: CliRequest): Promise<CliAnswer> {
  const programmes = await chosen(request);
  return withDatabase(request, { migrate: true, scratch: true }, async (connections) => {
    const done: Replay[] = [];
    for (const programme of programmes) {
      const files = await replayFiles(programme);
      if (files) done.push(await replay(connections, programme, files));
      else if (!request.flag('all')) throw new PlainFault(`Nothing is in print about ${programme.title}`);
    }
    return {
      text: done.map(textOf).join('\n\n'),
      json: done.map(({ answers: _, ...rest }) => rest),
      ok: done.every(({ ok }) => ok),
    };
  });
}

/** `facet replay` */
export const replayCommand: CliCommand = {
  name: 'replay',
  summary: 'Count printed figures again from records made for them, and set both side by side',
  places: [PLACE],
  options: {
    all: { type: 'boolean', about: 'Every programme that was printed about' },
    ...databaseOptions,
  },
  run: replayAll,
};
