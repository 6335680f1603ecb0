import { type FormFieldsProps, formPages, type PageRequest, StandsNow } from '../../doors/index.ts';
import { type Fault, notFound } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import { DateField, datePartsAt, RadiosField, TextAreaField, textAt } from '../../interface/forms/index.ts';
import { personFormFrame } from '../../people/index.ts';
import { type GoalWithActions, getGoal, getPlan, type Plan } from '../get-plan.ts';
import { GOAL_STATUSES } from '../goal.ts';
import { GOAL_WORDS } from '../plan-words.ts';
import { setGoal } from '../set-goal.ts';
import { goalForm, valuesOfGoal, withoutUndefined } from './plan-forms.ts';
import { planInput } from './plan-page.tsx';

/** The plan that the goal is in, and the goal when one is changed. */
interface Subject {
  readonly plan: Plan;
  readonly goal: GoalWithActions | undefined;
}

async function subjectOf(request: PageRequest): Promise<Result<Subject, Fault>> {
  const { params } = request;
  const personId = params.id ?? '';
  if (params.goal) {
    const found = await request.ask(getGoal, { id: params.goal, personId });
    return found.ok && !found.value.plan.enrolment ? notFound('plan') : found;
  }
  const plan = await request.ask(getPlan, planInput(request));
  if (!plan.ok) return plan;
  return plan.value.enrolment ? succeed({ plan: plan.value, goal: undefined }) : notFound('plan');
}

function Fields({ about: { plan, goal }, values, faults }: FormFieldsProps<Subject>) {
  return (
    <>
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
    </>
  );
}

function ClosingFields({ values, faults }: Pick<FormFieldsProps<Subject>, 'values' | 'faults'>) {
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

const goalFormAt = (path: `/${string}`) =>
  formPages<Subject, ReturnType<typeof goalForm>>({
    path,
    permission: 'plan:write',
    find: subjectOf,
    frame: (request, { plan }) => personFormFrame(request, plan.personId, '/plan', 'Plan'),
    title: ({ goal }) => (goal ? 'Change a goal' : 'Add a goal'),
    save: 'Save goal',
    values({ goal }, request) {
      const area = request.search.get('area');
      return goal ? valuesOfGoal(goal) : area ? { area } : {};
    },
    version: ({ goal }) => goal?.version,
    standsNow: ({ goal }) =>
      goal && <StandsNow lines={[goal.words, goal.parentView, GOAL_WORDS[goal.status], goal.closingWords]} />,
    fields: Fields,
    schema: (_about, _request, values) => goalForm(values),
    async submit(request, { plan, goal }, read, version) {
      const seen = goal ? { id: goal.id, version: version ?? 0 } : {};
      const input = { enrolmentId: plan.enrolment?.id ?? '', ...seen, ...withoutUndefined(read) };
      const done = await request.run(setGoal, input);
      if (!done.ok) return done;
      return succeed({
        to: `/people/${plan.personId}/plan`,
        notice: goal ? 'Goal changed' : 'Goal added',
      });
    },
  });

/** Adding and changing a goal. */
export const goalPages = [
  ...goalFormAt('/people/:id/plan/goals/new'),
  ...goalFormAt('/people/:id/plan/goals/:goal'),
];
