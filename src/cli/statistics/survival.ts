import { PlainFault } from '../../foundation/plain-fault.ts';
import { formatPercent } from '../../interface/wording/index.ts';
import {
  atRiskAt,
  type CurveComparison,
  type CurveInterval,
  compareCurves,
  describeComparison,
  describeCurve,
  formatFour,
  formatP,
  type Observation,
  pointAt,
  restrictedMean,
  type Sample,
  type SurvivalCurve,
  sampleOf,
  survivalCurve,
  timeUntil,
} from '../../statistics/index.ts';
import { type CliCommand, type CliRequest, UsageFault } from '../cli-command.ts';
import { columns } from '../columns.ts';
import { type CsvTable, columnOf, numberFromZero, readCsvFile, someText, yesOrNo } from '../csv-table.ts';

/** More groups than these are no groups, but names or dates. */
const MOST_GROUPS = 20;

interface Group {
  readonly name: string;
  readonly sample: Sample;
  readonly curve: SurvivalCurve;
}

/** The rows of a file as people followed in time. */
export function observationsOf(table: CsvTable, file: string, request: CliRequest): Observation[] {
  const times = columnOf(table, { file, name: request.need('time') }, numberFromZero);
  const events = columnOf(table, { file, name: request.need('event') }, yesOrNo);
  return times.map((time, index) => ({ time, event: events[index] === true }));
}

function intervalOf(request: CliRequest): CurveInterval {
  const text = request.text('interval') ?? 'log-log';
  if (text === 'log-log' || text === 'plain') return text;
  throw new UsageFault(`--interval must be log-log or plain, and not “${text}”`);
}

async function groupsOf(request: CliRequest): Promise<Group[]> {
  const file = request.need('FILE');
  const interval = intervalOf(request);
  const table = await readCsvFile(file);
  const observations = observationsOf(table, file, request);
  const by = request.text('group');
  const names = by === undefined ? undefined : columnOf(table, { file, name: by }, someText);
  const members = Map.groupBy(observations.keys(), (index) => names?.[index] ?? 'Everybody');
  if (members.size > MOST_GROUPS)
    throw new PlainFault(
      `“${by}” has ${members.size} different values; curves of at most ${MOST_GROUPS} groups can be compared`,
    );
  return [...members].map(([name, indexes]) => {
    const sample = sampleOf(indexes.flatMap((index) => observations[index] ?? []));
    return { name, sample, curve: survivalCurve(sample, { interval }) };
  });
}

/** Until when mean times are taken: as asked, or as long as somebody was followed in every group. */
function untilOf(request: CliRequest, groups: readonly Group[]): number {
  const shortest = Math.min(...groups.map(({ curve }) => curve.until));
  const text = request.text('until');
  if (text === undefined) return shortest;
  const until = Number(text);
  if (!(until > 0)) throw new UsageFault(`--until must be a number above 0, and not “${text}”`);
  if (until > shortest)
    throw new PlainFault(
      `Not every group was followed to ${text}: --until can be ${formatFour(shortest)} at most`,
    );
  return until;
}

function testJson(groups: readonly Group[], comparison: CurveComparison | undefined) {
  if (!comparison) return null;
  const counts = comparison.groups.map((count, index) => ({ name: groups[index]?.name, ...count }));
  return { ...comparison, groups: counts };
}

const orNull = (value: number | undefined) => value ?? null;

function groupJson({ name, curve }: Group, until: number) {
  const { time, low, high } = timeUntil(curve);
  return {
    name,
    people: curve.people,
    events: curve.events,
    until: curve.until,
    median: { time: orNull(time), low: orNull(low), high: orNull(high) },
    restrictedMean: restrictedMean(curve, until) ?? null,
    points: curve.points,
  };
}

/** About six round times from 0 to the longest, at which the table is read. */
function readingTimes(longest: number): number[] {
  if (longest <= 0) return [0];
  const rough = longest / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough;
  return Array.from({ length: Math.floor(longest / step + 1e-9) + 1 }, (_, index) => index * step);
}

function curveTable(groups: readonly Group[]): string {
  const times = readingTimes(Math.max(...groups.map(({ curve }) => curve.until)));
  const rows = groups.flatMap(({ name, sample, curve }) =>
    times
      .filter((time) => time <= curve.until)
      .map((time) => {
        const point = pointAt(curve, time);
        const [left, low, high] = [point?.survival ?? 1, point?.low ?? 1, point?.high ?? 1].map(
          formatPercent,
        );
        return [name, formatFour(time), String(atRiskAt(sample, time)), left ?? '', `${low} to ${high}`];
      }),
  );
  return columns([['GROUP', 'TIME', 'AT RISK', 'NOT YET', '95% INTERVAL'], ...rows]);
}

function testLines(tests: readonly (readonly [string, CurveComparison | undefined])[]): string {
  return columns(
    tests.flatMap(([name, test]) =>
      test ? [[name, `χ² ${test.chiSquare.toFixed(4)}`, `df ${test.freedom}`, `P ${formatP(test.p)}`]] : [],
    ),
  );
}

/** `facet statistics survival` */
export const survivalCommand: CliCommand = {
  name: 'statistics survival',
  summary: 'How long until an event came, from a CSV: curves with intervals, medians, tests between groups',
  places: ['FILE'],
  options: {
    time: { type: 'string', value: 'T', about: 'The column with how long each was followed', required: true },
    event: {
      type: 'string',
      value: 'E',
      about: 'The column with 1 where the event came then, 0 where not',
      required: true,
    },
    group: { type: 'string', value: 'G', about: 'The column that names the groups to compare' },
    interval: { type: 'string', value: 'KIND', about: 'log-log (as it is left out) or plain' },
    until: {
      type: 'string',
      value: 'TIME',
      about: 'Take mean times until here (as long as all were followed)',
    },
  },
  async run(request) {
    const groups = await groupsOf(request);
    const until = untilOf(request, groups);
    const samples = groups.map(({ sample }) => sample);
    const isCompared = groups.length > 1;
    const logRank = isCompared ? compareCurves(samples) : undefined;
    const gehan = isCompared ? compareCurves(samples, 'gehan') : undefined;
    const sentences = [
      ...groups.flatMap(({ name, curve }) => describeCurve(name, curve)),
      ...(isCompared ? describeComparison(logRank) : []),
    ];
    const tests = testLines([
      ['Log-rank', logRank],
      ['Gehan–Wilcoxon', gehan],
    ]);
    return {
      text: [sentences.join('\n'), curveTable(groups), tests].filter((part) => part !== '').join('\n\n'),
      json: {
        interval: intervalOf(request),
        confidence: 0.95,
        groups: groups.map((group) => groupJson(group, until)),
        tests: { logRank: testJson(groups, logRank), gehan: testJson(groups, gehan) },
        sentences,
      },
    };
  },
};
