import { boundsOf, isBefore, type PartialDate, parsePartialDate, yearsBetween } from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
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
    ...when(
      isBefore(today.add({ days: MOST_DAYS_AHEAD }), earliest),
      path,
      'The due date must be within the next ten months',
    ),
    ...when(
      isBefore(latest, today.subtract({ days: MOST_DAYS_PAST })),
      path,
      'This due date is more than 4 weeks ago. If the baby is born, give the date of birth instead',
    ),
  ];
}

function childFaults(child: Child, parent: PartialDate | undefined, today: Day, at: Path): FieldFault[] {
  const born = read(child.bornOn);
  const due = read(child.dueOn);
  return [
    ...when(future(born, today), [...at, 'bornOn'], 'The date of birth must be today or in the past'),
    ...when(
      Boolean(born && due),
      [...at, 'dueOn'],
      'Give either a date of birth or a date when the baby is due, not both',
    ),
    ...dueFaults(due, today, [...at, 'dueOn']),
    ...(born && parent ? parentAgeFaults(born, parent, [...at, 'bornOn']) : []),
    ...removalFaults(child, born, today, at),
  ];
}

function parentAgeFaults(born: PartialDate, parent: PartialDate, path: Path): FieldFault[] {
  if (certainlyBefore(born, parent)) {
    return [{ path, message: 'This child would be older than the parent. Check both dates of birth' }];
  }
  const oldest = yearsBetween(boundsOf(parent).earliest, boundsOf(born).latest);
  return when(
    oldest < YOUNGEST_PARENT,
    path,
    `The parent would have been under ${YOUNGEST_PARENT} when this child was born. Check both dates of birth`,
  );
}

function removalFaults(child: Child, born: PartialDate | undefined, today: Day, at: Path): FieldFault[] {
  const removed = read(child.removal?.removedOn);
  const path = [...at, 'removal', 'removedOn'];
  const unborn = Boolean(child.dueOn);
  return [
    ...when(
      child.removal != null && child.removed === 'no',
      [...at, 'removed'],
      'Say either that the child was not removed, or when. Not both',
    ),
    ...when(
      unborn && wasRemoved(child) === true,
      [...at, 'removed'],
      'A child who is not born yet cannot have been removed',
    ),
    ...when(future(removed, today), path, 'The date of removal must be today or in the past'),
    ...when(
      Boolean(born && removed && certainlyBefore(removed, born)),
      path,
      'The date of removal must be on or after the child’s date of birth',
    ),
    ...when(
      Boolean(born && removed && yearsBetween(boundsOf(born).latest, boundsOf(removed).earliest) >= ADULT),
      path,
      `The child would have been ${ADULT} or older when removed. Check both dates`,
    ),
  ];
}

function proceedingsFaults(each: ProceedingsAnswers, today: Day, at: Path): FieldFault[] {
  const started = read(each.startedOn);
  const concluded = read(each.concludedOn);
  return [
    ...when(future(started, today), [...at, 'startedOn'], 'The start must be today or in the past'),
    ...when(future(concluded, today), [...at, 'concludedOn'], 'The end must be today or in the past'),
    ...when(
      Boolean(started && concluded && certainlyBefore(concluded, started)),
      [...at, 'concludedOn'],
      'The end must be on or after the start',
    ),
    ...when(
      Boolean(concluded) && each.concluded === 'no',
      [...at, 'concluded'],
      'Say either that the proceedings still go on, or when they ended. Not both',
    ),
  ];
}

function pregnancyFaults(parent: Parent, expecting: boolean, today: Day): FieldFault[] {
  return [
    ...when(
      parent.pregnant === 'no' && Boolean(parent.dueOn ?? expecting),
      ['parent', 'pregnant'],
      'You have said that a baby is due. Change this answer, or take the due date out',
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
    ...when(future(born, today), ['parent', 'bornOn'], 'The date of birth must be in the past'),
    ...when(
      Boolean(born && yearsBetween(boundsOf(born).latest, today) < YOUNGEST_PARENT) && !future(born, today),
      ['parent', 'bornOn'],
      `The parent would be under ${YOUNGEST_PARENT}. Check the date of birth`,
    ),
    ...when(
      born !== undefined && born.date.year < today.year - OLDEST,
      ['parent', 'bornOn'],
      `Check the year: this would be more than ${OLDEST} years ago`,
    ),
    ...pregnancyFaults(parent, expecting, today),
    ...(children ?? []).flatMap((child, index) => childFaults(child, born, today, ['children', index])),
    ...(proceedings ?? []).flatMap((each, index) => proceedingsFaults(each, today, ['proceedings', index])),
  ];
}
