import { Tag, type TagColour } from '../../interface/govuk/index.ts';
import type { MemberState, SessionStanding } from '../group.ts';
import { standingWords, stateWords } from '../group-words.ts';

const STANDING: Readonly<Record<SessionStanding, TagColour>> = {
  planned: 'blue',
  no_register: 'yellow',
  held: 'green',
  cancelled: 'grey',
};

/** How a session stands, as a tag. */
export function SessionTag({ standing }: { standing: SessionStanding }) {
  return <Tag colour={STANDING[standing]}>{standingWords[standing]}</Tag>;
}

const STATE: Readonly<Record<MemberState, TagColour>> = {
  waiting: 'yellow',
  offered: 'blue',
  joined: 'green',
  left: 'grey',
};

/** How somebody stands to a group, as a tag. */
export function MemberTag({ state }: { state: MemberState }) {
  return <Tag colour={STATE[state]}>{stateWords[state]}</Tag>;
}
