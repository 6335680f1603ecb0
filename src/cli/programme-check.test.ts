import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WORKED_EXAMPLE } from '../publishing/worked-example.ts';
import { families } from './registry.ts';
import { runLine } from './testing/run-on.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facet-check-'));
});
afterAll(() => rm(folder, { recursive: true }));

const changed = (from: string, to: string) => WORKED_EXAMPLE.replace(from, to);
const ruled = (rule: string) => changed('referral.from == "self" || answers.agrees', rule);
const circle = (programme: string, base: string) =>
  `programme: ${programme}\nversion: 1\ntitle: Round\nextends: ${base}\n`;
const questions = (many: number) =>
  Array.from({ length: many }, (_, index) => `    - { id: q${index}, type: text, label: Q }\n`).join('');

/** Each file with the place and the words of the first fault that the command names. */
const BAD: readonly (readonly [what: string, text: string, fault: string])[] = [
  [
    'a bomb of aliases',
    `${WORKED_EXAMPLE}bomb: &a [x, x]\nmore: &b [*a, *a]\n`,
    'Write this out again: aliases (*) are not used in this file',
  ],
  ['a word twice', changed('version: 1', 'version: 1\nversion: 2'), ':4:1: "version" is written twice here'],
  ['tabs', changed('  from: [staff', '\tfrom: [staff'), ':8:1: Use spaces to indent, not a tab'],
  [
    'an unreachable stage',
    changed('weeks: 6 }', 'weeks: 6, next: [ending_well] }'),
    ':35:9: No stage leads to "working"',
  ],
  [
    'a figure over a set that does not exist',
    changed('of: referrals', 'of: referalls'),
    ':57:9: There is no set of rows "referalls"; did you mean "referrals"?',
  ],
  ['a division by zero', ruled('size(children) / 0 > 1'), ':21:28: A number cannot be divided by zero'],
  [
    'a date compared with text',
    ruled('today > "2024-01-01"'),
    ':21:11: This compares a date with text, which has no answer',
  ],
  [
    'ten thousand questions',
    changed('    - id: agrees\n', `${questions(10_000)}    - id: agrees\n`),
    ':1:1: This file is larger than 300 KB',
  ],
];

it.each(BAD)('facet programme check names %s with its line and leaves with 1', async (what, text, fault) => {
  const file = join(folder, `${what.replaceAll(' ', '-')}.yaml`);
  await writeFile(file, text);
  const { code, out, err } = await runLine(families, ['programme', 'check', file]);
  expect(`${out}${err}`).toContain(fault);
  expect(code).toBe(1);
});

it('facet programme check follows a circle of extends once round, and says how it goes', async () => {
  const first = join(folder, 'round-a', 'programme.yaml');
  const second = join(folder, 'round-b', 'programme.yaml');
  for (const [file, text] of [
    [first, circle('round-a', 'round-b')],
    [second, circle('round-b', 'round-a')],
  ] as const) {
    await mkdir(dirname(file));
    await writeFile(file, text);
  }
  const { code, out, err } = await runLine(families, ['programme', 'check', dirname(first)]);
  expect(`${out}${err}`).toContain(
    ':4:10: This goes round in a circle: round-a extends round-b extends round-a',
  );
  expect(code).toBe(1);
});
