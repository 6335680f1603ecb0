import { listFigures } from '../figures/index.ts';
import type { Programme } from '../programme/index.ts';
import type { TrialResult } from '../publishing/index.ts';
import type { World } from './world.ts';

/** Every figure of a programme over the made-up people, each with its interval. */
export async function figuresOf(
  world: World,
  { programme }: Programme,
  until: Temporal.PlainDate,
): Promise<Pick<TrialResult, 'figures' | 'waitingFigures'>> {
  const found = await world.ask(until, listFigures, world.staff.analyst, { programme });
  return {
    figures: found.figures.map(({ id, title, show, shown, n, of, notKnown, interval }) => ({
      id,
      title,
      show,
      shown,
      n,
      of,
      notKnown,
      interval: interval && { low: interval.low, high: interval.high },
    })),
    waitingFigures: found.waiting.map(({ id, title, waitsFor }) => ({ id, title, waitsFor })),
  };
}
