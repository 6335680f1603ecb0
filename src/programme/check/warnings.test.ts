import { describe, expect, it } from 'vitest';
import { checkProgramme } from '../load.ts';

const file = (version: number, more = '') => `programme: small
version: ${version}
title: Small
about: A small service
enrols: person
referral: { from: [staff] }
pathways: { main: { title: Main, for: All, stages: [{ id: first, title: First }] } }
${more}`;

const warningsOf = (text: string) =>
  checkProgramme(text, 'f.yaml', { figureSets: [] }).warnings.map(
    ({ line, message }) => `${line}: ${message}`,
  );

describe('a new version', () => {
  it('is warned of where nothing says how the one before goes on', () => {
    expect(warningsOf(file(3))).toEqual([
      '2: Nothing under "moves" says how version 2 goes on: its open cases and undecided referrals cannot be moved. Where nothing was renamed, write moves: [{ from: 2 }]',
    ]);
    expect(warningsOf(file(3, 'moves: [{ from: 1 }]'))).toHaveLength(1);
  });

  it('is not where its moves do, nor is the first', () => {
    expect(warningsOf(file(3, 'moves: [{ from: 2 }]'))).toEqual([]);
    expect(warningsOf(file(1))).toEqual([]);
  });
});
