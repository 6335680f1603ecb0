import { formatDate } from '../../interface/wording/index.ts';
import type { GoalWithActions, Plan } from '../get-plan.ts';
import type { GoalStatus } from '../goal.ts';
import { ACTION_WORDS, dueWords, GOAL_WORDS, isOverdue, ownerWords } from '../plan-words.ts';

/** A step as the plan shows it. */
export interface ActionView {
  readonly id: string;
  readonly what: string;
  /** “Both together, by 3 June 2024 (in 3 days)”. */
  readonly facts: string;
  readonly state: string;
  readonly colour: 'blue' | 'green' | 'grey' | 'orange';
  readonly changeHref: string;
}

/** A goal as the plan shows it. */
export interface GoalView {
  readonly id: string;
  readonly words: string;
  readonly parentView: string | null;
  readonly state: string;
  readonly colour: 'blue' | 'green' | 'grey';
  readonly facts: string;
  readonly closingWords: string | null;
  readonly open: boolean;
  readonly changeHref: string;
  readonly addActionHref: string;
  readonly actions: readonly ActionView[];
}

export interface AreaView {
  readonly id: string;
  readonly title: string;
  readonly about: string | null;
  readonly addHref: string | undefined;
  readonly goals: readonly GoalView[];
}

/** The plan as its page draws it. */
export interface PlanView {
  readonly title: string;
  readonly ended: string | null;
  readonly areas: readonly AreaView[];
  /** The plans of other times in a programme. */
  readonly others: readonly { readonly href: string; readonly text: string }[];
}

const GOAL_COLOURS: Readonly<Record<GoalStatus, GoalView['colour']>> = {
  open: 'blue',
  reached: 'green',
  changed: 'grey',
  stopped: 'grey',
};

/** The view of a plan on a day. */
export function planView(plan: Plan, today: Temporal.PlainDate): PlanView | undefined {
  const { enrolment, personId } = plan;
  if (!enrolment) return undefined;
  const base = `/people/${personId}/plan`;
  return {
    title: enrolment.programmeTitle,
    ended: enrolment.endedOn ? formatDate(enrolment.endedOn) : null,
    areas: plan.areas.map((area) => ({
      id: area.id,
      title: area.title,
      about: area.about,
      addHref: enrolment.endedOn ? undefined : `${base}/goals/new?area=${area.id}&enrolment=${enrolment.id}`,
      goals: area.goals.map((goal) => goalView(goal, base, today)),
    })),
    others: plan.enrolments
      .filter((each) => each.id !== enrolment.id)
      .map((each) => ({
        href: `${base}?enrolment=${each.id}`,
        text: `${each.programmeTitle}, from ${formatDate(each.startedOn)}`,
      })),
  };
}

function goalView(goal: GoalWithActions, base: string, today: Temporal.PlainDate): GoalView {
  const set = `Set on ${formatDate(goal.setOn)}${goal.by ? ` with ${goal.by}` : ''}`;
  const closed = goal.closedOn && `${GOAL_WORDS[goal.status].toLowerCase()} on ${formatDate(goal.closedOn)}`;
  return {
    id: goal.id,
    words: goal.words,
    parentView: goal.parentView,
    state: GOAL_WORDS[goal.status],
    colour: GOAL_COLOURS[goal.status],
    facts: closed ? `${set}, ${closed}` : set,
    closingWords: goal.closingWords,
    open: goal.status === 'open',
    changeHref: `${base}/goals/${goal.id}`,
    addActionHref: `${base}/goals/${goal.id}/actions/new`,
    actions: goal.actions.map((action) => {
      const late = isOverdue(action, today);
      const colour = late
        ? 'orange'
        : action.status === 'open'
          ? 'blue'
          : action.status === 'done'
            ? 'green'
            : 'grey';
      return {
        id: action.id,
        what: action.what,
        facts: [ownerWords(action), dueWords(action, today)].filter(Boolean).join(', '),
        state: late ? 'Past its day' : ACTION_WORDS[action.status],
        colour,
        changeHref: `${base}/goals/${goal.id}/actions/${action.id}`,
      };
    }),
  };
}
