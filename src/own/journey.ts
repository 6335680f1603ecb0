import type { Programme } from '../programme/index.ts';

type Day = Temporal.PlainDate;

/** One thing on her journey, in words that are hers to read. */
export interface JourneyStep {
  readonly id: string;
  readonly on: Day;
  readonly title: string;
  /** Her own words, or a name; null where the title says it all. */
  readonly detail: string | null;
}

interface Goal {
  readonly id: string;
  readonly words: string;
  readonly setOn: Day;
  readonly status: 'open' | 'reached' | 'changed' | 'stopped';
  readonly closedOn: Day | null;
}

interface Step {
  readonly id: string;
  readonly what: string;
  readonly status: 'open' | 'done' | 'stopped';
  readonly closedOn: Day | null;
}

/** What was asked of the record for a journey. */
export interface JourneyParts {
  readonly enrolments: readonly {
    readonly id: string;
    readonly title: string;
    readonly startedOn: Day;
    readonly endedOn: Day | null;
  }[];
  readonly workers: readonly {
    readonly id: string;
    readonly name: string;
    readonly beganOn: Day;
    readonly endedOn: Day | null;
  }[];
  readonly goals: readonly Goal[];
  readonly steps: readonly Step[];
  readonly meetings: readonly {
    readonly id: string;
    readonly title: string;
    readonly on: Day;
    readonly worker: string;
  }[];
  readonly letters: readonly { readonly id: string; readonly title: string; readonly on: Day }[];
}

/** Work for her at which she was not, such as a call to another service, is no meeting of hers. */
const NOT_HERS: ReadonlySet<string> = new Set(['indirect', 'meeting']);

/** True for a kind of contact that stands on her journey when she was met. */
export function isHers(programme: Pick<Programme, 'contacts'> | undefined, kind: string): boolean {
  const found = programme?.contacts?.kinds.find((each) => each.id === kind);
  return found !== undefined && !(found.work !== undefined && NOT_HERS.has(found.work));
}

/**
 * Her journey, the newest first: where she began, who came to work with her, what she set out to do and did, when they met
 * and what was sent. What did not come about is not here: nothing on this page is to count against anybody.
 */
export function journeyOf(parts: JourneyParts): JourneyStep[] {
  const steps = [
    ...parts.enrolments.flatMap(programmeSteps),
    ...parts.workers.flatMap(workerSteps),
    ...parts.goals.flatMap(goalSteps),
    ...parts.steps.flatMap(({ id, what, status, closedOn }): JourneyStep[] =>
      status === 'done' && closedOn ? [{ id, on: closedOn, title: 'This step is done', detail: what }] : [],
    ),
    ...parts.meetings.map(
      ({ id, on, title, worker }): JourneyStep => ({
        id,
        on,
        title,
        detail: `With ${worker}`,
      }),
    ),
    ...parts.letters.map(({ id, on, title }): JourneyStep => ({ id, on, title, detail: null })),
  ];
  return steps.toSorted((a, b) => Temporal.PlainDate.compare(b.on, a.on) || (a.id < b.id ? 1 : -1));
}

function programmeSteps({
  id,
  title,
  startedOn,
  endedOn,
}: JourneyParts['enrolments'][number]): JourneyStep[] {
  const began = { id, on: startedOn, title: `You started with ${title}`, detail: null };
  return endedOn
    ? [
        began,
        { id: `${id}-ended`, on: endedOn, title: `Your time with ${title} came to an end`, detail: null },
      ]
    : [began];
}

function workerSteps({ id, name, beganOn, endedOn }: JourneyParts['workers'][number]): JourneyStep[] {
  const began = { id, on: beganOn, title: `${name} began to work with you`, detail: null };
  return endedOn
    ? [began, { id: `${id}-ended`, on: endedOn, title: `Your work with ${name} ended`, detail: null }]
    : [began];
}

function goalSteps({ id, words, setOn, status, closedOn }: Goal): JourneyStep[] {
  const set = { id, on: setOn, title: 'You set a goal', detail: words };
  return status === 'reached' && closedOn
    ? [set, { id: `${id}-reached`, on: closedOn, title: 'You reached a goal', detail: words }]
    : [set];
}
