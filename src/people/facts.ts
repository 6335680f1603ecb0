import type { PartialDate } from '../foundation/dates.ts';
import type { CaseFacts, ChildFacts, ProceedingsFacts } from '../programme/index.ts';
import type { ChildRecord, PregnancyRecord, ProceedingsRecord } from './family.ts';
import { longPastDue } from './family-checks.ts';
import type { PersonRecord } from './record.ts';

/** What criteria may look at of one person. Null is not known: not asked, or not open to the reader. */
export type PersonsFacts = Required<Pick<CaseFacts, 'person' | 'children' | 'proceedings' | 'pregnancy'>>;

/**
 * The facts of a record, for a programme’s criteria. A list that nobody asked about and that holds nothing is not
 * known; a date known to the month or year stays so.
 */
export function factsOf(record: PersonRecord, today: Temporal.PlainDate): PersonsFacts {
  const { asked } = record;
  return {
    person: {
      born_on: record.bornOn,
      sex: record.sex === 'not_said' ? null : record.sex,
      care_leaver: record.careLeaver,
      borough_link: record.localLink && record.localLink === 'yes',
    },
    children: known(record.children, asked.children)?.map(childFacts) ?? null,
    proceedings: known(record.proceedings, asked.proceedings)?.map(proceedingsFacts) ?? null,
    pregnancy: pregnancyFacts(record.pregnancies, asked.pregnancy, today),
  };
}

function known<T>(list: readonly T[], askedOn: Temporal.PlainDate | null): readonly T[] | null {
  return list.length > 0 || askedOn ? list : null;
}

function childFacts(child: ChildRecord): ChildFacts {
  if (child.hidden) return { removed: child.removed, ...whereabouts(child) };
  return {
    born_on: child.bornOn,
    born: child.born,
    sex: child.sex === 'not_said' ? null : child.sex,
    removed: child.born ? child.removed : false,
    removed_on: latestRemoval(child),
    ...whereabouts(child),
  };
}

function whereabouts(child: ChildRecord): Pick<ChildFacts, 'living_with' | 'in_parents_care'> {
  const where = child.livesWith === 'not_known' ? null : child.livesWith;
  if (!child.born) return { living_with: null, in_parents_care: false };
  if (child.diedOn) return { living_with: null, in_parents_care: false };
  return { living_with: where, in_parents_care: where && where === 'parent' };
}

/** The last removal; not known as soon as one of them has no date. */
function latestRemoval(child: ChildRecord): PartialDate | null {
  const dates = child.removals.map((removal) => removal.removedOn);
  if (dates.length === 0 || dates.includes(null)) return null;
  return dates.reduce((a, b) => (a && b && Temporal.PlainDate.compare(a.date, b.date) < 0 ? b : a));
}

function proceedingsFacts(proceedings: ProceedingsRecord): ProceedingsFacts {
  const { startedOn, concludedOn, stillOpen } = proceedings;
  return {
    started_on: startedOn,
    concluded_on: concludedOn,
    concluded: concludedOn ? true : stillOpen === null ? null : !stillOpen,
  };
}

function pregnancyFacts(
  pregnancies: readonly PregnancyRecord[],
  askedOn: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): PersonsFacts['pregnancy'] {
  const open = pregnancies.find((each) => each.endedOn === null && each.ending === null);
  if (open) {
    const pregnant = longPastDue(open.dueOn, today) ? null : true;
    return { pregnant, due_on: open.dueOn };
  }
  return { pregnant: askedOn || pregnancies.length > 0 ? false : null, due_on: null };
}
