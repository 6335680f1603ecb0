import { isBefore } from '../foundation/dates.ts';
import type { Instrument } from '../instruments/index.ts';
import { instrumentOf, measureDues, measuresOf } from '../measures/index.ts';
import type { Programme } from '../programme/index.ts';
import type { CaseMeasure } from './case.ts';
import type { Seeded } from './seeded.ts';

/** One way along a programme, as far as it goes. */
interface Way {
  readonly pathway: string;
  readonly startedOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
  readonly until: Temporal.PlainDate;
}

/** Of a hundred forms that fell due, so many were filled in. */
const FILLED_OF_100 = 85;

/** Draws the forms that were filled in as they fell due; some never are. */
export function simulatedMeasures(programme: Programme, chance: Seeded, way: Way): CaseMeasure[] {
  const { startedOn, endedOn, until } = way;
  return measuresOf(programme)
    .filter(({ pathways }) => pathways?.includes(way.pathway) ?? true)
    .flatMap((measure) => {
      const dues = measureDues(measure, { startedOn, endedOn, stagesOn: [], today: until }, []);
      return dues
        .filter(({ on }) => !isBefore(until, on) && chance.below(100) < FILLED_OF_100)
        .map(({ on }) => ({ id: measure.id, on, by: measure.by, ...filled(measure.instrument, chance) }));
    })
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on));
}

function filled(id: string, chance: Seeded): Pick<CaseMeasure, 'answers' | 'totals'> {
  const instrument = instrumentOf(id);
  if (!instrument) return { totals: { total: chance.below(31) } };
  return instrument.answers.length > 0
    ? { answers: answersOf(instrument, chance) }
    : totalsOf(instrument, chance);
}

/** Answers near the gentler end, so that few forms ask for somebody to be told at once. */
function answersOf({ items, answers }: Instrument, chance: Seeded): number[] {
  return items.map(({ safety }) => {
    const offered = safety ? answers.slice(0, 1) : answers.slice(0, Math.max(2, answers.length - 1));
    return chance.pick(offered).value;
  });
}

function totalsOf({ scales }: Instrument, chance: Seeded) {
  const between = (lowest: number, highest: number) =>
    lowest + chance.below(Math.floor(highest - lowest) + 1);
  return {
    totals: Object.fromEntries(scales.map((scale) => [scale.id, between(scale.lowest, scale.highest)])),
  };
}
