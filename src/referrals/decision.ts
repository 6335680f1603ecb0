import type { z } from 'zod';
import type { Fault } from '../foundation/fault.ts';
import { invalidField, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import type { CriterionResult, Eligibility, Programme } from '../programme/index.ts';
import { type PanelSaid, panelSaid, type zPanelSaid } from './panel.ts';
import { OTHER_REASONS, type ReferralStatus, WAITING } from './referral.ts';

/** What a manager may decide. */
export type Decision = 'accept' | 'ask' | 'decline';

/** Whom an accepted referral is about: somebody on record, or somebody new. */
export type WhichPerson = { readonly existing: string } | { readonly new: true };

/** A decision as it is asked for. */
export interface DecisionAsked {
  readonly decision: Decision;
  readonly person?: WhichPerson | null | undefined;
  readonly reasons: readonly string[];
  readonly signposts: readonly string[];
  readonly askFor: string | null;
  readonly override: string | null;
  readonly note: string | null;
  readonly panel?: z.output<typeof zPanelSaid> | null | undefined;
}

/** What a decision is made on. */
export interface DecisionGround {
  readonly status: ReferralStatus;
  readonly programme: Programme;
  readonly eligibility: Eligibility;
  /** People on record who may be the same, with how to name them. */
  readonly duplicates: readonly { readonly id: string; readonly name: string }[];
  /** How many wait for a place; left out where the programme does not say how many may. */
  readonly waiting?: number;
  readonly receivedOn: Temporal.PlainDate;
  readonly today: Temporal.PlainDate;
}

/** A decision that may stand. */
export type Decided = (
  | { readonly kind: 'accepted'; readonly person: WhichPerson; readonly overrideReason: string | null }
  | { readonly kind: 'asked_for_more'; readonly askedFor: string }
  | { readonly kind: 'declined'; readonly reasons: readonly string[]; readonly signposts: readonly string[] }
) & { readonly panel?: PanelSaid };

/** Criteria that stand in the way of accepting: not known, or not met and a ground to decline. */
export function openCriteria(eligibility: Eligibility): readonly CriterionResult[] {
  return eligibility.criteria.filter(
    (each) =>
      each.kind !== 'priority' &&
      (each.result === 'not_known' || (each.result === 'not_met' && each.declines)),
  );
}

/** Criteria that bar the start and are not met, such as a pregnancy now: no override lifts them. */
export function barringCriteria(programme: Programme, eligibility: Eligibility): readonly CriterionResult[] {
  const atStart = new Set(programme.eligibility.filter((each) => each.at === 'start').map((each) => each.id));
  return eligibility.criteria.filter(
    (each) => each.kind !== 'priority' && each.result === 'not_met' && atStart.has(each.id),
  );
}

function accept(ground: DecisionGround, asked: DecisionAsked): Result<Decided, Fault> {
  const [barring] = barringCriteria(ground.programme, ground.eligibility);
  if (barring) {
    return refused('bars_the_start', `This cannot be accepted now. ${barring.text}`, [
      { path: ['decision'], message: barring.text },
    ]);
  }
  const most = ground.programme.waiting_list?.most;
  if (most !== undefined && ground.waiting !== undefined && ground.waiting >= most) {
    const message = `The waiting list is full: ${ground.waiting} wait, and at most ${most} may. Decline, and say where else to turn`;
    return refused('list_full', message, [{ path: ['decision'], message }]);
  }
  const open = openCriteria(ground.eligibility);
  if (open.length > 0 && !asked.override) {
    const why = open.map((each) => each.text).join('; ');
    return refused('criteria_open', `Not every criterion is met or known: ${why}`, [
      {
        path: ['override'],
        message: 'Say why you accept although a criterion is not met or not known, or ask for more',
      },
    ]);
  }
  const person = whoIsMeant(ground, asked.person);
  if (!person.ok) return person;
  const overrideReason = open.length > 0 ? asked.override : null;
  return succeed({ kind: 'accepted', person: person.value, overrideReason });
}

function whoIsMeant(
  ground: DecisionGround,
  person: WhichPerson | null | undefined,
): Result<WhichPerson, Fault> {
  if (person) return succeed(person);
  if (ground.duplicates.length === 0) return succeed({ new: true });
  const names = ground.duplicates.map((each) => each.name).join('; ');
  return refused('possible_duplicate', `Somebody on record may be the same parent: ${names}`, [
    { path: ['person'], message: 'Select whether this is somebody already on record, or somebody new' },
    ...ground.duplicates.map((each) => ({
      path: ['person', 'existing', each.id],
      message: `May be ${each.name}`,
    })),
  ]);
}

function decline(ground: DecisionGround, asked: DecisionAsked): Result<Decided, Fault> {
  if (asked.reasons.length === 0) return invalidField(['reasons'], 'Select at least one reason');
  const criteria = new Set(ground.programme.eligibility.map((each) => each.id));
  const strange = asked.reasons.find(
    (reason) => !criteria.has(reason) && !Object.hasOwn(OTHER_REASONS, reason),
  );
  if (strange !== undefined) {
    const message = 'Select reasons from the programme’s criteria or the other reasons that are offered';
    return invalidField(['reasons', asked.reasons.indexOf(strange)], message);
  }
  if (asked.reasons.includes('other') && !asked.note) {
    return invalidField(['note'], 'Say what the other reason is');
  }
  const unique = (list: readonly string[]) => [...new Set(list)];
  return succeed({ kind: 'declined', reasons: unique(asked.reasons), signposts: unique(asked.signposts) });
}

/** The sentence shown where a referral is no longer open. */
export function notOpen(status: ReferralStatus) {
  const how = {
    received: '',
    asked_for_more: '',
    accepted: 'accepted',
    declined: 'declined',
    withdrawn: 'withdrawn',
  };
  return refused('already_decided', `This referral has already been ${how[status]}.`);
}

/** Accepts or declines; where a panel decides, not without what it said. */
function decideWithPanel(ground: DecisionGround, asked: DecisionAsked): Result<Decided, Fault> {
  const decided = asked.decision === 'accept' ? accept(ground, asked) : decline(ground, asked);
  if (!decided.ok) return decided;
  const { receivedOn, today } = ground;
  const said = panelSaid({ decision: ground.programme.decision, receivedOn, today }, asked.panel);
  if (!said.ok || said.value === null) return said.ok ? decided : said;
  return succeed({ ...decided.value, panel: said.value });
}

/** Whether a decision may be made as it is asked for; or why not, and what would make it so. */
export function decideOnReferral(ground: DecisionGround, asked: DecisionAsked): Result<Decided, Fault> {
  if (!WAITING.includes(ground.status)) return notOpen(ground.status);
  if (asked.decision !== 'ask') return decideWithPanel(ground, asked);
  if (!asked.askFor) return invalidField(['askFor'], 'Say what you need to know, and from whom');
  return succeed({ kind: 'asked_for_more', askedFor: asked.askFor });
}
