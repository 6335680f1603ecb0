import { describe, expect, it } from 'vitest';
import { house } from '../app/rooms.ts';
import { checkProgramme, type Programme } from '../programme/index.ts';
import { describeProgramme } from './description.ts';
import { differencesBetween } from './differences.ts';
import { excerptOf } from './pages/faults.tsx';
import { titleOfSource, withNextVersion } from './programme-draft.ts';
import { roadsOf } from './roads.ts';
import { serviceSections } from './service.ts';
import { firstText } from './starting.ts';
import { WORKED_EXAMPLE } from './worked-example.ts';

function sound(text: string): Programme {
  const { programme, faults } = checkProgramme(text, 'test', house);
  expect(faults).toEqual([]);
  if (!programme) throw new Error('there are faults');
  return programme;
}

describe('the worked example', () => {
  it('has neither faults nor warnings, and describes itself', () => {
    const { warnings } = checkProgramme(WORKED_EXAMPLE, 'test', house);
    expect(warnings).toEqual([]);
    const sections = describeProgramme(sound(WORKED_EXAMPLE), house.parts);
    expect(sections.map(({ id }) => id)).toEqual([
      'who',
      'criteria',
      'questions',
      'consent',
      'contacts',
      'changes',
      'end',
      'figures',
    ]);
    const text = JSON.stringify(sections);
    for (const words of [
      'Parents who want visits',
      'The parent has not agreed',
      'every 2 weeks',
      'Settled homes',
    ])
      expect(text).toContain(words);
    expect(serviceSections(sound(WORKED_EXAMPLE)).map(({ title }) => title)).toContain('What we do with it');
  });
});

describe('a programme in words', () => {
  it('names the question of a schedule, whom it is for, and what a look after the end rests on', () => {
    const file = WORKED_EXAMPLE.replace(
      /\n {2}ask:\n/,
      '\n  ask:\n    - { id: due_on, type: date, label: When is the baby due?, hint: On the notes., for: [staff] }\n',
    ).concat(`schedules:
  - id: round
    title: Round the birth
    from: answer
    answer: due_on
    pathways: [visits]
    steps:
      - { id: b10, title: 10 weeks before, due: 10 weeks before, within: 1 week }
      - { id: plan, title: Birth plan, due: 6 weeks before }
costs:
  - { id: room, title: Room, amount: 3000, paid_by: The library, period: 2026/27, counted: false, note: Given free }
`);
    const says = describeProgramme(sound(file), house.parts).flatMap(({ things }) =>
      things.map(({ title, says: lines }) => [title, ...lines].join(' | ')),
    );
    expect(says).toContain(
      'Round the birth | Only on the pathway Visits at home. | 10 weeks before the answer to “When is the baby due?”, give or take 1 week | Birth plan: 6 weeks before the answer to “When is the baby due?”',
    );
    expect(says).toContain(
      'When is the baby due? | A date | Asked of: workers of this organisation | Beneath it: On the notes.',
    );
    expect(says).toContain('Room | £3,000, 2026/27, paid by The library | Given free | Not in the sum.');
  });
});

describe('what a version changes', () => {
  it('tells what is new, taken out, renamed, said in other words, and otherwise changed', () => {
    const next = WORKED_EXAMPLE.replace('version: 1', 'version: 2')
      .replace('id: working, title: Working together', 'id: together, title: Working together')
      .replace('title: Getting to know each other', 'title: The first weeks')
      .replace('weeks: 4', 'weeks: 5')
      .replace('- { id: call, title: Call }', '- { id: letter, title: Letter, work: letter }')
      .concat('moves:\n  - from: 1\n    stages: { visits: { working: together } }\n');
    const { lists, others } = differencesBetween(sound(WORKED_EXAMPLE), sound(next));
    expect(others).toEqual([]);
    expect(lists).toMatchObject([
      {
        of: 'Stages',
        added: [],
        removed: [],
        renamed: [
          { from: 'visits.working', to: 'visits.together', title: 'Visits at home: Working together' },
        ],
        reworded: [
          { from: 'Visits at home: Getting to know each other', to: 'Visits at home: The first weeks' },
        ],
        changed: [{ title: 'Visits at home: Ending well' }],
      },
      { of: 'Kinds of contact', added: [{ id: 'letter' }], removed: [{ id: 'call' }] },
    ]);
  });

  it('is nothing beside itself', () => {
    expect(differencesBetween(sound(WORKED_EXAMPLE), sound(WORKED_EXAMPLE))).toEqual({
      lists: [],
      others: [],
    });
  });
});

describe('where a draft begins', () => {
  const own = [{ programme: 'diamond', title: 'Diamond' }];
  const shipped = [{ programme: 'pause', title: 'Pause: "here"', text: 'programme: pause\n' }];

  it('takes the example, what runs here, a copy, or a variant, and nothing that is not there', () => {
    expect(firstText('example', '', own, shipped)).toEqual({ text: WORKED_EXAMPLE });
    expect(firstText('next', 'diamond', own, shipped)).toEqual({ published: 'diamond' });
    expect(firstText('copy', 'pause', own, shipped)).toEqual({ text: 'programme: pause\n' });
    const variant = firstText('variant', 'pause', own, shipped);
    expect(variant).toMatchObject({
      text: expect.stringContaining('extends: pause\ntitle: "Pause: \\"here\\"'),
    });
    for (const each of ['next', 'copy', 'variant'] as const)
      expect(firstText(each, 'nothing', own, shipped)).toBeUndefined();
  });

  it('raises the number of a next version, and calls a draft by its title', () => {
    expect(withNextVersion('programme: x\nversion: 9 # now\n')).toBe('programme: x\nversion: 10 # now\n');
    expect(titleOfSource('programme: x\ntitle: "A: b" # c\n')).toBe('A: b');
    expect(titleOfSource('programme: x\n')).toBe('x');
    expect(titleOfSource('<<<')).toBe('Without a title');
  });
});

describe('a line beside its fault', () => {
  it('has its column marked, also in a long line and behind its end', () => {
    expect(excerptOf('title: [x', 8)).toEqual(['title: ', '[', 'x']);
    const [before, letter, after] = excerptOf(`${'x'.repeat(500)}!${'y'.repeat(500)}`, 501);
    expect([before, letter, after]).toEqual([`…${'x'.repeat(60)}`, '!', `${'y'.repeat(49)}…`]);
    expect(excerptOf('', 9)).toEqual(['', ' ', '']);
  });
});

describe('the road map', () => {
  it('has every stage, and a way for all that follows', () => {
    const { roads, ways } = roadsOf(sound(WORKED_EXAMPLE));
    expect(roads[0]?.stages.map(({ id, note }) => [id, note])).toEqual([
      ['getting_to_know', '6 weeks'],
      ['working', '4 months'],
      ['ending_well', '4 weeks'],
    ]);
    expect(ways.map(({ kind, from, to }) => [kind, from.stage, to.stage])).toEqual([
      ['next', 'getting_to_know', 'working'],
      ['next', 'working', 'ending_well'],
    ]);
  });
});
