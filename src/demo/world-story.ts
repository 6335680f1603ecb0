import { keepPictureCopy, recordConnection, recordCulture } from '../ecomap/index.ts';
import type { World } from './world.ts';

/** What she draws, in the order in which she names it; `yearsAgo` since when, where she knows. */
const CONNECTIONS = [
  {
    name: 'Rahima, my mother',
    kind: 'person',
    strength: 'strong',
    direction: 'both',
    words: 'I ring her every evening',
  },
  {
    name: 'Kamal',
    kind: 'person',
    strength: 'risky',
    direction: 'from_person',
    words: 'I do not want to see him',
    yearsAgo: 13,
  },
  {
    name: 'Rokeya next door',
    kind: 'person',
    strength: 'strong',
    direction: 'to_person',
    words: 'She takes the post in and asks nothing',
    yearsAgo: 4,
  },
  {
    name: 'Sewing group',
    kind: 'group',
    strength: 'weak',
    direction: 'to_person',
    words: 'I went twice',
  },
  {
    name: 'Surgery',
    kind: 'service',
    strength: 'weak',
    direction: 'to_person',
    words: 'The new doctor listens',
    yearsAgo: 7,
  },
  {
    name: 'Housing office',
    kind: 'service',
    strength: 'strained',
    direction: 'from_person',
    words: 'I tell it all again each time',
  },
] as const;

const FOUND_SINCE = {
  name: 'Mosque',
  kind: 'place',
  strength: 'strong',
  direction: 'both',
  words: 'It is quiet there',
} as const;

const TOLD = [
  { area: 'relocation', words: 'My father came for the work in 1981. We came after.', sharing: 'may_share' },
  { area: 'language', words: 'Sylheti with my mother, English with the children.', sharing: 'may_share' },
  { area: 'health', words: 'First my mother’s remedies, then the doctor.', sharing: 'ask_first' },
  { area: 'institutions', words: 'Both Eids, with everybody. Now it is two of us.', sharing: 'may_share' },
  { area: 'family', words: 'My mother decides. I am learning to say no.', sharing: 'keep_here' },
  { area: 'crisis', answer: 'will_not_say' },
] as const;

/** The world round a parent and what she tells of her culture, drawn with her worker over two meetings. */
export async function tellWorld(world: World, today: Temporal.PlainDate, personId: string): Promise<void> {
  const { first } = world.staff;
  const then = today.subtract({ days: 84 });
  const lately = today.subtract({ days: 21 });
  for (const connection of CONNECTIONS) {
    const { yearsAgo, ...drawn } = { yearsAgo: undefined, ...connection };
    const beganOn = yearsAgo === undefined ? null : String(today.year - yearsAgo);
    await world.done(then, recordConnection, first, { personId, connection: { ...drawn, beganOn } });
  }
  await world.done(then, keepPictureCopy, first, { personId, drawn: 'ecomap', note: 'Drawn together' });
  await world.done(lately, recordConnection, first, { personId, connection: FOUND_SINCE });
  for (const { area, ...told } of TOLD)
    await world.done(lately, recordCulture, first, { personId, area, told });
}
