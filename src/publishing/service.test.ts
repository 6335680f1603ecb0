import { expect, it } from 'vitest';
import { zProgramme } from '../programme/schema/programme.ts';
import { serviceSections } from './service.ts';

const nights = zProgramme.parse({
  programme: 'nights',
  version: 1,
  title: 'Nights',
  about: 'Nights',
  enrols: 'person',
  referral: {
    from: ['partner', 'self'],
    sections: ['pregnancy'],
    ask: [
      {
        id: 'route',
        type: 'one_of',
        label: 'Who refers?',
        for: ['partner'],
        options: [
          { value: 'midwife', label: 'Midwife' },
          { value: 'other', label: 'Other' },
        ],
      },
      {
        id: 'nights',
        type: 'text',
        label: 'What are her nights like?',
        self_label: 'What are your nights like?',
      },
    ],
  },
  eligibility: [
    {
      id: 'pregnant',
      rule: 'pregnancy.pregnant',
      because: 'She is pregnant',
      self_because: 'You are pregnant',
    },
    {
      id: 'away',
      kind: 'exclude',
      rule: 'children.all(c, c.removed)',
      because: 'Her baby stays',
      unmet: 'Her baby will live elsewhere',
      self_unmet: 'Your baby will live elsewhere',
    },
  ],
  decision: { by: 'one', within: '5 days' },
  waiting_list: { review: '1 week' },
  pathways: { main: { title: 'Main', for: 'Whoever wants it', stages: [{ id: 'first', title: 'First' }] } },
});
const textFor = (reader: 'referrer' | 'self') =>
  serviceSections(nights, reader)
    .flatMap(({ lines, points }) => [...lines, ...points])
    .join('\n');

it('speaks to the parent herself, and of her to whoever refers', () => {
  const hers = textFor('self');
  expect(hers).toContain('You are pregnant');
  expect(hers).toContain('Your baby will live elsewhere');
  expect(hers).toContain('What are your nights like?');
  expect(hers).toContain('you wait and hear how it stands every week');
  expect(hers).toContain('A manager decides. We aim to decide within 5 days.');
  expect(hers).not.toMatch(/\b(she|her|the parent)\b|Who refers/i);
  const theirs = textFor('referrer');
  expect(theirs).toContain('She is pregnant');
  expect(theirs).toContain('Who refers?');
  expect(theirs).not.toContain('Your name');
});
