import { boundsOf, daysBetween, isBefore, type PartialDate } from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { greatestAgeAt, inFuture, surelyBefore } from './dates-in-life.ts';
import type { NewChild, NewFamily, NewProceedings } from './family.ts';

/** What cannot be true (faults), and what can be true but should be looked at once more (questions). */
export interface Findings {
  readonly faults: readonly FieldFault[];
  readonly questions: readonly FieldFault[];
}

const YOUNGEST_PARENT = 10;
const YOUNG_PARENT = 13;
/** A baby more than this long after the due date has been born, or the pregnancy has ended. */
export const DAYS_PAST_DUE = 28;
/** A due date further off than a pregnancy lasts. */
const DAYS_AHEAD = 300;

type Path = readonly (string | number)[];
const at = (path: Path, message: string): FieldFault => ({ path, message });

/** Looks at one child beside the parent’s own birth. `path` is where the child stands in the input. */
export function checkChild(
  child: Pick<NewChild, 'unborn' | 'bornOn' | 'dueOn' | 'removed' | 'removedOn'>,
  parentBornOn: PartialDate | null | undefined,
  today: Temporal.PlainDate,
  path: Path = [],
): Findings {
  const { bornOn, removedOn } = child;
  const faults: FieldFault[] = [];
  if (child.unborn) faults.push(...unbornFaults(child, today, path));
  if (bornOn && inFuture(bornOn, today)) {
    faults.push(
      at([...path, 'bornOn'], 'Date of birth must be in the past. For a baby on the way, give the due date'),
    );
  }
  if (removedOn) faults.push(...removalFaults({ bornOn, removedOn }, today, path));
  if (removedOn && child.removed === false) {
    faults.push(
      at(
        [...path, 'removed'],
        'There is a date of removal, so say that this child was removed, or take the date out',
      ),
    );
  }
  const tooClose = parentBornOn && bornOn ? checkParentAge(parentBornOn, bornOn, path) : none;
  return { faults: [...faults, ...tooClose.faults], questions: tooClose.questions };
}

const none: Findings = { faults: [], questions: [] };

function unbornFaults(
  child: Pick<NewChild, 'bornOn' | 'dueOn'>,
  today: Temporal.PlainDate,
  path: Path,
): FieldFault[] {
  if (child.bornOn)
    return [at([...path, 'bornOn'], 'A baby not born yet has a due date, not a date of birth')];
  return dueFaults(child.dueOn, today, [...path, 'dueOn']);
}

/** Looks at a due date: neither long past, nor further off than a pregnancy lasts. */
export function dueFaults(
  dueOn: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
  path: Path,
): FieldFault[] {
  if (!dueOn) return [];
  const ahead = daysBetween(today, dueOn);
  if (ahead < -DAYS_PAST_DUE) {
    return [
      at(path, 'This due date is more than 4 weeks ago. If the baby is born, record the birth instead'),
    ];
  }
  return ahead > DAYS_AHEAD ? [at(path, 'This due date is too far off. Check the year')] : [];
}

/** Looks at a removal beside the child’s birth. */
export function removalFaults(
  dates: { readonly bornOn: PartialDate | null; readonly removedOn: PartialDate },
  today: Temporal.PlainDate,
  path: Path = [],
): FieldFault[] {
  const { bornOn, removedOn } = dates;
  const place = [...path, 'removedOn'];
  if (inFuture(removedOn, today)) return [at(place, 'Date of removal must be today or in the past')];
  if (bornOn && surelyBefore(removedOn, bornOn)) {
    return [at(place, 'This is before the child was born. Check both dates')];
  }
  if (
    bornOn &&
    surelyBefore({ date: boundsOf(bornOn).latest.add({ years: 18 }), precision: 'day' }, removedOn)
  ) {
    return [at(place, 'The child would have been 18 or older. Check both dates')];
  }
  return [];
}

/** Looks at a parent’s age at a child’s birth. */
export function checkParentAge(parent: PartialDate, child: PartialDate, path: Path): Findings {
  const place = [...path, 'bornOn'];
  if (surelyBefore(child, parent)) {
    return {
      faults: [at(place, 'This child would be older than the parent. Check both dates of birth')],
      questions: [],
    };
  }
  const age = greatestAgeAt(parent, child);
  const said = `The parent would have been ${age} when this child was born`;
  if (age < YOUNGEST_PARENT)
    return { faults: [at(place, `${said}. Check both dates of birth`)], questions: [] };
  return age < YOUNG_PARENT ? { faults: [], questions: [at(place, `${said}. Is that right?`)] } : none;
}

/** Looks at one set of proceedings. */
export function checkProceedings(
  proceedings: Pick<NewProceedings, 'startedOn' | 'concludedOn' | 'stillOpen'>,
  today: Temporal.PlainDate,
  path: Path = [],
): FieldFault[] {
  const { startedOn, concludedOn, stillOpen } = proceedings;
  const faults: FieldFault[] = [];
  if (startedOn && inFuture(startedOn, today)) {
    faults.push(at([...path, 'startedOn'], 'The start of proceedings must be today or in the past'));
  }
  if (concludedOn && inFuture(concludedOn, today)) {
    faults.push(at([...path, 'concludedOn'], 'The end of proceedings must be today or in the past'));
  }
  if (startedOn && concludedOn && surelyBefore(concludedOn, startedOn)) {
    faults.push(at([...path, 'concludedOn'], 'Proceedings cannot end before they start. Check both dates'));
  }
  if (concludedOn && stillOpen === true) {
    faults.push(
      at([...path, 'stillOpen'], 'There is an end date, so these proceedings are not still going on'),
    );
  }
  return faults;
}

/** A removal before any proceedings began happens (police protection, an agreement), but is often a slip. */
export function removalBeforeProceedings(
  removedOn: PartialDate,
  proceedings: readonly Pick<NewProceedings, 'startedOn'>[],
  path: Path,
): FieldFault[] {
  const starts = proceedings.flatMap((each) => (each.startedOn ? [each.startedOn] : []));
  if (starts.length === 0 || starts.length < proceedings.length) return [];
  if (!starts.every((start) => surelyBefore(removedOn, start))) return [];
  return [at(path, 'This removal is before any proceedings began. Is that right?')];
}

/** Looks at a whole family as a referral tells it. */
export function checkFamily(
  parentBornOn: PartialDate | null | undefined,
  family: NewFamily,
  today: Temporal.PlainDate,
): Findings {
  const children = (family.children ?? []).map((child, index) => {
    const path = ['children', index];
    const found = checkChild(child, parentBornOn, today, path);
    const early = child.removedOn
      ? removalBeforeProceedings(child.removedOn, family.proceedings ?? [], [...path, 'removedOn'])
      : [];
    return { faults: found.faults, questions: [...found.questions, ...early] };
  });
  const proceedings = (family.proceedings ?? []).flatMap((each, index) =>
    checkProceedings(each, today, ['proceedings', index]),
  );
  const due = dueFaults(family.pregnancy?.dueOn ?? null, today, ['pregnancy', 'dueOn']);
  return {
    faults: [...children.flatMap((each) => each.faults), ...proceedings, ...due],
    questions: children.flatMap((each) => each.questions),
  };
}

/** True when a due date is so long past that nobody can say whether the pregnancy goes on. */
export function longPastDue(dueOn: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean {
  return dueOn !== null && isBefore(dueOn.add({ days: DAYS_PAST_DUE }), today);
}
