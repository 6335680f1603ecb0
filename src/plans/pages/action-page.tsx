import { type FormFieldsProps, formPages, type PageRequest, StandsNow } from '../../doors/index.ts';
import { type Fault, notFound } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import { DateField, datePartsAt, RadiosField, TextField, textAt } from '../../interface/forms/index.ts';
import { personFormFrame } from '../../people/index.ts';
import { ACTION_OWNERS, ACTION_STATUSES } from '../action.ts';
import { type GoalWithActions, getGoal } from '../get-plan.ts';
import type { PlannedAction } from '../plan-store.ts';
import { ACTION_WORDS, dueWords, OWNER_WORDS, ownerWords } from '../plan-words.ts';
import { setAction } from '../set-action.ts';
import { actionForm, valuesOfAction, withoutUndefined } from './plan-forms.ts';

/** The goal that the step serves, and the step when one is changed. */
interface Subject {
  readonly personId: string;
  readonly goal: GoalWithActions;
  readonly action: PlannedAction | undefined;
}

async function subjectOf(request: PageRequest): Promise<Result<Subject, Fault>> {
  const { id: personId = '', goal: goalId = '', action: actionId } = request.params;
  const found = await request.ask(getGoal, { id: goalId, personId });
  if (!found.ok) return found;
  const { goal } = found.value;
  const action = goal.actions.find((each) => each.id === actionId);
  return actionId && !action ? notFound('action') : succeed({ personId, goal, action });
}

function Fields({ about: { action }, values, faults }: FormFieldsProps<Subject>) {
  return (
    <>
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
    </>
  );
}

function StatusFields({ values, faults }: Pick<FormFieldsProps<Subject>, 'values' | 'faults'>) {
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

const actionFormAt = (path: `/${string}`) =>
  formPages<Subject, ReturnType<typeof actionForm>>({
    path,
    permission: 'plan:write',
    find: subjectOf,
    frame: (request, { personId }) => personFormFrame(request, personId, '/plan', 'Plan'),
    title: ({ action }) => (action ? 'Change a step' : 'Add a step'),
    lead: ({ goal }) => (
      <p class="govuk-body facet-words" dir="auto">
        Goal: {goal.words}
      </p>
    ),
    save: 'Save step',
    values: ({ action }) => (action ? valuesOfAction(action) : { owner: 'together' }),
    version: ({ action }) => action?.version,
    standsNow: ({ action }, _typed, request) =>
      action && (
        <StandsNow
          lines={[
            action.what,
            ownerWords(action),
            dueWords(action, request.today),
            ACTION_WORDS[action.status],
          ]}
        />
      ),
    fields: Fields,
    schema: (_about, _request, values) => actionForm(values),
    async submit(request, { personId, goal, action }, read, version) {
      const seen = action ? { id: action.id, version: version ?? 0 } : {};
      const done = await request.run(setAction, { goalId: goal.id, ...seen, ...withoutUndefined(read) });
      if (!done.ok) return done;
      return succeed({ to: `/people/${personId}/plan`, notice: action ? 'Step changed' : 'Step added' });
    },
  });

/** Adding and changing a step. */
export const actionPages = [
  ...actionFormAt('/people/:id/plan/goals/:goal/actions/new'),
  ...actionFormAt('/people/:id/plan/goals/:goal/actions/:action'),
];
