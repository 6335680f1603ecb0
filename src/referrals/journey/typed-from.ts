import { parsePartialDate } from '../../foundation/dates.ts';
import { datePartsOf } from '../../interface/forms/index.ts';
import type { DraftAnswers, DraftValue } from '../drafts/draft.ts';
import type { Child, ProceedingsAnswers, ReferralAnswers } from '../referral-input.ts';
import { type Field, place, withNested } from './fields.ts';
import type { ListName, Step } from './step.ts';

function storedAt(stored: unknown, path: Field['path']): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string | number, unknown>)[key]
        : undefined,
    stored,
  );
}

function typed(field: Field, value: unknown): DraftValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (field.kind === 'date') {
    const parts = datePartsOf(typeof value === 'string' ? parsePartialDate(value) : undefined);
    return { day: parts.day ?? '', month: parts.month ?? '', year: parts.year ?? '' };
  }
  if (Array.isArray(value)) return value.map(String);
  const pence = field.kind === 'text' && field.pence ? storedAt(value, ['pence']) : undefined;
  if (typeof pence === 'number') return (pence / 100).toFixed(2);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

/** Stored answers as they would be typed into these fields. */
export function typedInto(fields: readonly Field[], stored: unknown): DraftAnswers {
  const answers: Record<string, DraftValue> = {};
  for (const field of withNested(fields)) {
    const value = typed(field, storedAt(stored, field.path));
    if (value !== undefined) place(answers, field.path, value);
  }
  return answers;
}

/** An end that is told says that the proceedings are over. */
function proceedingsAsTyped(each: ProceedingsAnswers): unknown {
  return each.concludedOn ? { ...each, concluded: 'yes' } : each;
}

/** A removal that is told says that the child was removed, whatever was answered besides. */
function childAsTyped(child: Child): unknown {
  return child.removal ? { ...child, removed: 'yes' } : child;
}

function itemsAsTyped(list: ListName, answers: ReferralAnswers): readonly unknown[] | undefined {
  if (list === 'children') return answers.children?.map(childAsTyped);
  if (list === 'proceedings') return answers.proceedings?.map(proceedingsAsTyped);
  const entries = answers.answers[list.slice('group_'.length)];
  return Array.isArray(entries) ? entries : undefined;
}

/** A referral's answers as they would be typed into the steps of its form. */
export function typedFrom(steps: readonly Step[], answers: ReferralAnswers): DraftAnswers {
  const { parent } = answers;
  const stored = { ...answers, parent: { ...parent, ...(parent.dueOn && { pregnant: 'yes' }) } };
  const lists: Record<string, DraftValue> = {};
  for (const step of steps) {
    if (step.kind !== 'list') continue;
    const items = itemsAsTyped(step.list, answers);
    if (items) lists[step.list] = items.map((item) => typedInto(step.fields, { item }).item ?? {});
  }
  const fields = steps.flatMap((step) => (step.kind === 'fields' ? step.fields : []));
  return { ...typedInto(fields, stored), ...lists };
}
