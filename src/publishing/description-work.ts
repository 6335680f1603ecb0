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
import { type Said, type Section, said, withRules } from './said.ts';

/** The day that a schedule is counted from; a date that was asked is named by its question. */
function anchorOf({ from, answer }: Schedule, { referral }: Programme): string {
  const question = referral.ask.find(({ id }) => from === 'answer' && id === answer);
  return question ? `the answer to “${question.label}”` : anchorsInWords[from];
}

/** A title that says the day already (`10 weeks before`) is not said twice. */
const titled = (title: string, day: string): string =>
  day.startsWith(`${title.toLowerCase()} `) ? upperFirst(day) : `${title}: ${day}`;

const upperFirst = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const titleOf = (named: readonly { readonly id: string; readonly title: string }[], id: string) =>
  named.find((each) => each.id === id)?.title ?? id;

const titlesOf = (
  named: readonly { readonly id: string; readonly title: string }[],
  ids: readonly string[],
): string => ids.map((id) => titleOf(named, id)).join('; ');

function onlyFor({ pathways: only }: Schedule, { pathways }: Programme): string | undefined {
  return only && `Only on the pathway ${only.map((id) => pathways[id]?.title ?? id).join(' or ')}.`;
}

function scheduleSays(schedule: Schedule, programme: Programme): string[] {
  const anchor = anchorOf(schedule, programme);
  const kinds = programme.contacts?.kinds ?? [];
  const { repeat } = schedule;
  const day = (offset: Offset) =>
    offset.amount === 0 ? `on the day of ${anchor}` : `${offsetInWords(offset)} ${anchor}`;
  const steps = schedule.steps.map(({ title, due, within, from, until, kind }) => {
    const give = within && !(from && until) ? `give or take ${spanInWords(within)}` : undefined;
    const sides = [from && `from ${day(from)} on`, until && `until ${day(until)}`];
    const asWhat = kind && titleOf(kinds, kind);
    return [titled(title, day(due)), give, ...sides, asWhat].filter(Boolean).join(', ');
  });
  const last = schedule.until ? 'until the birth' : undefined;
  if (!repeat) return last ? [...steps, `All of it ${last}`] : steps;
  const until = repeat.until && `until ${offsetInWords(repeat.until)} ${anchor}`;
  const times = repeat.times === undefined ? undefined : `${repeat.times} times`;
  return [...steps, ['Then', rhythmInWords(repeat.each), times, until ?? last].filter(Boolean).join(' ')];
}

/** Contacts, and when they fall due. */
export function contactsSection(programme: Programme): Section {
  const { contacts, schedules, pathways, outcomes } = programme;
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
        ? [
            said(
              'What is done',
              ...contacts.done.map(({ title, shows }) =>
                shows ? `${title} (may show: ${titlesOf(outcomes, shows)})` : title,
              ),
            ),
          ]
        : []),
      ...(expected.length > 0 || late
        ? [said('How often', ...expected, late && `Said to be not seen after ${spanInWords(late)}`)]
        : []),
      ...schedules.map((each) =>
        withRules(
          said(each.title, onlyFor(each, programme), ...scheduleSays(each, programme)),
          each.when && `Only when: ${each.when}`,
        ),
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

function followUpSays(each: FollowUp, { endings, contacts, outcomes }: Programme): Said {
  const { title, after_end, from, after, ask, within, reasons, kind, outcomes: again } = each;
  return said(
    title,
    `${spanInWords(after ?? after_end ?? NOTHING)} after ${afterWhat(from)}`,
    `It may take ${spanInWords(within)}.`,
    reasons && `Only when the work ended for: ${titlesOf(endings?.reasons ?? [], reasons)}`,
    kind && `Recorded as: ${titleOf(contacts?.kinds ?? [], kind)}`,
    again.length > 0 && `Looked at again: ${titlesOf(outcomes, again)}`,
    ask && `What is asked: ${ask}`,
  );
}

/** The end, and afterwards. */
export function endSection(programme: Programme): Section {
  const { endings, follow_up } = programme;
  return {
    id: 'end',
    title: 'The end, and afterwards',
    things: [
      ...(endings ? [said('Why work ends', ...endings.reasons.map(({ title }) => title))] : []),
      ...(endings && endings.destinations.length > 0
        ? [said('Where people go next', ...endings.destinations.map(({ title }) => title))]
        : []),
      ...follow_up.map((each) => followUpSays(each, programme)),
    ],
  };
}
