import { describe, expect, it } from 'vitest';
import { zProgramme } from '../programme/schema/programme.ts';
import type { Case, CaseEnrolment } from './case.ts';
import { contactsAfterEnd, scheduledContacts } from './scheduled-contacts.ts';
import { seeded } from './seeded.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

const step = (id: string, due: string) => ({ id, title: id, due, kind: id });
const kinds = ['start', 'stage', 'waiting', 'due', 'either', 'birth', 'answer'];
const programme = zProgramme.parse({
  programme: 'small',
  version: 1,
  title: 'Small',
  about: 'Small',
  enrols: 'person',
  referral: { from: ['staff'] },
  pathways: {
    main: {
      title: 'Main',
      for: 'All',
      stages: [
        { id: 'first', title: 'First' },
        { id: 'second', title: 'Second' },
      ],
    },
  },
  contacts: { kinds: kinds.map((id) => ({ id, title: id })) },
  schedules: [
    { id: 's', title: 'S', from: 'start', steps: [step('start', '1 week after')] },
    { id: 'g', title: 'G', from: 'stage', steps: [step('stage', '2 days after')] },
    {
      id: 'w',
      title: 'W',
      from: 'due_date',
      until: 'birth',
      repeat: { each: '1 week', from: '1 week before', kind: 'waiting' },
    },
    { id: 'd', title: 'D', from: 'due_date', steps: [step('due', '3 days after')] },
    { id: 'e', title: 'E', from: 'due_date_or_birth', steps: [step('either', '4 days after')] },
    { id: 'b', title: 'B', from: 'birth', steps: [step('birth', '5 days after')] },
    { id: 'a', title: 'A', from: 'answer', answer: 'scan', steps: [step('answer', 'on the day')] },
  ],
});

type Drawn = Pick<CaseEnrolment, 'pathway' | 'startedOn' | 'stages' | 'contactsUntil' | 'birth'>;

/** What is made in forty draws: so often, whatever has a chance of 85 in a hundred is made at least once. */
function madeIn(
  over: { readonly parent?: object; readonly answers?: object; readonly children?: object[] },
  drawn: Drawn,
) {
  const one = { id: 'x', children: [], answers: {}, ...over, parent: { ...over.parent } } as unknown as Case;
  const all = Array.from({ length: 40 }, (_, index) =>
    scheduledContacts(programme, seeded(`draw ${index}`), one, drawn).map(({ kind, on }) => `${kind} ${on}`),
  );
  return [...new Set(all.flat())].sort();
}

const work: Drawn = {
  pathway: 'main',
  startedOn: day('2024-01-08'),
  stages: [{ stage: 'second', on: day('2024-02-05') }],
  contactsUntil: day('2024-06-30'),
  birth: undefined,
};

describe('contacts that are made up by a schedule', () => {
  it('count from the start, from each stage anew, and from a day that was asked', () => {
    expect(madeIn({ answers: { scan: '2024-03-03', name: 'Not a day' } }, work)).toEqual([
      'answer 2024-03-03',
      'stage 2024-01-10',
      'stage 2024-02-07',
      'start 2024-01-15',
    ]);
  });

  it('count from the due date until the birth, and then from the birth', () => {
    const expecting = { parent: { pregnantUntil: '2024-04-10' } };
    const birth = { on: day('2024-04-07'), givenName: 'Ada', sex: 'female' } as const;
    const around = (made: string[]) => made.filter((each) => !/^(start|stage)/.test(each));
    expect(around(madeIn(expecting, work))).toEqual([
      'due 2024-04-13',
      'either 2024-04-14',
      'waiting 2024-04-03',
      'waiting 2024-04-10',
      'waiting 2024-04-17',
      'waiting 2024-04-24',
      'waiting 2024-05-01',
    ]);
    expect(around(madeIn(expecting, { ...work, birth }))).toEqual([
      'birth 2024-04-12',
      'due 2024-04-13',
      'either 2024-04-11',
      'waiting 2024-04-03',
    ]);
  });

  it('count from the youngest child who was there before, and never after the work ended', () => {
    const children = [{ bornOn: '2021-05-01' }, { bornOn: '2024-01-07' }];
    const short = { ...work, stages: [], contactsUntil: day('2024-01-13') };
    expect(madeIn({ children }, short)).toEqual([
      'birth 2024-01-12',
      'either 2024-01-11',
      'stage 2024-01-10',
    ]);
  });

  it('are the same for the same seed, and none where no kind is named', () => {
    const one = { id: 'x', children: [], answers: {}, parent: {} } as unknown as Case;
    const draw = () => scheduledContacts(programme, seeded('same'), one, work);
    expect(JSON.stringify(draw())).toBe(JSON.stringify(draw()));
    expect(scheduledContacts({ ...programme, contacts: undefined }, seeded('same'), one, work)).toEqual([]);
  });
});

it('looks again after the end, from the end and from the birth, and never before the last day made up', () => {
  const after = zProgramme.parse({
    ...programme,
    schedules: [],
    contacts: {
      kinds: [
        { id: 'visit', title: 'Visit' },
        { id: 'again', title: 'Again', follow_up: true },
      ],
    },
    follow_up: [
      { id: 'year', title: 'Year', after_end: '1 year' },
      { id: 'two', title: 'Two', from: 'birth', after: '2 years' },
      { id: 'late', title: 'Late', after_end: '9 years' },
    ],
  });
  const one = { id: 'x', children: [], answers: {}, parent: {} } as unknown as Case;
  const drawn = { ...work, birth: { on: day('2022-02-01'), givenName: 'Ivy', sex: 'female' as const } };
  const ended = { on: day('2022-06-01'), reason: 'done', destination: null };
  const made = Array.from({ length: 40 }, (_, index) =>
    contactsAfterEnd(after, seeded(`draw ${index}`), one, { ...drawn, ended }, day('2026-01-01')),
  ).flat();
  expect([...new Set(made.map(({ kind, on }) => `${kind} ${on}`))].sort()).toEqual([
    'again 2023-06-01',
    'again 2024-02-01',
  ]);
  expect(contactsAfterEnd(after, seeded('x'), one, drawn, day('2026-01-01'))).toEqual([]);
});
