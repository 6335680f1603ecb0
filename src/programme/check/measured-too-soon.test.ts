import { expect, it } from 'vitest';
import { house } from '../../app/rooms.ts';
import { checkProgramme } from '../index.ts';

const file = (rule: string) => `programme: small
version: 1
title: Small
about: Small
enrols: person
referral: { from: [staff] }
measures: [{ id: low_mood, title: Low mood, instrument: phq-9, at: [start] }]
eligibility:
  - { id: low, rule: '${rule}', because: Low, unmet: High, ask: Ask }
pathways:
  main: { title: Main, for: All, stages: [{ id: first, title: First }] }
`;
const warned = (rule: string) =>
  checkProgramme(file(rule), 'f.yaml', house).warnings.filter(({ message }) =>
    message.startsWith('Nothing has been measured'),
  );

it('warns of a rule about measures that is asked before anything is measured', () => {
  expect(warned('measures.exists(m, m.score >= 10)').map(({ line }) => line)).toEqual([9]);
  expect(warned('person.care_leaver')).toEqual([]);
});
