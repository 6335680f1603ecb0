import { isBefore } from '../foundation/dates.ts';
import { type Fault, invalidField, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { formatDate } from '../interface/wording/index.ts';
import type { Programme } from '../programme/index.ts';
import type { SettledHow } from './due-tables.ts';

type Day = Temporal.PlainDate;

/** How something that is expected stands on a day. */
export const DUE_STATES = ['done', 'not_reached', 'not_needed', 'overdue', 'missed', 'now', 'later'] as const;
export type DueState = (typeof DUE_STATES)[number];

/** One contact that is expected of somebody, or one look after the end. */
export interface DueItem {
  /** The schedule and the step in it, as the programme names them. */
  readonly item: string;
  readonly schedule: string;
  /** Which pregnancy, child or stage it is counted from; empty for the start, the end and an answer. */
  readonly round: string;
  readonly title: string;
  /** The kind of contact; null for any. */
  readonly kind: string | null;
  readonly onDay: Day;
  /** The first and the last day on which it counts by itself. */
  readonly fromDay: Day;
  readonly untilDay: Day;
  readonly state: DueState;
}

/** True while somebody is to do something about it, or will have to. */
export function isOpen({ state }: Pick<DueItem, 'state'>): boolean {
  return state === 'overdue' || state === 'missed' || state === 'now' || state === 'later';
}

/** True for a look after the end of the work. */
export function isFollowUp({ item }: Pick<DueItem, 'item'>): boolean {
  return item.startsWith('follow_up.');
}

/** A contact, as far as it may be one that was expected. */
export interface MadeContact {
  readonly kind: string;
  readonly result: string;
  readonly on: Day;
  /** Which one it is said to be; `none` for none of them, null where nothing is said. */
  readonly due: string | null;
}

const PLACE = ['due'];

/**
 * Which of the open expected contacts a contact is. By itself it is the earliest of a schedule that it fits: of its kind,
 * within its days. Where it fits several schedules, somebody must say which; what is said may also be overdue.
 */
export function decideWhichDue(open: readonly DueItem[], made: MadeContact): Result<DueItem | null, Fault> {
  if (made.due === 'none') return succeed(null);
  if (made.due !== null) return chosen(open, made, made.due);
  if (made.result !== 'met') return succeed(null);
  const first = new Map<string, DueItem>();
  for (const each of open.filter((one) => fits(one, made))) {
    const key = `${each.schedule} ${each.round}`;
    if (!first.has(key)) first.set(key, each);
  }
  const [only, ...more] = first.values();
  if (more.length === 0) return succeed(only ?? null);
  const titles = [...first.values()].map(inWords).join(' or ');
  return invalidField(PLACE, `Choose which expected contact this was: ${titles}`);
}

function fits({ kind, fromDay, untilDay }: DueItem, made: MadeContact): boolean {
  return (kind === null || kind === made.kind) && !isBefore(made.on, fromDay) && !isBefore(untilDay, made.on);
}

function chosen(open: readonly DueItem[], made: MadeContact, item: string): Result<DueItem, Fault> {
  const due = open.find((each) => each.item === item);
  if (!due) return invalidField(PLACE, 'Choose a contact that is due from the list, or none of them');
  if (made.result !== 'met') {
    return invalidField(
      PLACE,
      'Only a meeting can be the expected contact. Choose “None of these” for an attempt',
    );
  }
  if (due.kind !== null && due.kind !== made.kind) {
    return invalidField(PLACE, `“${due.title}” is another kind of contact. Change the kind, or choose none`);
  }
  if (isBefore(made.on, due.fromDay)) {
    return invalidField(PLACE, `“${due.title}” can be made from ${formatDate(due.fromDay)}`);
  }
  return succeed(due);
}

/** What an expected contact is called in one line. */
export function inWords({ title, onDay }: Pick<DueItem, 'title' | 'onDay'>): string {
  return `${title}, due ${formatDate(onDay)}`;
}

/** What is asked for when something due is closed without a contact, or with one that was made already. */
export interface SettleWish {
  readonly how: SettledHow;
  readonly on: Day;
  readonly note: string | null;
  readonly contactId: string | null;
  readonly holds: readonly string[];
  readonly noLonger: readonly string[];
}

/** A contact that was made, for choosing it as the one expected. */
export interface ContactMade {
  readonly id: string;
  readonly kind: string;
  readonly happenedOn: Day;
}

/** Decides how something due comes to rest. `contact` is the one that is named, if it is hers and she was met. */
export function decideSettle(
  due: DueItem,
  wish: SettleWish,
  state: { readonly contact: ContactMade | undefined; readonly outcomes: readonly string[] },
  today: Day,
): Result<SettleWish, Fault> {
  if (!isOpen(due)) return refused('already_settled', `“${due.title}” is settled already.`);
  const unknown = [...wish.holds, ...wish.noLonger].find((each) => !state.outcomes.includes(each));
  if (unknown !== undefined)
    return invalidField(['holds'], 'Choose from the outcomes that are looked at again');
  const both = wish.holds.find((each) => wish.noLonger.includes(each));
  if (both !== undefined) return invalidField(['noLonger'], 'Say of each outcome one thing only');
  if (wish.how === 'contact') return settleByContact(due, wish, state.contact);
  if (wish.contactId !== null)
    return invalidField(['contactId'], 'Leave the contact out, or say that she was met');
  if (isBefore(today, wish.on)) return invalidField(['on'], 'The date must be today or in the past');
  if (wish.how === 'not_reached' && isBefore(wish.on, due.fromDay)) {
    return invalidField(
      ['on'],
      `The date must be on or after ${formatDate(due.fromDay)}, when it could first be made`,
    );
  }
  if (wish.note === null) {
    const message = wish.how === 'not_reached' ? 'Say what was tried' : 'Say why it is not needed';
    return invalidField(['note'], message);
  }
  return succeed({ ...wish, holds: [], noLonger: [] });
}

function settleByContact(
  due: DueItem,
  wish: SettleWish,
  contact: ContactMade | undefined,
): Result<SettleWish, Fault> {
  const place = ['contactId'];
  if (!contact) return invalidField(place, 'Choose a contact at which you met, from the list');
  if (due.kind !== null && contact.kind !== due.kind) {
    return invalidField(place, 'That was another kind of contact. Choose one from the list');
  }
  if (isBefore(contact.happenedOn, due.fromDay)) {
    return invalidField(place, `Choose a contact from ${formatDate(due.fromDay)} or later`);
  }
  return succeed({ ...wish, on: contact.happenedOn });
}

/** What a follow-up asks, and which outcomes it looks at again. */
export function askedAt(programme: Programme | undefined, item: string) {
  const found = programme?.follow_up.find((each) => `follow_up.${each.id}` === item);
  const outcomes = (found?.outcomes ?? []).map((id) => ({
    id,
    title: programme?.outcomes.find((each) => each.id === id)?.title ?? id,
  }));
  return { ask: found?.ask ?? null, outcomes };
}
