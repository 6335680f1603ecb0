import { formatDate } from '../../interface/wording/index.ts';
import type { RequestShown } from '../access/request-output.ts';

export const askerWords = {
  herself: 'She asks for herself',
  representative: 'Somebody she chose, such as a solicitor or an advocate',
  parent_for_child: 'A parent, for a child',
} as const;

export const wayWords = {
  in_person: 'In person',
  in_writing: 'By letter or e-mail',
  by_phone: 'By phone',
  by_interpreter: 'With an interpreter',
  online: 'Online',
} as const;

export const deliveryWords = {
  in_person: 'Handed over in person',
  by_post: 'By post',
  by_email: 'By e-mail, protected by a password',
  download: 'To download',
} as const;

/** How a clock stands, for a tag and a sentence. */
export function clockWords({
  clock,
  closedWhy,
  closedOn,
}: Pick<RequestShown, 'clock' | 'closedWhy' | 'closedOn'>): {
  readonly tag: string;
  readonly colour: 'green' | 'yellow' | 'red' | 'grey' | 'blue';
  readonly sentence: string;
} {
  const { state, dueOn, daysLeft } = clock;
  if (state === 'closed') {
    const why = { delivered: 'Answered', withdrawn: 'Taken back', refused: 'Refused' }[
      closedWhy ?? 'delivered'
    ];
    return { tag: why, colour: 'grey', sentence: closedOn ? `${why} on ${formatDate(closedOn)}` : why };
  }
  if (state === 'identity' || !dueOn || daysLeft === null)
    return { tag: 'Identity', colour: 'yellow', sentence: 'The clock starts when identity is confirmed' };
  if (state === 'stopped')
    return { tag: 'Stopped', colour: 'yellow', sentence: 'The clock stands still until she answers' };
  const days = Math.abs(daysLeft) === 1 ? '1 day' : `${Math.abs(daysLeft)} days`;
  if (daysLeft < 0)
    return { tag: 'Overdue', colour: 'red', sentence: `Was due on ${formatDate(dueOn)}, ${days} ago` };
  const left = daysLeft === 0 ? 'today' : `${days} left`;
  return {
    tag: daysLeft <= 7 ? 'Due soon' : 'Running',
    colour: daysLeft <= 7 ? 'red' : 'green',
    sentence: `Due by ${formatDate(dueOn)}, ${left}`,
  };
}
