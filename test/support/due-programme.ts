import type { Programme } from '../../src/programme/index.ts';
import { zProgramme } from '../../src/programme/schema/programme.ts';
import type { TestHouse } from './house.ts';

/** What a programme with schedules and follow-ups says of them; the rest is the Diamond Project's. */
const timed = {
  schedules: [
    {
      id: 'baby',
      title: 'Around the birth',
      from: 'due_date',
      steps: [
        {
          id: 'before',
          title: 'Six weeks before',
          due: '6 weeks before',
          within: '2 weeks',
          kind: 'home_visit',
        },
        { id: 'after', title: 'Ten days after', due: '10 days after', within: '1 week', kind: 'home_visit' },
      ],
    },
    {
      id: 'growing',
      title: 'As the child grows',
      from: 'birth',
      when: 'children.exists(c, c.in_parents_care)',
      repeat: { each: '6 months', until: '5 years after', within: '1 month', kind: 'home_visit' },
    },
    {
      id: 'start',
      title: 'First weeks',
      from: 'start',
      pathways: ['participant'],
      steps: [{ id: 'plan', title: 'Plan together', due: '4 weeks after', within: '2 weeks' }],
    },
    {
      id: 'staged',
      title: 'In each stage',
      from: 'stage',
      steps: [
        {
          id: 'look',
          title: 'Look back',
          due: '2 months after',
          within: '2 weeks',
          from: '2 months after',
          kind: 'call',
        },
      ],
    },
  ],
  follow_up: [
    {
      id: 'later',
      title: 'A year and a half on',
      after_end: '18 months',
      within: '6 weeks',
      outcomes: ['gp_registered', 'housing_helped'],
      ask: 'How are you now?',
    },
  ],
};

/** Publishes the next version of the Diamond Project, with schedules and a follow-up; gives it. */
export function publishDue(
  house: TestHouse,
  over: Partial<Record<keyof Programme, unknown>> = {},
): Programme {
  const before = house.programmes.current('diamond');
  if (!before) throw new Error('The Diamond Project is there');
  const parsed = zProgramme.pick({ schedules: true, follow_up: true }).parse({ ...timed, ...over });
  const contacts = before.contacts && {
    ...before.contacts,
    kinds: before.contacts.kinds.map((kind) => (kind.id === 'call' ? { ...kind, follow_up: true } : kind)),
  };
  const programme: Programme = { ...before, ...parsed, contacts, version: before.version + 1 };
  house.publish(programme);
  return programme;
}
