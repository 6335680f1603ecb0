import { daysBetween, isBefore } from '../foundation/dates.ts';
import type { Case, CaseContact, CaseEnrolment } from './case.ts';
import type { Demo } from './demo-schema.ts';
import { type Seeded, seeded } from './seeded.ts';

/** A contact as it will be recorded. */
export interface PlannedContact {
  readonly on: Temporal.PlainDate;
  /** Local time, HH:MM. */
  readonly at: string;
  readonly kind: string;
  readonly result: 'met' | 'attempted' | 'did_not_attend' | 'cancelled';
  readonly minutes: number | null;
  readonly done: readonly string[];
  readonly note: string | null;
  readonly outcomes: readonly { readonly outcome: string; readonly evidence: string | null }[];
  readonly provisions: CaseContact['provisions'];
  readonly nextOn: Temporal.PlainDate | undefined;
}

type Draft = Omit<PlannedContact, 'nextOn'>;

/** Draws what is said of one parent's contacts; no sentence twice. */
interface Speaker {
  readonly chance: Seeded;
  readonly demo: Demo | undefined;
  readonly used: Set<string>;
  readonly fill: (text: string) => string;
}

/** Which of the programme's activities shows an outcome. */
export type ActivityOf = (outcome: string) => string | undefined;

/** Every contact of one enrolment in the order of days: those with a story, those of outcomes, and the rhythm between. */
export function planContacts(
  each: Case,
  enrolment: CaseEnrolment,
  activityOf: ActivityOf,
  demo?: Demo,
): PlannedContact[] {
  const speaker = speakerFor(each, demo);
  const fixed = fixedContacts(enrolment, speaker, activityOf);
  const rhythm = (enrolment.contactsGiven ? [] : rhythmDays(enrolment))
    .filter((day) => !fixed.some(({ on }) => Math.abs(daysBetween(on, day)) <= 2))
    .map((day, index) => rhythmContact(enrolment, day, index, speaker));
  const all = [...fixed, ...rhythm].sort((a, b) => Temporal.PlainDate.compare(a.on, b.on));
  return all.map((contact, index) => ({ ...contact, nextOn: nextOf(all[index + 1], contact, enrolment) }));
}

function nextOf(following: Draft | undefined, contact: Draft, enrolment: CaseEnrolment) {
  const next = following?.on ?? enrolment.next;
  return next && isBefore(contact.on, next) ? next : undefined;
}

function speakerFor(each: Case, demo: Demo | undefined): Speaker {
  const chance = seeded(each.id);
  const away = each.children.filter((child) => child.removedOn !== undefined);
  const name = each.parent.knownAs ?? each.parent.givenName;
  const fill = (text: string) =>
    text.replaceAll('{name}', name).replaceAll('{child}', () => chance.pick(away).givenName);
  return { chance, demo, used: new Set(), fill };
}

function fixedContacts(enrolment: CaseEnrolment, speaker: Speaker, activityOf: ActivityOf): Draft[] {
  const { lastMet, contactsUntil } = enrolment;
  const inTime = <T extends { readonly on: Temporal.PlainDate }>(list: readonly T[]) =>
    list.filter(({ on }) => !isBefore(contactsUntil, on));
  const reached = inTime(enrolment.outcomes);
  const { ended } = enrolment;
  const after = ended ? enrolment.contacts.filter(({ on }) => isBefore(ended.on, on)) : [];
  const told = [...new Set([...inTime(enrolment.contacts), ...after])].map(
    (contact): Draft => ({
      ...contact,
      at: timeOf(speaker.chance),
      result: 'met',
      outcomes: reached
        .filter(({ on }) => on.equals(contact.on))
        .map(({ id, note }) => ({ outcome: id, evidence: note ?? evidenceOf(id, speaker) })),
    }),
  );
  const isTold = (day: Temporal.PlainDate) => told.some(({ on }) => on.equals(day));
  const shown = reached
    .filter(({ on }) => !isTold(on))
    .map((outcome) => outcomeContact(outcome, usualKind(enrolment), speaker, activityOf));
  const fixed = [...told, ...shown];
  if (lastMet && !fixed.some(({ on }) => on.equals(lastMet))) {
    fixed.push(metContact(lastMet, usualKind(enrolment), speaker));
  }
  return fixed;
}

const usualKind = ({ rhythm }: CaseEnrolment) => rhythm.kinds[0] ?? 'home_visit';

const evidenceOf = (outcome: string, { demo }: Speaker) => demo?.outcomes[outcome]?.evidence ?? null;

function outcomeContact(
  outcome: CaseEnrolment['outcomes'][number],
  usual: string,
  speaker: Speaker,
  activityOf: ActivityOf,
): Draft {
  const { demo, fill, chance } = speaker;
  const told = demo?.outcomes[outcome.id];
  const activity = activityOf(outcome.id);
  return {
    on: outcome.on,
    at: timeOf(chance),
    kind: told?.kind ?? usual,
    result: 'met',
    minutes: told?.minutes ?? 60,
    done: activity ? [activity] : [],
    note: told ? fill(told.note) : null,
    outcomes: [{ outcome: outcome.id, evidence: outcome.note ?? told?.evidence ?? null }],
    provisions: [],
  };
}

/** After half a year weekly work grows lighter; in the group it is fortnightly. */
function stepFrom(day: Temporal.PlainDate, { startedOn, rhythm, stages }: CaseEnrolment): Temporal.PlainDate {
  const { amount, unit } = rhythm.every;
  if (isInGroup(day, stages)) return day.add({ weeks: 2 });
  const times = unit === 'week' && amount === 1 && !isBefore(day, startedOn.add({ months: 6 })) ? 2 : 1;
  return day.add({ [`${unit}s`]: amount * times });
}

function isInGroup(day: Temporal.PlainDate, stages: CaseEnrolment['stages']): boolean {
  return stages.some(({ stage, on }) => stage === 'step_down' && !isBefore(day, on));
}

function rhythmDays(enrolment: CaseEnrolment): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  let day = enrolment.startedOn;
  while (!isBefore(enrolment.contactsUntil, day)) {
    days.push(day);
    day = onWeekday(stepFrom(day, enrolment));
  }
  return days;
}

function onWeekday(day: Temporal.PlainDate): Temporal.PlainDate {
  if (day.dayOfWeek === 6) return day.subtract({ days: 1 });
  return day.dayOfWeek === 7 ? day.add({ days: 1 }) : day;
}

const MISSES = ['attempted', 'did_not_attend', 'attempted', 'cancelled'] as const;

function rhythmContact(
  enrolment: CaseEnrolment,
  on: Temporal.PlainDate,
  index: number,
  speaker: Speaker,
): Draft {
  const { kinds, missedEvery } = enrolment.rhythm;
  const isOpen = !speaker.demo || !isBefore(on, speaker.demo.group_began);
  const group = speaker.demo && isOpen && isInGroup(on, enrolment.stages) && index % 3 !== 2;
  const kind = group ? 'peer_group' : (kinds[index % kinds.length] ?? usualKind(enrolment));
  const isMissed = index > 0 && (index + 1) % missedEvery === 0;
  return isMissed ? missedContact(on, kind, index, speaker) : metContact(on, kind, speaker);
}

function missedContact(on: Temporal.PlainDate, kind: string, index: number, speaker: Speaker): Draft {
  const { chance, demo, fill, used } = speaker;
  const result = MISSES[Math.floor(index / 2) % MISSES.length] ?? 'attempted';
  const words = (demo?.not_met[result] ?? []).filter((text) => !used.has(text));
  const note = words.length > 0 ? chance.pick(words) : null;
  if (note) used.add(note);
  const rest = { minutes: null, done: [], outcomes: [], provisions: [] };
  return { on, at: timeOf(chance), kind, result, note: note && fill(note), ...rest };
}

function metContact(on: Temporal.PlainDate, kind: string, speaker: Speaker): Draft {
  const { chance, demo, fill, used } = speaker;
  const fresh = (demo?.notes[kind] ?? []).filter(({ note }) => !used.has(note));
  const said = fresh.length > 0 ? chance.pick(fresh) : undefined;
  if (said) used.add(said.note);
  return {
    on,
    at: timeOf(chance),
    kind,
    result: 'met',
    minutes: said?.minutes ?? usualMinutes(kind, chance),
    done: said?.done ?? [],
    note: said ? fill(said.note) : null,
    outcomes: [],
    provisions: demo ? smallHelp(kind, chance) : [],
  };
}

function usualMinutes(kind: string, chance: Seeded): number {
  if (kind === 'peer_group') return 120;
  if (kind === 'message') return 5;
  return kind === 'call' ? 5 * (1 + chance.below(5)) : 15 * (2 + chance.below(4));
}

function smallHelp(kind: string, chance: Seeded): CaseContact['provisions'] {
  if (kind === 'call' || kind === 'message' || chance.below(14) > 0) return [];
  return chance.below(2) === 0
    ? [{ kind: 'travel', what: 'Bus fares', pounds: 3.5 * (1 + chance.below(4)) }]
    : [{ kind: 'voucher', what: 'Food voucher', pounds: 20 }];
}

function timeOf(chance: Seeded): string {
  const hour = String(9 + chance.below(8)).padStart(2, '0');
  return `${hour}:${['00', '15', '30', '45'][chance.below(4)]}`;
}
