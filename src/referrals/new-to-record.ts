import { formatPartialDate } from '../foundation/dates.ts';
import {
  type ChildRecord,
  compareBirths,
  foldName,
  type NewChild,
  type NewFamily,
  type NewProceedings,
  type PersonRecord,
  type ProceedingsRecord,
} from '../people/index.ts';

function sameChild(child: NewChild, known: ChildRecord): boolean {
  if (child.unborn !== !known.born) return false;
  const births = compareBirths(child.bornOn, known.bornOn);
  if (births === 'different') return false;
  const [given, other] = [foldName(child.givenName ?? ''), foldName(known.givenName)];
  if (given !== '' && other !== '') return given === other;
  return child.unborn || births === 'same';
}

function sameProceedings(each: NewProceedings, known: ProceedingsRecord): boolean {
  if (each.caseNumber && known.caseNumber) return each.caseNumber === known.caseNumber;
  const [started, other] = [each.startedOn, known.startedOn];
  return Boolean(started && other && formatPartialDate(started) === formatPartialDate(other));
}

/**
 * The part of a referral's family that is not on record yet, for a parent who is. Each child and each set of proceedings
 * on record answers for one of the referral, so that twins with no names yet stay two.
 */
export function newToRecord(
  family: NewFamily,
  record: Pick<PersonRecord, 'children' | 'proceedings' | 'pregnancies'>,
): NewFamily {
  const openPregnancy = record.pregnancies.some((each) => each.endedOn === null && each.ending === null);
  return {
    relation: record.children[0]?.relation ?? family.relation,
    children: unmatched(family.children, record.children, sameChild),
    proceedings: unmatched(family.proceedings, record.proceedings, sameProceedings),
    pregnancy: openPregnancy && family.pregnancy?.pregnant ? null : family.pregnancy,
  };
}

function unmatched<New, Known>(
  list: readonly New[] | null,
  known: readonly Known[],
  same: (one: New, other: Known) => boolean,
): New[] | null {
  if (list === null) return null;
  const left = [...known];
  return list.filter((each) => {
    const index = left.findIndex((other) => same(each, other));
    if (index < 0) return true;
    left.splice(index, 1);
    return false;
  });
}
