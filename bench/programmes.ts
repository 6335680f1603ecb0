import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { house } from '../src/app/rooms.ts';
import { createLibrary, once } from '../src/doors/index.ts';
import { rootFolder } from '../src/foundation/root.ts';
import {
  type CaseFacts,
  checkProgramme,
  evaluateCriteria,
  programmeOfContent,
} from '../src/programme/index.ts';
import type { Fact } from './report.ts';

const PEOPLE = 2000;
const PROGRAMMES = 100;
const LINES = 5000;

function milliseconds(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

const CHILD = { born_on: '2018-04', born: true, removed: true, removed_on: '2021', in_parents_care: false };

/** Partial dates and facts not known: the longest way through the rules. */
const facts: CaseFacts = {
  person: { born_on: '1990', care_leaver: null, borough_link: true },
  children: Array.from({ length: 6 }, () => CHILD),
  proceedings: [{ started_on: '2020-01', concluded_on: '2021-02', concluded: true }],
  pregnancy: { pregnant: null },
  referral: { from: 'partner' },
  answers: { parent_agrees: true },
};

/** A file of so many lines: Diamond with one more question on each line, in its own list. */
function longFile(text: string, lines: number): string {
  const at = text.indexOf('\n  ask:\n') + '\n  ask:\n'.length;
  const more = (lines - text.split('\n').length) / 4;
  const asked = Array.from(
    { length: Math.ceil(more) },
    (_, index) =>
      `    - id: more_${index}\n      type: yes_no_unknown\n      label: Question ${index}\n      show_when: answers.parent_agrees\n`,
  );
  return `${text.slice(0, at)}${asked.join('')}${text.slice(at)}`;
}

/** What programmes cost: all criteria for one person, a hundred at start, and a long file that is checked. */
export function programmeFacts(): Fact[] {
  const file = join(rootFolder, 'programmes/diamond/programme.yaml');
  const text = readFileSync(file, 'utf8');
  const { programme, whole } = checkProgramme(text, file, house);
  if (!programme) throw new Error('Diamond has faults');
  const today = Temporal.PlainDate.from('2024-06-03');
  const judge = () => {
    for (let person = 0; person < PEOPLE; person++) evaluateCriteria(programme, facts, today);
  };
  judge();
  const load = () => {
    for (let each = 0; each < PROGRAMMES; each++) programmeOfContent(whole, 'diamond', house);
  };
  const start = () => {
    createLibrary(
      Array.from({ length: PROGRAMMES }, (_, each) => ({
        programme: `diamond-${each}`,
        version: 1,
        read: once(() => programmeOfContent(JSON.parse(JSON.stringify(whole)), 'diamond', house)),
      })),
    );
  };
  const long = longFile(text, LINES);
  const { faults } = checkProgramme(long, file, house);
  if (faults.length > 0) throw new Error(`The long file has faults: ${faults[0]?.message}`);
  return [
    {
      what: `a file of ${LINES.toLocaleString('en-GB')} lines checked`,
      value: `${milliseconds(() => checkProgramme(long, file, house)).toFixed(0)} ms (budget 1,000 ms)`,
    },
    {
      what: 'all criteria for one person',
      value: `${(milliseconds(judge) / PEOPLE).toFixed(3)} ms (budget 1 ms)`,
    },
    {
      what: `${PROGRAMMES} programmes at start`,
      value: `${milliseconds(start).toFixed(0)} ms (budget 300 ms)`,
    },
    {
      what: `${PROGRAMMES} programmes read, all at once, when they are first asked for`,
      value: `${milliseconds(load).toFixed(0)} ms`,
    },
  ];
}
