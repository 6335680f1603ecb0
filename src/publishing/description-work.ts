import { formatMoney } from '../foundation/money.ts';
import {
  anchorsInWords,
  type FollowUp,
  limitInWords,
  type Offset,
  offsetInWords,
  type Programme,
  rhythmInWords,
  type Schedule,
  spanInWords,
} from '../programme/index.ts';
import { type Section, said, withRules } from './said.ts';

function scheduleSays(schedule: Schedule): string[] {
  const anchor = anchorsInWords[schedule.from];
  const { repeat } = schedule;
  const day = (offset: Offset) =>
    offset.amount === 0 ? `on the day of ${anchor}` : `${offsetInWords(offset)} ${anchor}`;
  const steps = schedule.steps.map(({ title, due, within, from, until }) => {
    const give = within && !(from && until) ? `give or take ${spanInWords(within)}` : undefined;
    const sides = [from && `from ${day(from)} on`, until && `until ${day(until)}`];
    return [`${title}: ${day(due)}`, give, ...sides].filter(Boolean).join(', ');
  });
  const last = schedule.until ? 'until the birth' : undefined;
  if (!repeat) return last ? [...steps, `All of it ${last}`] : steps;
  const until = repeat.until && `until ${offsetInWords(repeat.until)} ${anchor}`;
  const times = repeat.times === undefined ? undefined : `${repeat.times} times`;
  return [...steps, ['Then', rhythmInWords(repeat.each), times, until ?? last].filter(Boolean).join(' ')];
}

/** Contacts, and when they fall due. */
export function contactsSection({ contacts, schedules, pathways }: Programme): Section {
  const expected = Object.entries(contacts?.expect ?? {}).map(([id, { every, not_seen_after: late }]) => {
    const title = pathways[id]?.title ?? id;
    const says = [every && rhythmInWords(every), late && `said to be not seen after ${spanInWords(late)}`];
    return `${title}: ${says.filter(Boolean).join('; ')}`;
  });
  const late = contacts?.not_seen_after;
  return {
    id: 'contacts',
    title: 'Contacts',
    things: [
      ...(contacts ? [said('Kinds', contacts.kinds.map(({ title }) => title).join('; '))] : []),
      ...(contacts && contacts.done.length > 0
        ? [said('What is done', contacts.done.map(({ title }) => title).join('; '))]
        : []),
      ...(expected.length > 0 || late
        ? [said('How often', ...expected, late && `Said to be not seen after ${spanInWords(late)}`)]
        : []),
      ...schedules.map((each) =>
        withRules(said(each.title, ...scheduleSays(each)), each.when && `Only when: ${each.when}`),
      ),
    ],
  };
}

/** Areas of the plan, and the changes looked for. */
export function changesSection({ plan, outcomes }: Programme): Section {
  const areas = plan?.areas ?? [];
  const known = new Set(areas.map(({ id }) => id));
  const inArea = (area: string) =>
    outcomes
      .filter((each) => each.area === area)
      .map(({ title, evidence }) => (evidence ? `${title} (shown by: ${evidence})` : title));
  const others = outcomes.filter(({ area }) => !known.has(area));
  return {
    id: 'changes',
    title: 'Areas of the plan, and the changes looked for',
    things: [
      ...areas.map(({ id, title, about }) => said(title, about, ...inArea(id))),
      ...others.map(({ title, evidence }) => said(title, evidence)),
    ],
  };
}

/** What can be given, and limits. */
export function givenSection({ provisions, limits }: Programme): Section {
  return {
    id: 'given',
    title: 'What can be given, and limits',
    things: [
      ...(provisions
        ? [said('What can be given', provisions.kinds.map(({ title }) => title).join('; '))]
        : []),
      ...limits.map((each) => said(each.title, limitInWords(each, formatMoney))),
    ],
  };
}

const NOTHING = { amount: 0, unit: 'day' } as const;

const afterWhat = (from: FollowUp['from']) => (from === 'end' ? 'the end' : anchorsInWords[from]);

/** The end, and afterwards. */
export function endSection({ endings, follow_up }: Programme): Section {
  return {
    id: 'end',
    title: 'The end, and afterwards',
    things: [
      ...(endings ? [said('Why work ends', ...endings.reasons.map(({ title }) => title))] : []),
      ...(endings && endings.destinations.length > 0
        ? [said('Where people go next', ...endings.destinations.map(({ title }) => title))]
        : []),
      ...follow_up.map(({ title, after_end, from, after, ask }) =>
        said(title, `${spanInWords(after ?? after_end ?? NOTHING)} after ${afterWhat(from)}`, ask),
      ),
    ],
  };
}
