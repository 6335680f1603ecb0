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
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { Button, InsetText } from '../../interface/govuk/index.ts';
import { personFrame } from '../../people/index.ts';
import { ACTION_OWNERS, ACTION_STATUSES } from '../action.ts';
import { type GoalWithActions, getGoal } from '../get-plan.ts';
import type { PlannedAction } from '../plan-store.ts';
import { ACTION_WORDS, dueWords, OWNER_WORDS, ownerWords } from '../plan-words.ts';
import { setAction } from '../set-action.ts';
import { actionForm, valuesOfAction, withoutUndefined } from './plan-forms.ts';

interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: number;
  readonly stale?: boolean;
}

/** The goal that the step serves, and the step when one is changed. */
interface Subject {
  readonly personId: string;
  readonly goal: GoalWithActions;
  readonly action: PlannedAction | undefined;
}

async function subjectOf(request: PageRequest) {
  const { id: personId = '', goal: goalId = '', action: actionId } = request.params;
  const found = await request.ask(getGoal, { id: goalId, personId });
  if (!found.ok) return found;
  const { goal } = found.value;
  const action = goal.actions.find((each) => each.id === actionId);
  if (actionId && !action)
    return { ok: false as const, error: { kind: 'not_found' as const, what: 'action' } };
  return { ok: true as const, value: { personId, goal, action } };
}

async function show(request: PageRequest, subject: Subject, shown: Shown): Promise<PageAnswer> {
  const { personId, goal, action } = subject;
  const frame = await personFrame(request, personId, '/plan');
  if (!frame.ok) return frame.answer;
  const title = action ? 'Change a step' : 'Add a step';
  return html({
    title,
    status: shown.status,
    faults: shown.faults,
    header: frame.header,
    back: { href: `/people/${personId}/plan`, text: 'Plan' },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          <p class="govuk-body facet-words" dir="auto">
            Goal: {goal.words}
          </p>
          {action && shown.stale && <Present action={action} today={request.today} />}
          <ActionForm request={request} subject={subject} shown={shown} />
        </div>
      </div>
    ),
  });
}

function Present({ action, today }: { action: PlannedAction; today: Temporal.PlainDate }) {
  const lines = [action.what, ownerWords(action), dueWords(action, today), ACTION_WORDS[action.status]];
  return (
    <InsetText>
      <h2 class="govuk-heading-m">What it says now</h2>
      {lines.filter(Boolean).map((line) => (
        <p class="govuk-body facet-words" dir="auto">
          {line}
        </p>
      ))}
      <p class="govuk-body">What you typed is below. Put it right, then save again.</p>
    </InsetText>
  );
}

function ActionForm({ request, subject, shown }: { request: PageRequest; subject: Subject; shown: Shown }) {
  const { action } = subject;
  const { values, faults } = shown;
  const version = shown.stale ? action?.version : (request.seenVersion ?? action?.version);
  return (
    <Form action={request.path} idempotencyKey={request.formKey} version={version}>
      <TextField
        name="what"
        label={{ text: 'What will be done', classes: 'govuk-label--m' }}
        hint="One small step, in plain words"
        faults={faults}
        value={textAt(values, ['what'])}
      />
      <RadiosField
        name="owner"
        label={{ text: 'Who will do it?', classes: 'govuk-fieldset__legend--m' }}
        faults={faults}
        value={textAt(values, ['owner'])}
        items={ACTION_OWNERS.map((owner) => ({
          value: owner,
          text: OWNER_WORDS[owner],
          conditional:
            owner === 'other' ? (
              <TextField name="ownerName" label="Who" faults={faults} value={textAt(values, ['ownerName'])} />
            ) : undefined,
        }))}
      />
      <DateField
        name="dueOn"
        label={{ text: 'By when?', classes: 'govuk-fieldset__legend--m' }}
        hint="Leave this empty if there is no day"
        faults={faults}
        value={datePartsAt(values, ['dueOn'])}
      />
      {action && <StatusFields values={values} faults={faults} />}
      <Button preventDoubleClick>Save step</Button>
    </Form>
  );
}

function StatusFields({ values, faults }: Pick<Shown, 'values' | 'faults'>) {
  return (
    <>
      <RadiosField
        name="status"
        label={{ text: 'How does it stand?', classes: 'govuk-fieldset__legend--m' }}
        faults={faults}
        value={textAt(values, ['status'])}
        items={ACTION_STATUSES.map((status) => ({ value: status, text: ACTION_WORDS[status] }))}
      />
      <DateField
        name="closedOn"
        label="If it is done or not needed: on which day"
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
  const { action } = found.value;
  const values = action ? valuesOfAction(action) : { owner: 'together' };
  return show(request, found.value, { values, faults: [], status: 200 });
};

const handlePost = async (request: PageRequest): Promise<PageAnswer> => {
  const found = await subjectOf(request);
  if (!found.ok) return noSuch(found.error);
  const { personId, goal, action } = found.value;
  const values = request.form as FormValues;
  const read = readForm(actionForm(values), { values, faults: request.formFaults });
  if (!read.ok) return show(request, found.value, { values, faults: read.error, status: 422 });
  const seen = action ? { id: action.id, version: request.seenVersion ?? 0 } : {};
  const done = await request.run(setAction, { goalId: goal.id, ...seen, ...withoutUndefined(read.value) });
  if (done.ok) return redirect(`/people/${personId}/plan`, action ? 'Step changed' : 'Step added');
  const refusal = formFaults(done.error);
  if (!refusal) return fault(done.error);
  const stale = done.error.kind === 'stale';
  return show(request, found.value, { values, faults: refusal.faults, status: refusal.status, stale });
};

const NEW = '/people/:id/plan/goals/:goal/actions/new';
const ONE = '/people/:id/plan/goals/:goal/actions/:action';

/** Adding and changing a step. */
export const actionPages = [
  page({ method: 'get', path: NEW, permission: 'plan:write', handle: handleGet }),
  page({ method: 'post', path: NEW, permission: 'plan:write', handle: handlePost }),
  page({ method: 'get', path: ONE, permission: 'plan:write', handle: handleGet }),
  page({ method: 'post', path: ONE, permission: 'plan:write', handle: handlePost }),
];
