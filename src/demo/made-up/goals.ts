import { isBefore } from '../../foundation/dates.ts';
import type { Programme } from '../../programme/index.ts';
import type { CaseGoal } from '../case.ts';
import type { Seeded } from '../seeded.ts';

const GOALS = [
  [
    'I want to know what happens next',
    'It helps when somebody explains it twice',
    'Write down the dates together',
  ],
  ['I want to get my papers in order', 'They are all in one bag at the moment', 'Sort the bag on Thursday'],
  ['I want to sleep better', 'It is worst on Sundays', 'Talk to the GP'],
  ['I want to see my sister again', 'I have missed her', 'Send her a card'],
  ['I want something to do on weekdays', 'The days are long', 'Look at the college list'],
  ['I want to feel safe at home', 'The new lock helped', 'Ask about a second one'],
] as const;

/** Goals for somebody made up: one in most of the programme's areas, some of them reached. */
export function simulatedGoals(
  chance: Seeded,
  programme: Programme,
  startedOn: Temporal.PlainDate,
  until: Temporal.PlainDate,
): CaseGoal[] {
  return (programme.plan?.areas ?? []).flatMap(({ id }, index): CaseGoal[] => {
    const on = startedOn.add({ days: 10 + 14 * index });
    if (chance.below(3) === 0 || isBefore(until, on)) return [];
    const [words, view, what] = chance.pick(GOALS);
    const reachedOn = on.add({ weeks: 8 + chance.below(30) });
    const isReached = chance.below(2) === 0 && isBefore(reachedOn, until);
    const doneOn = on.add({ weeks: 2 });
    return [
      {
        area: id,
        words,
        view,
        on,
        ...(isReached ? { reachedOn } : {}),
        actions: [{ what, owner: 'together', ...(isBefore(doneOn, until) ? { doneOn } : {}) }],
      },
    ];
  });
}
