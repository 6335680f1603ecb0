import { isBefore } from '../foundation/dates.ts';
import { type Anchors, expectedContacts, followUpDue, type Programme } from '../programme/index.ts';
import type { Case, CaseContact, CaseEnrolment } from './case.ts';
import type { Seeded } from './seeded.ts';

type Drawn = Pick<CaseEnrolment, 'pathway' | 'startedOn' | 'stages' | 'contactsUntil' | 'birth'>;

/** Of a hundred contacts that a schedule expects, so many are made on their day. */
const MADE_OF_100 = 85;
const MINUTES = 45;

function answersOf({ answers }: Case): Record<string, Temporal.PlainDate> {
  const days = Object.entries(answers ?? {}).flatMap(([id, answer]) =>
    typeof answer === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(answer)
      ? [[id, Temporal.PlainDate.from(answer)] as const]
      : [],
  );
  return Object.fromEntries(days);
}

function bornBefore({ children }: Case, day: Temporal.PlainDate): Temporal.PlainDate | undefined {
  return children
    .map(({ bornOn }) => Temporal.PlainDate.from(bornOn))
    .filter((bornOn) => isBefore(bornOn, day))
    .toSorted(Temporal.PlainDate.compare)
    .at(-1);
}

/** The days that schedules and follow-ups count from, and schedules for each stage in turn: a schedule from a stage begins anew with each. */
function daysOf(drawn: Case, { startedOn, stages, contactsUntil, birth }: Drawn) {
  const { pregnantUntil } = drawn.parent;
  const dueOn = pregnantUntil === undefined ? undefined : Temporal.PlainDate.from(pregnantUntil);
  const bornOn = birth?.on ?? bornBefore(drawn, startedOn);
  const anchors: Anchors = {
    start: startedOn,
    pathway: startedOn,
    answers: answersOf(drawn),
    due_date: dueOn,
    birth: bornOn,
    born: birth?.on,
    due_date_or_birth: birth?.on ?? dueOn ?? bornOn,
  };
  const begins = [startedOn, ...stages.map(({ on }) => on)];
  const each = begins.map((stage, index) => ({
    anchors: { ...anchors, stage },
    from: stage,
    until: begins[index + 1]?.subtract({ days: 1 }) ?? contactsUntil,
  }));
  return { anchors, stretches: each };
}

/**
 * The contacts that a programme's schedules expect of somebody made up, most of them made on their day: counted from the
 * due date, the birth, the start, the pathway, each stage, and the dates that the form asked.
 */
export function scheduledContacts(
  programme: Programme,
  chance: Seeded,
  drawn: Case,
  enrolment: Drawn,
): CaseContact[] {
  const kinds = new Set(programme.contacts?.kinds.map(({ id }) => id));
  const [usual] = kinds;
  if (usual === undefined) return [];
  const days = daysOf(drawn, enrolment).stretches.flatMap(({ anchors, from, until }) =>
    expectedContacts(programme, enrolment.pathway, anchors, { facts: {}, today: until })
      .filter(({ on }) => !isBefore(on, from) && !isBefore(until, on))
      .map(({ on, kind }) => ({ on, kind: kind ?? usual })),
  );
  const perDay = new Map(days.map((each) => [each.on.toString(), each]));
  return [...perDay.values()]
    .filter(() => chance.below(100) < MADE_OF_100)
    .map(({ on, kind }) => ({ on, kind, minutes: MINUTES, done: [], note: '', provisions: [] }));
}

/**
 * The looks after the end of somebody made up, most of them made on their day: counted from the end, or from whatever day
 * the programme counts them from. `until` is the last day that is made up.
 */
export function contactsAfterEnd(
  programme: Programme,
  chance: Seeded,
  drawn: Case,
  enrolment: Drawn & Pick<CaseEnrolment, 'ended'>,
  until: Temporal.PlainDate,
): CaseContact[] {
  const { ended } = enrolment;
  const kinds = programme.contacts?.kinds ?? [];
  const usual = kinds.find((each) => each.follow_up) ?? kinds[0];
  if (!ended || !usual) return [];
  return followUpDue(programme, ended, daysOf(drawn, enrolment).anchors)
    .filter(({ on }) => isBefore(ended.on, on) && !isBefore(until, on))
    .filter(() => chance.below(100) < MADE_OF_100)
    .map(({ on, kind }) => ({
      on,
      kind: kind ?? usual.id,
      minutes: MINUTES,
      done: [],
      note: '',
      provisions: [],
    }));
}
