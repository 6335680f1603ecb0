import { fault, html, page } from '../../doors/index.ts';
import { PrintButton } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { getPlan, type Plan, type PlanArea } from '../get-plan.ts';
import { ownerPlain } from '../plan-words.ts';
import { planInput } from './plan-page.tsx';

/** “My plan”: what a parent is given to keep, in plain words and in her own voice. Nothing on it that is not hers. */
export const myPlanPage = page({
  method: 'get',
  path: '/people/:id/plan/print',
  permission: 'person:read',
  async handle(request) {
    const input = planInput(request);
    const frame = await personFrame(request, input.personId, '/plan');
    if (!frame.ok) return frame.answer;
    const plan = await request.ask(getPlan, input);
    if (!plan.ok) return fault(plan.error);
    return html({
      title: 'My plan',
      back: { href: `/people/${input.personId}/plan`, text: 'Plan' },
      body: <MyPlan plan={plan.value} name={frame.person.name} today={request.today} />,
    });
  },
});

/** The areas in which there is something to do or something reached. */
export function areasToKeep(plan: Plan): PlanArea[] {
  return plan.areas
    .map((area) => ({
      ...area,
      goals: area.goals.filter((goal) => goal.status === 'open' || goal.status === 'reached'),
    }))
    .filter((area) => area.goals.length > 0);
}

function MyPlan({ plan, name, today }: { plan: Plan; name: string; today: Temporal.PlainDate }) {
  const areas = areasToKeep(plan);
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-xl">My plan</h1>
        <p class="govuk-body-l">
          {name}, {formatDate(today)}
        </p>
        <p class="govuk-body">This is my plan. I can change it at any time.</p>
        <PrintButton />
        {areas.length === 0 && <p class="govuk-body">We have not written any goals yet.</p>}
        {areas.map((area) => (
          <MyArea area={area} />
        ))}
      </div>
    </div>
  );
}

function MyArea({ area }: { area: PlanArea }) {
  return (
    <section>
      <h2 class="govuk-heading-l">{area.title}</h2>
      {area.goals.map((goal) => (
        <>
          <h3 class="govuk-heading-m facet-words" dir="auto">
            {goal.words}
          </h3>
          {goal.status === 'reached' && <p class="govuk-body">I have reached this.</p>}
          <ul class="govuk-list govuk-list--bullet">
            {goal.actions
              .filter((action) => action.status !== 'stopped')
              .map((action) => (
                <li dir="auto">
                  {action.what}.{' '}
                  {action.status === 'done'
                    ? 'This is done.'
                    : `${ownerPlain(action)}${action.dueOn ? `, by ${formatDate(action.dueOn)}` : ''}.`}
                </li>
              ))}
          </ul>
        </>
      ))}
    </section>
  );
}
