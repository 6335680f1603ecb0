import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { house } from '../src/app/rooms.ts';
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

/** What programmes cost: all criteria for one person (budget 1 ms), and a hundred at start (budget 300 ms). */
export function programmeFacts(): Fact[] {
  const file = join(rootFolder, 'programmes/diamond/programme.yaml');
  const { programme, whole } = checkProgramme(readFileSync(file, 'utf8'), file, house);
  if (!programme) throw new Error('Diamond has faults');
  const today = Temporal.PlainDate.from('2024-06-03');
  const judge = () => {
    for (let person = 0; person < PEOPLE; person++) evaluateCriteria(programme, facts, today);
  };
  judge();
  const load = () => {
    for (let each = 0; each < PROGRAMMES; each++) programmeOfContent(whole, 'diamond', house);
  };
  return [
    {
      what: 'all criteria for one person',
      value: `${(milliseconds(judge) / PEOPLE).toFixed(3)} ms (budget 1 ms)`,
    },
    {
      what: `${PROGRAMMES} programmes at start`,
      value: `${milliseconds(load).toFixed(0)} ms (budget 300 ms)`,
    },
  ];
}
