import { type CaseFacts, isShown } from '../../programme/index.ts';
import type { DraftValue } from '../drafts/draft.ts';
import { answersFromDraft } from '../drafts/draft-answers.ts';
import { checkAnswers } from '../programme-answers.ts';
import { factsOfReferral } from '../referral-facts.ts';
import type { Field } from './fields.ts';
import type { Filled } from './progress.ts';
import type { Step } from './step.ts';

/** What rules can see of a draft; undefined while part of it cannot be read. */
function factsOfDraft({ programme, origin, answers, today }: Filled): CaseFacts | undefined {
  const read = answersFromDraft(answers);
  if (!read.ok) return undefined;
  const facts = factsOfReferral(read.value, origin, today);
  return { ...facts, answers: checkAnswers(programme, origin, read.value.answers, facts, today).kept };
}

/** The questions of a step, without those that earlier answers make pointless. */
export function fieldsAsked(filled: Filled, step: Step): readonly Field[] {
  if (!step.id.startsWith('questions-')) return step.fields;
  const facts = factsOfDraft(filled);
  if (!facts) return step.fields;
  return step.fields.filter((field) => isShown(filled.programme, String(field.path[1]), facts, filled.today));
}

/** The steps, without groups that earlier answers make pointless. */
export function stepsAsked(steps: readonly Step[], filled: Filled): readonly Step[] {
  const groups = filled.programme.referral.ask.some((each) => each.type === 'group' && each.show_when);
  const facts = groups ? factsOfDraft(filled) : undefined;
  if (!facts) return steps;
  return steps.filter((step) => {
    const group = groupOf(step);
    return group === undefined || isShown(filled.programme, group, facts, filled.today);
  });
}

/** The questions about one entry of a list, without those that its own answers make pointless. */
export function entryFieldsAsked(
  filled: Filled,
  step: Step,
  entry: DraftValue | undefined,
): readonly Field[] {
  const group = groupOf(step);
  const facts = group === undefined || entry === undefined ? undefined : factsOfDraft(filled);
  if (group === undefined || !facts || step.kind !== 'list') return step.fields;
  const entries = filled.answers[step.list];
  const index = Array.isArray(entries) ? entries.indexOf(entry) : -1;
  const read = facts.answers?.[group];
  const item = Array.isArray(read) ? read[index] : undefined;
  if (typeof item !== 'object' || item === null) return step.fields;
  return step.fields.filter((field) =>
    isShown(filled.programme, String(field.path[1]), facts, filled.today, { group, item }),
  );
}

function groupOf(step: Step): string | undefined {
  return step.id.startsWith('group-') ? step.id.slice('group-'.length) : undefined;
}
