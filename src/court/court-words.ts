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
