import { fault, html, type PageRequest, type PersonSection, page } from '../../doors/index.ts';
import { Button, InsetText, Tag } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { personFrame } from '../../people/index.ts';
import { getPlan } from '../get-plan.ts';
import { type ActionView, type AreaView, type GoalView, type PlanView, planView } from './plan-view.ts';

/** The plan that the address asks for. */
export function planInput(request: PageRequest): { personId: string; enrolmentId?: string } {
  const enrolmentId = request.search.get('enrolment');
  return { personId: request.params.id ?? '', ...(enrolmentId ? { enrolmentId } : {}) };
}

/** A parent's plan: four areas, each with goals and steps. */
export const planPage = page({
  method: 'get',
  path: '/people/:id/plan',
  permission: 'person:read',
  async handle(request) {
    const input = planInput(request);
    const frame = await personFrame(request, input.personId, '/plan');
    if (!frame.ok) return frame.answer;
    const plan = await request.ask(getPlan, input);
    if (!plan.ok) return fault(plan.error);
    const view = planView(plan.value, request.today);
    const printHref = `/people/${input.personId}/plan/print${request.search.size > 0 ? `?${request.search}` : ''}`;
    return html({
      title: `Plan of ${frame.person.name}`,
      header: frame.header,
      back: { href: `/people/${input.personId}`, text: frame.person.name },
      body: view ? <PlanBody view={view} printHref={printHref} /> : <NoPlan personId={input.personId} />,
    });
  },
});

function NoPlan({ personId }: { personId: string }) {
  return (
    <>
      <h1 class="govuk-heading-l">Plan</h1>
      <EmptyState
        title="There is no plan yet"
        text="A plan begins when the parent starts in a programme."
        action={{ href: `/people/${personId}/programme`, text: 'Go to the programme' }}
      />
    </>
  );
}

function PlanBody({ view, printHref }: { view: PlanView; printHref: string }) {
  return (
    <>
      <span class="govuk-caption-l">{view.title}</span>
      <h1 class="govuk-heading-l">Plan</h1>
      {view.ended && <InsetText>This work ended on {view.ended}. Goals can still be closed.</InsetText>}
      <p class="govuk-body">
        <a class="govuk-link" href={printHref}>
          “My plan”, for the parent to keep
        </a>
      </p>
      {view.areas.map((area) => (
        <Area area={area} />
      ))}
      {view.others.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Other plans</h2>
          <ul class="govuk-list">
            {view.others.map(({ href, text }) => (
              <li>
                <a class="govuk-link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Area({ area }: { area: AreaView }) {
  return (
    <section class="govuk-!-margin-bottom-8" aria-labelledby={`area-${area.id}`}>
      <h2 class="govuk-heading-m" id={`area-${area.id}`}>
        {area.title}
      </h2>
      {area.about && <p class="govuk-hint">{area.about}</p>}
      {area.goals.length === 0 && <p class="govuk-body">No goal here yet.</p>}
      {area.goals.map((goal) => (
        <Goal goal={goal} />
      ))}
      {area.addHref && (
        <Button variant="secondary" href={area.addHref} classes="facet-no-print">
          Add a goal<span class="govuk-visually-hidden"> in {area.title}</span>
        </Button>
      )}
    </section>
  );
}

function Goal({ goal }: { goal: GoalView }) {
  return (
    <div class="facet-card govuk-!-margin-bottom-4" id={`goal-${goal.id}`}>
      <h3 class="facet-card__title facet-words" dir="auto">
        {goal.words}
      </h3>
      <p class="govuk-body govuk-!-margin-bottom-2">
        <Tag colour={goal.colour}>{goal.state}</Tag>
      </p>
      {goal.parentView && (
        <p class="govuk-body facet-words" dir="auto">
          <strong>How the parent sees it:</strong> {goal.parentView}
        </p>
      )}
      {goal.closingWords && (
        <p class="govuk-body facet-words" dir="auto">
          {goal.closingWords}
        </p>
      )}
      <Steps actions={goal.actions} />
      <p class="govuk-hint">{goal.facts}</p>
      <p class="govuk-body facet-no-print">
        {goal.open && (
          <>
            <a class="govuk-link govuk-!-margin-right-4" href={goal.addActionHref}>
              Add a step<span class="govuk-visually-hidden"> to: {goal.words}</span>
            </a>{' '}
          </>
        )}
        <a class="govuk-link" href={goal.changeHref}>
          Change<span class="govuk-visually-hidden"> the goal: {goal.words}</span>
        </a>
      </p>
    </div>
  );
}

function Steps({ actions }: { actions: readonly ActionView[] }) {
  if (actions.length === 0) return null;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {actions.map((action) => (
        <li>
          <span class="facet-words" dir="auto">
            {action.what}
          </span>{' '}
          <Tag colour={action.colour}>{action.state}</Tag>
          <div class="govuk-hint govuk-!-margin-bottom-0">
            {action.facts}{' '}
            <a class="govuk-link facet-no-print" href={action.changeHref}>
              Change<span class="govuk-visually-hidden"> the step: {action.what}</span>
            </a>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The open goals, on the person's own page. */
export const planSection: PersonSection = {
  id: 'plan',
  title: 'Plan',
  order: 20,
  permission: 'person:read',
  async render(request, personId) {
    const plan = await request.ask(getPlan, { personId });
    if (!plan.ok) return null;
    const view = planView(plan.value, request.today);
    if (!view) return null;
    const open = view.areas.flatMap((area) =>
      area.goals.filter((goal) => goal.open).map((goal) => ({ area: area.title, goal })),
    );
    return (
      <>
        {open.length === 0 && <p class="govuk-body">No goal is being worked on yet.</p>}
        {open.length > 0 && (
          <ul class="govuk-list govuk-list--spaced">
            {open.map(({ area, goal }) => (
              <li>
                <span class="facet-words" dir="auto">
                  {goal.words}
                </span>
                <div class="govuk-hint govuk-!-margin-bottom-0">{area}</div>
              </li>
            ))}
          </ul>
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={`/people/${personId}/plan`}>
            {open.length > 0 ? 'The whole plan' : 'Open the plan'}
          </a>
        </p>
      </>
    );
  },
};
