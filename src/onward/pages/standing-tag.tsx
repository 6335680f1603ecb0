import { Tag, type TagColour } from '../../interface/govuk/index.ts';
import type { OnwardStanding } from '../onward.ts';
import { standingWords } from '../onward-words.ts';

const COLOURS: Readonly<Record<OnwardStanding, TagColour>> = {
  told: 'grey',
  sent: 'blue',
  received: 'blue',
  accepted: 'teal',
  started: 'green',
  not_started: 'yellow',
  ended: 'grey',
  taken_back: 'grey',
};

/** How an onward referral stands, as a tag. */
export function Standing({ standing }: { standing: OnwardStanding }) {
  return <Tag colour={COLOURS[standing]}>{standingWords[standing]}</Tag>;
}
