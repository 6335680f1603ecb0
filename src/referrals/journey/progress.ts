import type { FieldFault } from '../../foundation/fault.ts';
import type { Programme } from '../../programme/index.ts';
import type { DraftAnswers, DraftValue } from '../drafts/draft.ts';
import { answersFromDraft } from '../drafts/draft-answers.ts';
import { receiveReferral } from '../receive-referral.ts';
import type { Origin } from '../referral-input.ts';
import { valueAt, withNested } from './fields.ts';
import type { ListName, Step, StepId } from './step.ts';

/** What is looked at to say how far a draft is. */
export interface Filled {
  readonly programme: Programme;
  readonly origin: Origin;
  readonly answers: DraftAnswers;
  readonly today: Temporal.PlainDate;
}

/** Everything that stands in the way of sending, by the path of its field. */
export function faultsOfDraft({ programme, origin, answers, today }: Filled): readonly FieldFault[] {
  const read = answersFromDraft(answers);
  if (!read.ok) return onForm(programme, read.error);
  const received = receiveReferral(programme, origin, read.value, today);
  return received.ok ? [] : onForm(programme, received.error);
}

/** Faults of a referral by the fields of its form, where a group of questions stands as a list of its own. */
export function onForm(programme: Programme, faults: readonly FieldFault[]): readonly FieldFault[] {
  const groups = new Set(
    programme.referral.ask.filter((each) => each.type === 'group').map((each) => each.id),
  );
  return faults.map((fault) => {
    const [first, id, ...rest] = fault.path;
    const inGroup = first === 'answers' && typeof id === 'string' && groups.has(id);
    return inGroup ? { ...fault, path: [`group_${id}`, ...rest] } : fault;
  });
}

function startsWith(path: FieldFault['path'], start: FieldFault['path']): boolean {
  return start.every((key, index) => String(path[index]) === String(key));
}

/** The paths whose faults belong to a step. */
function placesOf(step: Step): readonly FieldFault['path'][] {
  return step.kind === 'list' ? [[step.list]] : withNested(step.fields).map((field) => field.path);
}

/** Whether a fault is to be put right in this step. */
export function belongsTo(step: Step, fault: FieldFault): boolean {
  return placesOf(step).some((place) => startsWith(fault.path, place));
}

/** The faults of one step, also while other steps have faults of their own. */
export function faultsOfStep(filled: Filled, step: Step): readonly FieldFault[] {
  const own = faultsOfDraft(filled).filter((fault) => belongsTo(step, fault));
  if (own.length > 0) return own;
  const alone = faultsOfDraft({ ...filled, answers: onlyStep(filled.answers, step) });
  return alone.filter((fault) => belongsTo(step, fault));
}

/** What was filled in for one step, without the rest. */
function onlyStep(answers: DraftAnswers, step: Step): DraftAnswers {
  const groups = new Set(placesOf(step).map(([group]) => String(group)));
  const kept: Record<string, DraftValue> = {};
  for (const [key, value] of Object.entries(answers)) {
    if (!groups.has(key)) continue;
    if (step.kind === 'list' || typeof value === 'string' || Array.isArray(value)) kept[key] = value;
    else kept[key] = onlyFields(value as DraftAnswers, step, key);
  }
  return kept;
}

function onlyFields(group: DraftAnswers, step: Step, key: string): DraftAnswers {
  const names = new Set(
    placesOf(step)
      .filter(([first]) => first === key)
      .map(([, second]) => String(second)),
  );
  return Object.fromEntries(Object.entries(group).filter(([name]) => names.has(name)));
}

/** How far a step is. */
export type StepState = 'not_started' | 'done' | 'to_put_right';

/** Whether a step was gone through; kept beside the answers, for an empty page may be a full answer. */
export function wasVisited(answers: DraftAnswers, id: StepId): boolean {
  return valueAt(answers, ['visited', id]) === 'yes';
}

/** The mark that a step was gone through. */
export function visiting(id: StepId): DraftAnswers {
  return { visited: { [id]: 'yes' } };
}

/** How far each step of a form is. */
export function statesOf(filled: Filled, steps: readonly Step[]): ReadonlyMap<StepId, StepState> {
  const faults = faultsOfDraft(filled);
  return new Map(
    steps.map((step) => {
      if (!wasVisited(filled.answers, step.id)) return [step.id, 'not_started'];
      return [step.id, faults.some((fault) => belongsTo(step, fault)) ? 'to_put_right' : 'done'];
    }),
  );
}

/** Where to go after a step: the next that was not gone through, or to the check when all were. */
export function nextAfter(answers: DraftAnswers, steps: readonly Step[], id: StepId): StepId | 'check' {
  const index = steps.findIndex((step) => step.id === id);
  const later = [...steps.slice(index + 1), ...steps.slice(0, index)];
  return later.find((step) => !wasVisited(answers, step.id))?.id ?? 'check';
}

/** The things of a list, each as it was filled in. */
export function itemsOf(answers: DraftAnswers, list: ListName): readonly DraftValue[] {
  const value = answers[list];
  return Array.isArray(value) ? value : [];
}

/** What to call one thing of a list: the name that was given, or its place. */
export function itemTitle(item: DraftValue, one: string, index: number): string {
  const text = (key: string) => {
    const value = valueAt(item, [key]);
    return typeof value === 'string' ? value.trim() : '';
  };
  const name =
    [text('givenName'), text('familyName')].filter(Boolean).join(' ') || text('court') || text('name');
  return name || `${one} ${index + 1}`;
}
