import type { FieldFault } from '../../foundation/fault.ts';
import { faultsOf, readInput } from '../../foundation/read-input.ts';
import { fail, type Result, succeed } from '../../foundation/result.ts';
import { formPartialDateText } from '../../interface/forms/index.ts';
import { type ReferralAnswers, zReferralAnswers } from '../referral-input.ts';
import type { DraftAnswers, DraftValue } from './draft.ts';

type Path = FieldFault['path'];

const boxes = formPartialDateText();

function isDate(value: object): boolean {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key === 'day' || key === 'month' || key === 'year');
}

function isEmpty(value: DraftValue): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) ? value.length === 0 : Object.values(value).every(isEmpty);
}

/** One value as a command takes it: what was left empty is left out, boxes of a date become its ISO text. */
function read(value: DraftValue, path: Path, faults: FieldFault[]): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (Array.isArray(value)) return value.map((each, index) => read(each, [...path, index], faults) ?? {});
  if (isDate(value)) {
    if (isEmpty(value)) return undefined;
    const date = boxes.safeDecode(value as Record<'day' | 'month' | 'year', string>);
    if (date.success) return date.data;
    for (const fault of faultsOf(date.error))
      faults.push({ path: [...path, ...fault.path], message: fault.message });
    return undefined;
  }
  const entries = Object.entries(value).map(([key, each]) => [key, read(each, [...path, key], faults)]);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined));
}

type Group = Readonly<Record<string, DraftValue>>;

const isGroup = (value: DraftValue | undefined): value is Group =>
  typeof value === 'object' && !Array.isArray(value);

/** Leaves fields out unless the answer that they hang on was given: what was typed there first no longer counts. */
function unless(
  group: DraftValue | undefined,
  answer: string,
  wanted: string,
  ...hanging: string[]
): DraftValue {
  if (!isGroup(group)) return group ?? {};
  if (group[answer] === wanted) return group;
  return Object.fromEntries(Object.entries(group).filter(([key]) => !hanging.includes(key)));
}

/** Puts the entries of groups among the answers, under the question that asks for them. */
function withGroups(said: Group): Group {
  const entries = Object.entries(said);
  const groups = entries.filter(([key]) => key.startsWith('group_'));
  if (groups.length === 0) return said;
  const others = Object.fromEntries(entries.filter(([key]) => !key.startsWith('group_')));
  const own = isGroup(said.answers) ? said.answers : {};
  const named = groups.map(([key, value]) => [key.slice('group_'.length), value] as const);
  return { ...others, answers: { ...own, ...Object.fromEntries(named) } };
}

/** What was filled in without what only the form needs, and without what no longer applies. */
function pruned(answers: DraftAnswers): Group {
  const { children, proceedings, parent, visited: _, ...said } = answers;
  const rest = withGroups(said);
  const child = (each: DraftValue) =>
    unless(unless(each, 'removed', 'yes', 'removal'), 'removed', 'no', 'livesWithParent');
  return {
    ...rest,
    parent: unless(unless(parent, 'pregnant', 'yes', 'dueOn'), 'interpreter', 'needed', 'firstLanguage'),
    ...(Array.isArray(children) && { children: children.map(child) }),
    ...(Array.isArray(proceedings) && {
      proceedings: proceedings.map((each) => unless(each, 'concluded', 'yes', 'concludedOn')),
    }),
  };
}

/** What was filled in, as a referral says it; or every fault that stands in the way, with the field's path. */
export function answersFromDraft(answers: DraftAnswers): Result<ReferralAnswers, readonly FieldFault[]> {
  const faults: FieldFault[] = [];
  const value = read(pruned(answers), [], faults);
  const parsed = readInput(zReferralAnswers, value);
  if (!parsed.ok) return fail([...faults, ...parsed.error]);
  return faults.length > 0 ? fail(faults) : succeed(parsed.value);
}
