import { formatDate } from '../interface/wording/index.ts';
import type {
  applicants,
  applicationAnswers,
  applicationKinds,
  attendances,
  CourtClock,
  hearingKinds,
  preEndings,
  reportAnswers,
} from './court.ts';
import type { orderEndings, orderKinds } from './order.ts';

export const orderWords: Words<typeof orderKinds> = {
  emergency_protection: 'Emergency protection order',
  interim_care: 'Interim care order',
  care: 'Care order',
  supervision: 'Supervision order',
  placement: 'Placement order',
  adoption: 'Adoption order',
  special_guardianship: 'Special guardianship order',
  child_arrangements: 'Child arrangements order',
  section_34_contact: 'Order about contact with a child in care (section 34)',
  other: 'Another order',
};

/** What each order means, for those who read it the first time. */
export const orderHints: Readonly<Partial<Record<(typeof orderKinds)[number], string>>> = {
  emergency_protection: 'The child is kept safe elsewhere for some days',
  interim_care: 'The council shares responsibility for the child until the court decides',
  care: 'The council shares responsibility for the child',
  supervision: 'The child stays at home or with family, and the council helps and watches',
  placement: 'The council may place the child for adoption',
  special_guardianship: 'Somebody close to the child brings the child up',
  child_arrangements: 'With whom the child lives, and whom the child meets',
};

export const orderEndingWords: Words<typeof orderEndings> = {
  replaced: 'Another order took its place',
  ended_by_court: 'The court ended it',
  ran_out: 'Its time was over',
  other: 'It ended otherwise',
};

/** “Ended on 3 May 2024: another order took its place”; undefined while it stands. */
export function orderEnd({
  endedOn,
  endedHow,
}: {
  readonly endedOn: Temporal.PlainDate | null;
  readonly endedHow: (typeof orderEndings)[number] | null;
}): string | undefined {
  if (!endedOn || !endedHow) return undefined;
  const how = orderEndingWords[endedHow];
  return `Ended on ${formatDate(endedOn)}: ${how.charAt(0).toLowerCase()}${how.slice(1)}`;
}

/** “Care order, 3 May 2024. In his aunt’s care. Ended on …”. */
export function orderSentence(order: {
  readonly kind: (typeof orderKinds)[number];
  readonly words: string | null;
  readonly madeOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
  readonly endedHow: (typeof orderEndings)[number] | null;
}): string {
  const { kind, words, madeOn } = order;
  return [`${orderWords[kind]}, ${formatDate(madeOn)}`, words, orderEnd(order)].filter(Boolean).join('. ');
}

type Words<T extends readonly string[]> = Readonly<Record<T[number], string>>;

export const applicationWords: Words<typeof applicationKinds> = {
  care_order: 'Care order',
  supervision_order: 'Supervision order',
  placement_order: 'Placement order',
  special_guardianship: 'Special guardianship order',
  contact: 'Contact with a child in care',
  discharge: 'To end an order',
  revocation: 'To take back a placement order',
  emergency_protection: 'Emergency protection order',
  other: 'Something else',
};

export const applicantWords: Words<typeof applicants> = {
  local_authority: 'The council',
  parent: 'This parent',
  other: 'Somebody else',
};

export const applicationAnswerWords: Words<typeof applicationAnswers> = {
  waiting: 'No answer yet',
  granted: 'The court agreed',
  refused: 'The court did not agree',
  withdrawn: 'It was taken back',
};

export const hearingWords: Words<typeof hearingKinds> = {
  first: 'First hearing',
  case_management: 'Case management hearing',
  contested: 'Contested hearing',
  issues_resolution: 'Issues resolution hearing',
  final: 'Final hearing',
  other: 'Another hearing',
};

export const attendanceWords: Words<typeof attendances> = {
  in_person: 'Was there',
  remotely: 'Was there by phone or video',
  no: 'Was not there',
  excused: 'Did not have to be there',
};

export const preEndingWords: Words<typeof preEndings> = {
  stepped_down: 'The council stepped down',
  to_court: 'It went to court',
  other: 'It ended otherwise',
};

export const reportAnswerWords: Words<typeof reportAnswers> = {
  waiting: 'Not answered yet',
  given: 'A report was given',
  declined: 'No report was given',
};

/** “Week 14 of 26, due by 4 May 2024”. */
export function clockWords({ weeks, dueOn, isOver, weeksLate }: CourtClock): string {
  const late = weeksLate > 0 ? `, ${weeksLate} ${weeksLate === 1 ? 'week' : 'weeks'} over the 26` : '';
  if (isOver) return `Took ${weeks} weeks${late}`;
  return weeksLate > 0 ? `Week ${weeks + 1}${late}` : `Week ${weeks + 1} of 26, due by ${formatDate(dueOn)}`;
}
