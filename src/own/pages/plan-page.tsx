import type { z } from 'zod';
import {
  fault,
  formFaults,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import { Form, TextAreaField, textAt } from '../../interface/forms/index.ts';
import { Button, InsetText } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { finishOwnStep, sayOfOwnGoal } from '../../plans/index.ts';
import { getOwnPlan } from '../get-own-plan.ts';
import { ownPage, type Shown, START } from './frame.tsx';

const PATH = '/my/plan';
const BACK = { href: PATH, text: 'My plan' };

type Goal = Extract<Awaited<ReturnType<typeof goalsFor>>, { ok: true }>['value'][number];
type OwnStep = Goal['steps'][number];

async function goalsFor(request: PageRequest) {
  const found = await request.ask(getOwnPlan, {});
  return found.ok ? { ok: true as const, value: found.value.goals } : found;
}

async function showPlan(request: PageRequest, shown?: Shown): Promise<PageAnswer> {
  const goals = await goalsFor(request);
  if (!goals.ok) return fault(goals.error);
  const open = goals.value.filter(({ reachedOn }) => reachedOn === null);
  const reached = goals.value.filter(({ reachedOn }) => reachedOn !== null);
  return ownPage({
    title: 'My plan',
    lead: 'This is my plan. I can change it at any time: I tell my worker, or write it here.',
    current: PATH,
    shown,
    back: { href: START, text: 'My pages' },
    body: (
      <>
        {goals.value.length === 0 && (
          <p class="govuk-body">There are no goals here yet. You and your worker will write them together.</p>
        )}
        {open.map((goal) => (
          <OneGoal goal={goal} formKey={request.formKey} />
        ))}
        {reached.length > 0 && <h2 class="govuk-heading-l">What I have reached</h2>}
        {reached.map((goal) => (
          <OneGoal goal={goal} formKey={request.formKey} />
        ))}
      </>
    ),
  });
}

function OneGoal({ goal, formKey }: { goal: Goal; formKey: string }) {
  const { id, area, words, view, reachedOn, steps } = goal;
  return (
    <section aria-labelledby={`goal-${id}`} class="govuk-!-margin-bottom-8">
      <span class="govuk-caption-m">{area}</span>
      <h2 class="govuk-heading-m facet-words" id={`goal-${id}`} dir="auto">
        {words}
      </h2>
      {reachedOn && <p class="govuk-body">I reached this on {formatDate(reachedOn)}.</p>}
      {steps.length > 0 && (
        <ul class="govuk-list govuk-list--spaced">
          {steps.map((step) => (
            <OneStep step={step} formKey={formKey} isOver={reachedOn !== null} />
          ))}
        </ul>
      )}
      <p class="govuk-body">
        <strong>What I think of it: </strong>
        {view ? (
          <span class="facet-words" dir="auto">
            {view}
          </span>
        ) : (
          'Nothing written yet.'
        )}
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={`${PATH}/goals/${id}`}>
          {view ? 'Change' : 'Write'} what I think
          <span class="govuk-visually-hidden"> of this goal: {words}</span>
        </a>
      </p>
    </section>
  );
}

const WHO: Readonly<Record<OwnStep['owner'], string>> = {
  parent: 'I will do this',
  worker: 'My worker will do this',
  together: 'We will do this together',
  other: 'Somebody else will do this',
};

function OneStep({ step, formKey, isOver }: { step: OwnStep; formKey: string; isOver: boolean }) {
  const { id, version, what, owner, dueOn, status, closedOn } = step;
  const isMine = owner === 'parent' || owner === 'together';
  return (
    <li>
      <strong class="facet-words" dir="auto">
        {what}
      </strong>
      <br />
      {status === 'done'
        ? `Done${closedOn ? ` on ${formatDate(closedOn)}` : ''}`
        : `${WHO[owner]}${dueOn ? `, by ${formatDate(dueOn)}` : ''}`}
      {status === 'open' && isMine && !isOver && (
        <Form
          action={`${PATH}/steps/${id}/done`}
          idempotencyKey={`${formKey}-${id.slice(-12)}`}
          version={version}
          attributes={{ class: 'govuk-!-margin-top-3' }}
        >
          <Button variant="secondary" preventDoubleClick>
            I have done this<span class="govuk-visually-hidden">: {what}</span>
          </Button>
        </Form>
      )}
    </li>
  );
}

async function showGoal(request: PageRequest, shown?: Shown): Promise<PageAnswer> {
  const goals = await goalsFor(request);
  if (!goals.ok) return fault(goals.error);
  const goal = goals.value.find(({ id }) => id === request.params.id?.toLowerCase());
  if (!goal) return fault({ kind: 'not_found', what: 'goal' });
  const typed = shown && textAt(shown.values, ['words']);
  return ownPage({
    title: 'What do you think of this goal?',
    back: BACK,
    shown,
    body: (
      <>
        <InsetText>
          <span class="facet-words" dir="auto">
            {goal.words}
          </span>
        </InsetText>
        {shown?.status === 409 && goal.view && (
          <p class="govuk-body">
            It says now:{' '}
            <span class="facet-words" dir="auto">
              {goal.view}
            </span>
          </p>
        )}
        <Form action={`${PATH}/goals/${goal.id}`} idempotencyKey={request.formKey} version={goal.version}>
          <TextAreaField
            name="words"
            label="What I think"
            hint="Write as you like. Your worker will read it, and it stays with your plan."
            rows={5}
            value={typed ?? goal.view ?? ''}
            faults={shown?.faults ?? []}
          />
          <Button preventDoubleClick>Save</Button>
        </Form>
      </>
    ),
  });
}

type Done = Awaited<ReturnType<PageRequest['run']>>;

/** The plan again when it is done, or the page that `show` makes with what is wrong. */
function answerTo(
  request: PageRequest,
  done: Done,
  notice: string,
  show: (request: PageRequest, shown: Shown) => Promise<PageAnswer>,
): PageAnswer | Promise<PageAnswer> {
  if (done.ok) return redirect(PATH, notice);
  const found = formFaults(done.error);
  const values = request.form as Shown['values'];
  return found ? show(request, { values, ...found }) : fault(done.error);
}

const version = (request: PageRequest) => request.seenVersion ?? 0;

async function saveWords(request: PageRequest): Promise<PageAnswer> {
  const input: z.input<typeof sayOfOwnGoal.input> = {
    id: request.params.id ?? '',
    version: version(request),
    words: textAt(request.form as Shown['values'], ['words']) ?? '',
  };
  const done = await request.run(sayOfOwnGoal, input);
  return answerTo(request, done, 'Saved. Your worker will read it.', showGoal);
}

async function finishStep(request: PageRequest): Promise<PageAnswer> {
  const done = await request.run(finishOwnStep, {
    id: request.params.id ?? '',
    version: version(request),
  });
  return answerTo(request, done, 'Well done. Your worker will see it.', showPlan);
}

const goalPath = '/my/plan/goals/:id';

/** Her plan, what she thinks of it, and the steps that she has done. */
export const ownPlanPages: readonly Page[] = [
  page({ method: 'get', path: PATH, permission: 'own:read', handle: (request) => showPlan(request) }),
  page({ method: 'get', path: goalPath, permission: 'own:write', handle: (request) => showGoal(request) }),
  page({ method: 'post', path: goalPath, permission: 'own:write', handle: saveWords }),
  page({ method: 'post', path: '/my/plan/steps/:id/done', permission: 'own:write', handle: finishStep }),
];
