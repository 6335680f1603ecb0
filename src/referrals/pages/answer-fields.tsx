import type { FieldFault } from '../../foundation/fault.ts';
import { Details } from '../../interface/govuk/index.ts';
import type { DraftAnswers, DraftValue } from '../drafts/draft.ts';
import { type Field, readFields, valueAt, withNested } from '../journey/fields.ts';
import { itemsOf } from '../journey/progress.ts';
import type { Step } from '../journey/step.ts';
import type { Told } from '../journey/wording.ts';
import type { ReferralAnswers } from '../referral-input.ts';
import { FieldViews } from './form/form-fields.tsx';
import { StepTitle } from './form/frame.tsx';
import { AddTitle, ItemTitle } from './form/list-page.tsx';

type ListStep = Extract<Step, { kind: 'list' }>;

/** The fields of one thing of a list, under the list's own name and number. */
function fieldsAt(step: ListStep, index: number): Field[] {
  const moved = (field: Field): Field => ({
    ...field,
    path: [step.list, index, ...field.path.slice(1)],
    ...('options' in field && {
      options: field.options.map((option) => ({
        ...option,
        ...(option.opens && { opens: option.opens.map(moved) }),
      })),
    }),
  });
  return step.fields.map(moved);
}

/** How many things of a list the form shows: those told, and one more to add. */
function shownItems(step: ListStep, answers: DraftAnswers): number {
  return Math.min(itemsOf(answers, step.list).length + 1, step.most);
}

function saysNothing(value: DraftValue): boolean {
  if (typeof value === 'string') return value.trim() === '';
  return (Array.isArray(value) ? value : Object.values(value)).every(saysNothing);
}

/** What the form sent: the fields of every step, and the things of each list that say anything. */
export function answersSent(steps: readonly Step[], before: DraftAnswers, form: unknown): DraftAnswers {
  const fields = steps.flatMap((step) => (step.kind === 'fields' ? step.fields : []));
  const lists: Record<string, DraftValue> = {};
  for (const step of steps) {
    if (step.kind !== 'list') continue;
    const items = Array.from({ length: shownItems(step, before) }, (_, index) => {
      const read = readFields(fieldsAt(step, index), form);
      return valueAt(read, [step.list, index]) ?? {};
    }).filter((item) => !saysNothing(item));
    if (items.length > 0 || Array.isArray(before[step.list])) lists[step.list] = items;
  }
  return { ...readFields(fields, form), ...lists };
}

/** The answers of one group that the form asks for; what was emptied is null, so that it is not left as it was. */
function askedIn(fields: readonly Field[], group: string, read: object): Record<string, unknown> {
  const names = withNested(fields).flatMap((field) => (field.path[0] === group ? String(field.path[1]) : []));
  return Object.fromEntries(names.map((name) => [name, Reflect.get(read, name) ?? null]));
}

/** The entries of every repeated group that the form asks for. */
function groupsIn(steps: readonly Step[], answers: object): Record<string, unknown> {
  const groups = steps.flatMap((step) =>
    step.id.startsWith('group-') ? step.id.slice('group-'.length) : [],
  );
  return Object.fromEntries(groups.map((group) => [group, Reflect.get(answers, group) ?? null]));
}

/** What the form told, as the commands that add to a referral take it. */
export function toldBy(steps: readonly Step[], read: ReferralAnswers) {
  const fields = steps.flatMap((step) => (step.kind === 'fields' ? step.fields : []));
  return {
    parent: askedIn(fields, 'parent', read.parent),
    children: read.children ?? null,
    proceedings: read.proceedings ?? null,
    answers: { ...askedIn(fields, 'answers', read.answers), ...groupsIn(steps, read.answers) },
  };
}

interface Filled {
  /** What stood before, which says how many things a list shows. */
  readonly answers: DraftAnswers;
  readonly typed: DraftAnswers;
  readonly faults: readonly FieldFault[];
  /** Facet’s own words in the reader’s language; left out where it is English. */
  readonly told?: Told | undefined;
}

function ListFields({ step, answers, typed, faults, told }: Filled & { step: ListStep }) {
  const known = itemsOf(answers, step.list).length;
  return (
    <>
      {Array.from({ length: shownItems(step, answers) }, (_, index) => {
        const fields = (
          <FieldViews fields={fieldsAt(step, index)} values={typed} faults={faults} told={told} />
        );
        const isWrong = faults.some((each) => each.path[0] === step.list && each.path[1] === index);
        if (index >= known) {
          return (
            <Details summary={<AddTitle step={step} />} open={isWrong}>
              {fields}
            </Details>
          );
        }
        return (
          <>
            <h3 class="govuk-heading-s">
              <ItemTitle step={step} item={itemsOf(answers, step.list)[index] ?? {}} index={index} />
            </h3>
            {fields}
          </>
        );
      })}
    </>
  );
}

/** Several steps of the form on one page, under their titles. */
export function StepSections({ steps, ...filled }: Filled & { steps: readonly Step[] }) {
  return (
    <>
      {steps.map((step) => (
        <section>
          <h2 class="govuk-heading-m">
            <StepTitle step={step} />
          </h2>
          {step.kind === 'fields' ? (
            <FieldViews
              fields={step.fields}
              values={filled.typed}
              faults={filled.faults}
              told={filled.told}
            />
          ) : (
            <ListFields step={step} {...filled} />
          )}
        </section>
      ))}
    </>
  );
}
