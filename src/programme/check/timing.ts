import type { Names } from '../expression/vocabulary.ts';
import type { Path, PathFault } from '../fault.ts';
import type { Programme } from '../schema/programme.ts';
import type { FollowUp, Limit, Schedule } from '../schema/timing.ts';
import { daysIn } from '../schema/words.ts';
import { unnamed, unnamedIn } from './named.ts';

/** Finds in schedules, limits and follow-up what is mentioned and named nowhere. */
export function timingFaults(programme: Programme, names: Names): PathFault[] {
  const schedules = programme.schedules.flatMap((schedule, index) =>
    scheduleFaults(schedule, ['schedules', index], programme, names),
  );
  const limits = programme.limits.flatMap((limit, index) => limitFaults(limit, ['limits', index], names));
  const later = programme.follow_up.flatMap((each, index) =>
    followUpFaults(each, ['follow_up', index], programme, names),
  );
  return [...schedules, ...limits, ...later];
}

function scheduleFaults(schedule: Schedule, path: Path, programme: Programme, names: Names): PathFault[] {
  const { steps, repeat, answer, pathways } = schedule;
  const kind = (name: string | undefined, at: Path) =>
    name === undefined ? [] : unnamed('kind of contact', name, names.contact_kinds, at);
  const seen = new Set<string>();
  const twice = steps.flatMap((step, index) => {
    if (seen.has(step.id)) {
      return [{ path: [...path, 'steps', index, 'id'], message: `"${step.id}" is used twice in this list` }];
    }
    seen.add(step.id);
    return [];
  });
  return [
    ...twice,
    ...steps.flatMap((step, index) => windowFaults(step, [...path, 'steps', index])),
    ...unnamedIn('pathway', pathways, names.pathways, [...path, 'pathways']),
    ...steps.flatMap((step, index) => kind(step.kind, [...path, 'steps', index, 'kind'])),
    ...kind(repeat?.kind, [...path, 'repeat', 'kind']),
    ...(answer === undefined ? [] : answerFaults(answer, [...path, 'answer'], programme)),
  ];
}

/** A contact that could not be made on its own day is a slip. */
function windowFaults({ due, from, until }: Schedule['steps'][number], path: Path): PathFault[] {
  const faults: PathFault[] = [];
  const add = (field: string, message: string) => faults.push({ path: [...path, field], message });
  if (from && daysIn(from) > daysIn(due)) add('from', 'This is after the day on which it falls due');
  if (until && daysIn(until) < daysIn(due)) add('until', 'This is before the day on which it falls due');
  return faults;
}

function answerFaults(answer: string, path: Path, programme: Programme): PathFault[] {
  const question = programme.referral.ask.find((each) => each.id === answer);
  const known = programme.referral.ask.map((each) => each.id);
  if (!question) return unnamed('question', answer, known, path);
  if (question.type === 'date') return [];
  return [{ path, message: `Days are counted from a question of type date; this is ${question.type}` }];
}

function limitFaults(limit: Limit, path: Path, names: Names): PathFault[] {
  const [what, known] =
    limit.of === 'contacts'
      ? (['kind of contact', names.contact_kinds] as const)
      : (['kind of provision', names.provision_kinds] as const);
  return unnamedIn(what, limit.kinds, known, [...path, 'kinds']);
}

function followUpFaults(each: FollowUp, path: Path, programme: Programme, names: Names): PathFault[] {
  const kind = programme.contacts?.kinds.find((known) => known.id === each.kind);
  const faults = [
    ...unnamedIn('reason to end', each.reasons, names.ending_reasons, [...path, 'reasons']),
    ...unnamedIn('outcome', each.outcomes, names.outcomes, [...path, 'outcomes']),
  ];
  if (each.kind === undefined) return faults;
  if (!kind)
    return [...faults, ...unnamed('kind of contact', each.kind, names.contact_kinds, [...path, 'kind'])];
  if (kind.follow_up) return faults;
  const message = `Contacts of the kind "${each.kind}" end with the work; mark the kind follow_up: true`;
  return [...faults, { path: [...path, 'kind'], message }];
}
