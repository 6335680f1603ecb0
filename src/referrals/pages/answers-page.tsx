import {
  fault,
  formFaults,
  html,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { Form, TextAreaField } from '../../interface/forms/index.ts';
import { Button, Details, InsetText } from '../../interface/govuk/index.ts';
import type { Programme } from '../../programme/index.ts';
import { answerReferral } from '../answer-referral.ts';
import type { DraftAnswers, DraftValue } from '../drafts/draft.ts';
import { answersFromDraft } from '../drafts/draft-answers.ts';
import type { ReferralView } from '../get-referral.ts';
import { type Field, readFields, textOf, valueAt, withNested } from '../journey/fields.ts';
import { itemsOf, itemTitle } from '../journey/progress.ts';
import type { Step } from '../journey/step.ts';
import { stepsFor } from '../journey/steps.ts';
import { typedFrom } from '../journey/typed-from.ts';
import { FieldViews } from './form/form-fields.tsx';
import { TwoThirds } from './form/frame.tsx';
import { openReferral } from './referral-page.tsx';

type ListStep = Extract<Step, { kind: 'list' }>;

interface AnswersPage {
  readonly request: PageRequest;
  readonly view: ReferralView;
  readonly programme: Programme;
  readonly steps: readonly Step[];
}

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

function ListFields(props: {
  step: ListStep;
  answers: DraftAnswers;
  typed: DraftAnswers;
  faults: readonly FieldFault[];
}) {
  const { step, answers, typed, faults } = props;
  const known = itemsOf(answers, step.list).length;
  return (
    <>
      {Array.from({ length: shownItems(step, answers) }, (_, index) => {
        const fields = <FieldViews fields={fieldsAt(step, index)} values={typed} faults={faults} />;
        const isWrong = faults.some((each) => each.path[0] === step.list && each.path[1] === index);
        if (index >= known) {
          return (
            <Details summary={step.words.add} open={isWrong}>
              {fields}
            </Details>
          );
        }
        return (
          <>
            <h3 class="govuk-heading-s">
              {itemTitle(itemsOf(answers, step.list)[index] ?? {}, step.words.one, index)}
            </h3>
            {fields}
          </>
        );
      })}
    </>
  );
}

interface Refusal {
  readonly status: 409 | 422;
  readonly faults: readonly FieldFault[];
  readonly typed: DraftAnswers;
  readonly note: string;
}

function showAnswers({ request, view, steps }: AnswersPage, refusal?: Refusal): PageAnswer {
  const answers = typedFrom(steps, view.answers);
  const typed = refusal?.typed ?? answers;
  const faults = refusal?.faults ?? [];
  return html({
    title: 'Add or change answers',
    current: '/referrals',
    back: { href: `/referrals/${view.id}` },
    ...(refusal && { status: refusal.status, faults }),
    body: (
      <TwoThirds>
        <span class="govuk-caption-l">
          {view.parentName}, {view.reference}
        </span>
        <h1 class="govuk-heading-l">Add or change answers</h1>
        {view.askedFor && view.status === 'asked_for_more' && (
          <InsetText>
            <strong>Asked for:</strong> <span class="facet-prose">{view.askedFor}</span>
          </InsetText>
        )}
        <Form
          action={request.path}
          idempotencyKey={request.formKey}
          version={view.version}
          attributes={{ 'data-keep': '' }}
        >
          {steps.map((step) => (
            <section>
              <h2 class="govuk-heading-m">{step.title}</h2>
              {step.kind === 'fields' ? (
                <FieldViews fields={step.fields} values={typed} faults={faults} />
              ) : (
                <ListFields step={step} answers={answers} typed={typed} faults={faults} />
              )}
            </section>
          ))}
          <TextAreaField
            name="note"
            faults={faults}
            label={{ text: 'Who told you, and when? (optional)', classes: 'govuk-label--s' }}
            value={refusal?.note}
            limit={2000}
            rows={2}
          />
          <Button preventDoubleClick>Save the answers</Button>
        </Form>
      </TwoThirds>
    ),
  });
}

async function openAnswers(request: PageRequest): Promise<AnswersPage | PageAnswer> {
  const opened = await openReferral(request);
  if ('kind' in opened) return opened;
  const steps = stepsFor(opened.programme, opened.view.origin, 'staff');
  return { ...opened, steps };
}

/** The answers of one group that the form asks for; what was emptied is null, so that it is not left as it was. */
function askedIn(fields: readonly Field[], group: string, read: object): Record<string, unknown> {
  const names = withNested(fields).flatMap((field) => (field.path[0] === group ? String(field.path[1]) : []));
  return Object.fromEntries(names.map((name) => [name, Reflect.get(read, name) ?? null]));
}

async function saveAnswers(request: PageRequest): Promise<PageAnswer> {
  const opened = await openAnswers(request);
  if ('kind' in opened) return opened;
  const { view, steps } = opened;
  const typed = answersSent(steps, typedFrom(steps, view.answers), request.form);
  const note = textOf(request.form, ['note']);
  const refuse = (status: 409 | 422, faults: readonly FieldFault[]) =>
    showAnswers(opened, { status, faults, typed, note });
  if (request.formFaults.length > 0) return refuse(422, request.formFaults);
  const read = answersFromDraft(typed);
  if (!read.ok) return refuse(422, read.error);
  const fields = steps.flatMap((step) => (step.kind === 'fields' ? step.fields : []));
  const { parent, safeContact, children, proceedings, answers } = read.value;
  const saved = await request.run(answerReferral, {
    id: view.id,
    version: request.seenVersion ?? view.version,
    parent: askedIn(fields, 'parent', parent),
    safeContact: safeContact ?? null,
    children: children ?? null,
    proceedings: proceedings ?? null,
    answers: askedIn(fields, 'answers', answers),
    note,
  });
  if (saved.ok) return redirect(`/referrals/${view.id}`, 'The answers are saved.');
  const found = formFaults(saved.error);
  return found ? refuse(found.status, found.faults) : fault(saved.error);
}

/** Where a worker adds what was missing from a referral that waits. */
export const answersPages: readonly Page[] = [
  page({
    method: 'get',
    path: '/referrals/:id/answers',
    permission: 'referral:make',
    async handle(request) {
      const opened = await openAnswers(request);
      return 'kind' in opened ? opened : showAnswers(opened);
    },
  }),
  page({ method: 'post', path: '/referrals/:id/answers', permission: 'referral:make', handle: saveAnswers }),
];
