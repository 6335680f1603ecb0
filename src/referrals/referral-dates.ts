import { boundsOf, isBefore, type PartialDate, parsePartialDate, yearsBetween } from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { saidWrong } from './fault-words.ts';
import { wasRemoved } from './referral-facts.ts';
import type { Child, Parent, ProceedingsAnswers, ReferralAnswers } from './referral-input.ts';

type Path = FieldFault['path'];
type Day = Temporal.PlainDate;

/** A birth cannot be expected further off than this, nor have been due longer ago. */
const MOST_DAYS_AHEAD = 300;
const MOST_DAYS_PAST = 28;

const YOUNGEST_PARENT = 10;
const ADULT = 18;
const OLDEST = 120;

const read = (text: string | null | undefined): PartialDate | undefined =>
  text ? parsePartialDate(text) : undefined;

/** True when every day that `a` may stand for is before every day that `b` may stand for. */
function certainlyBefore(a: PartialDate, b: PartialDate): boolean {
  return isBefore(boundsOf(a).latest, boundsOf(b).earliest);
}

function future(date: PartialDate | undefined, today: Day): boolean {
  return date !== undefined && isBefore(today, boundsOf(date).earliest);
}

const when = (wrong: boolean, path: Path, message: string): FieldFault[] =>
  wrong ? [{ path, message }] : [];

function dueFaults(due: PartialDate | undefined, today: Day, path: Path): FieldFault[] {
  if (!due) return [];
  const { earliest, latest } = boundsOf(due);
  return [
    ...when(isBefore(today.add({ days: MOST_DAYS_AHEAD }), earliest), path, saidWrong('dueTooFar')),
    ...when(isBefore(latest, today.subtract({ days: MOST_DAYS_PAST })), path, saidWrong('duePast')),
  ];
}

function childFaults(child: Child, parent: PartialDate | undefined, today: Day, at: Path): FieldFault[] {
  const born = read(child.bornOn);
  const due = read(child.dueOn);
  return [
    ...when(future(born, today), [...at, 'bornOn'], saidWrong('bornInFuture')),
    ...when(Boolean(born && due), [...at, 'dueOn'], saidWrong('dueAndBorn')),
    ...dueFaults(due, today, [...at, 'dueOn']),
    ...(born && parent ? parentAgeFaults(born, parent, [...at, 'bornOn']) : []),
    ...removalFaults(child, born, today, at),
  ];
}

function parentAgeFaults(born: PartialDate, parent: PartialDate, path: Path): FieldFault[] {
  if (certainlyBefore(born, parent)) {
    return [{ path, message: saidWrong('bornBeforeParent') }];
  }
  const oldest = yearsBetween(boundsOf(parent).earliest, boundsOf(born).latest);
  return when(oldest < YOUNGEST_PARENT, path, saidWrong('bornToTheYoung', { age: YOUNGEST_PARENT }));
}

function removalFaults(child: Child, born: PartialDate | undefined, today: Day, at: Path): FieldFault[] {
  const removed = read(child.removal?.removedOn);
  const path = [...at, 'removal', 'removedOn'];
  const unborn = Boolean(child.dueOn);
  return [
    ...when(child.removal != null && child.removed === 'no', [...at, 'removed'], saidWrong('removedOrNot')),
    ...when(unborn && wasRemoved(child) === true, [...at, 'removed'], saidWrong('removedUnborn')),
    ...when(future(removed, today), path, saidWrong('removedInFuture')),
    ...when(
      Boolean(born && removed && certainlyBefore(removed, born)),
      path,
      saidWrong('removedBeforeBirth'),
    ),
    ...when(
      Boolean(born && removed && yearsBetween(boundsOf(born).latest, boundsOf(removed).earliest) >= ADULT),
      path,
      saidWrong('removedGrownUp', { age: ADULT }),
    ),
  ];
}

function proceedingsFaults(each: ProceedingsAnswers, today: Day, at: Path): FieldFault[] {
  const started = read(each.startedOn);
  const concluded = read(each.concludedOn);
  return [
    ...when(future(started, today), [...at, 'startedOn'], saidWrong('startInFuture')),
    ...when(future(concluded, today), [...at, 'concludedOn'], saidWrong('endInFuture')),
    ...when(
      Boolean(started && concluded && certainlyBefore(concluded, started)),
      [...at, 'concludedOn'],
      saidWrong('endBeforeStart'),
    ),
    ...when(Boolean(concluded) && each.concluded === 'no', [...at, 'concluded'], saidWrong('endedOrNot')),
  ];
}

function pregnancyFaults(parent: Parent, expecting: boolean, today: Day): FieldFault[] {
  return [
    ...when(
      parent.pregnant === 'no' && Boolean(parent.dueOn ?? expecting),
      ['parent', 'pregnant'],
      saidWrong('dueNotPregnant'),
    ),
    ...dueFaults(read(parent.dueOn), today, ['parent', 'dueOn']),
  ];
}

/** All dates of a referral that cannot be right, each with its path. Only what is certainly wrong is a fault. */
export function dateFaults(answers: ReferralAnswers, today: Day): FieldFault[] {
  const { parent, children, proceedings } = answers;
  const born = read(parent.bornOn);
  const expecting = children?.some((child) => child.dueOn) === true;
  return [
    ...when(future(born, today), ['parent', 'bornOn'], saidWrong('parentBornInFuture')),
    ...when(
      Boolean(born && yearsBetween(boundsOf(born).latest, today) < YOUNGEST_PARENT) && !future(born, today),
      ['parent', 'bornOn'],
      saidWrong('parentTooYoung', { age: YOUNGEST_PARENT }),
    ),
    ...when(
      born !== undefined && born.date.year < today.year - OLDEST,
      ['parent', 'bornOn'],
      saidWrong('parentTooOld', { age: OLDEST }),
    ),
    ...pregnancyFaults(parent, expecting, today),
    ...(children ?? []).flatMap((child, index) => childFaults(child, born, today, ['children', index])),
    ...(proceedings ?? []).flatMap((each, index) => proceedingsFaults(each, today, ['proceedings', index])),
  ];
}
