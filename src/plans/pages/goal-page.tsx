import {
  fault,
  formFaults,
  html,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import type { Fault, FieldFault } from '../../foundation/fault.ts';
import {
  DateField,
  datePartsAt,
  Form,
  type FormValues,
  RadiosField,
  readForm,
  TextAreaField,
  textAt,
} from '../../interface/forms/index.ts';
import { Button, InsetText } from '../../interface/govuk/index.ts';
import { personFrame } from '../../people/index.ts';
import { type GoalWithActions, getGoal, getPlan, type Plan } from '../get-plan.ts';
import { GOAL_STATUSES } from '../goal.ts';
import { GOAL_WORDS } from '../plan-words.ts';
import { setGoal } from '../set-goal.ts';
import { goalForm, valuesOfGoal, withoutUndefined } from './plan-forms.ts';
import { planInput } from './plan-page.tsx';

/** What was typed, what is wrong with it, and whether somebody else was first. */
interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: number;
  readonly stale?: boolean;
}

/** The plan that the goal is in, and the goal when one is changed. */
interface Subject {
  readonly plan: Plan;
  readonly goal: GoalWithActions | undefined;
}

async function subjectOf(request: PageRequest) {
  const { params } = request;
  const personId = params.id ?? '';
  if (params.goal) return request.ask(getGoal, { id: params.goal, personId });
  const plan = await request.ask(getPlan, planInput(request));
  return plan.ok ? { ok: true as const, value: { plan: plan.value, goal: undefined } } : plan;
}

async function show(request: PageRequest, subject: Subject, shown: Shown): Promise<PageAnswer> {
  const { plan, goal } = subject;
  const frame = await personFrame(request, plan.personId, '/plan');
  if (!frame.ok) return frame.answer;
  const title = goal ? 'Change a goal' : 'Add a goal';
  return html({
    title,
    status: shown.status,
    faults: shown.faults,
    header: frame.header,
    back: { href: `/people/${plan.personId}/plan`, text: 'Plan' },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          {goal && shown.stale && <Present goal={goal} />}
          <GoalForm request={request} subject={subject} shown={shown} />
        </div>
      </div>
    ),
  });
}

/** What the goal says now, beside the form of somebody who was not first. */
function Present({ goal }: { goal: GoalWithActions }) {
  return (
    <InsetText>
      <h2 class="govuk-heading-m">What it says now</h2>
      {[goal.words, goal.parentView, GOAL_WORDS[goal.status], goal.closingWords]
        .filter(Boolean)
        .map((line) => (
          <p class="govuk-body facet-words" dir="auto">
            {line}
          </p>
        ))}
      <p class="govuk-body">What you typed is below. Put it right, then save again.</p>
    </InsetText>
  );
}

function GoalForm({ request, subject, shown }: { request: PageRequest; subject: Subject; shown: Shown }) {
  const { plan, goal } = subject;
  const { values, faults } = shown;
  const version = shown.stale ? goal?.version : (request.seenVersion ?? goal?.version);
  const action = `${request.path}${request.search.size > 0 ? `?${request.search}` : ''}`;
  return (
    <Form action={action} idempotencyKey={request.formKey} version={version} attributes={{ 'data-keep': '' }}>
      <RadiosField
        name="area"
        label={{ text: 'Which part of life is it about?', classes: 'govuk-fieldset__legend--m' }}
        faults={faults}
        value={textAt(values, ['area'])}
        items={plan.areas.map((area) => ({
          value: area.id,
          text: area.title,
          hint: area.about ?? undefined,
        }))}
      />
      <TextAreaField
        name="words"
        label={{ text: 'The goal, in the parent’s own words', classes: 'govuk-label--m' }}
        hint="For example: I want to write to my son"
        faults={faults}
        value={textAt(values, ['words'])}
        limit={2000}
        rows={3}
      />
      <TextAreaField
        name="parentView"
        label={{ text: 'How the parent sees it', classes: 'govuk-label--m' }}
        hint="What makes it matter, what stands in the way, what helps"
        faults={faults}
        value={textAt(values, ['parentView'])}
        limit={4000}
        rows={4}
      />
      {goal && <ClosingFields values={values} faults={faults} />}
      <Button preventDoubleClick>Save goal</Button>
    </Form>
  );
}

function ClosingFields({ values, faults }: Pick<Shown, 'values' | 'faults'>) {
  return (
    <>
      <RadiosField
        name="status"
        label={{ text: 'How does it stand?', classes: 'govuk-fieldset__legend--m' }}
        faults={faults}
        value={textAt(values, ['status'])}
        items={GOAL_STATUSES.map((status) => ({ value: status, text: GOAL_WORDS[status] }))}
      />
      <TextAreaField
        name="closingWords"
        label="If it is reached, changed or stopped: what happened"
        faults={faults}
        value={textAt(values, ['closingWords'])}
        limit={4000}
        rows={3}
      />
      <DateField
        name="closedOn"
        label="On which day"
        hint="Today, if you leave this empty"
        faults={faults}
        value={datePartsAt(values, ['closedOn'])}
      />
    </>
  );
}

/** An address that holds no identifier leads nowhere: that is no fault of anything that was typed. */
const noSuch = (found: Fault) =>
  fault(found.kind === 'invalid' ? { kind: 'not_found', what: 'goal' } : found);

const handleGet = async (request: PageRequest): Promise<PageAnswer> => {
  const found = await subjectOf(request);
  if (!found.ok) return noSuch(found.error);
  const { goal, plan } = found.value;
  if (!plan.enrolment) return fault({ kind: 'not_found', what: 'plan' });
  const area = request.search.get('area');
  const values = goal ? valuesOfGoal(goal) : area ? { area } : {};
  return show(request, found.value, { values, faults: [], status: 200 });
};

const handlePost = async (request: PageRequest): Promise<PageAnswer> => {
  const found = await subjectOf(request);
  if (!found.ok) return noSuch(found.error);
  const { plan, goal } = found.value;
  if (!plan.enrolment) return fault({ kind: 'not_found', what: 'plan' });
  const values = request.form as FormValues;
  const read = readForm(goalForm(values), { values, faults: request.formFaults });
  if (!read.ok) return show(request, found.value, { values, faults: read.error, status: 422 });
  const seen = goal ? { id: goal.id, version: request.seenVersion ?? 0 } : {};
  const input = { enrolmentId: plan.enrolment.id, ...seen, ...withoutUndefined(read.value) };
  const done = await request.run(setGoal, input);
  if (done.ok) return redirect(`/people/${plan.personId}/plan`, goal ? 'Goal changed' : 'Goal added');
  const refusal = formFaults(done.error);
  if (!refusal) return fault(done.error);
  const stale = done.error.kind === 'stale';
  return show(request, found.value, { values, faults: refusal.faults, status: refusal.status, stale });
};

const NEW = '/people/:id/plan/goals/new';
const ONE = '/people/:id/plan/goals/:goal';

/** Adding and changing a goal. */
export const goalPages = [
  page({ method: 'get', path: NEW, permission: 'plan:write', handle: handleGet }),
  page({ method: 'post', path: NEW, permission: 'plan:write', handle: handlePost }),
  page({ method: 'get', path: ONE, permission: 'plan:write', handle: handleGet }),
  page({ method: 'post', path: ONE, permission: 'plan:write', handle: handlePost }),
];
