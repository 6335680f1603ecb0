import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBefore } from '../foundation/dates.ts';
import type { Case, CaseEnrolment } from './case.ts';
import { planContacts } from './contacts-plan.ts';
import { demoFile } from './files.ts';
import { seeded } from './seeded.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const demo = await demoFile('diamond');

const enrolment: CaseEnrolment = {
  startedOn: day('2023-04-17'),
  worker: 'first',
  pathway: 'participant',
  consent: ['join'],
  stages: [{ stage: 'step_down', on: day('2024-10-17') }],
  rhythm: { every: { amount: 1, unit: 'week' }, kinds: ['home_visit', 'call'], missedEvery: 6 },
  outcomes: [{ id: 'gp_registered', on: day('2023-05-30'), note: undefined }],
  goals: undefined,
  contacts: [],
  contactsUntil: day('2025-04-30'),
  pregnancies: [],
};

function caseWith(own: Partial<CaseEnrolment> = {}): [Case, CaseEnrolment] {
  const child = {
    givenName: 'Ayaan',
    sex: 'male',
    bornOn: '2013',
    removedOn: '2016',
    livingWith: 'relative',
  } as const;
  const parent = {
    givenName: 'Rukhsana',
    familyName: 'Talukder',
    bornOn: '1993-02-11',
    sex: 'female',
    ethnicity: 'Bangladeshi',
    firstLanguage: 'Bengali',
    interpreter: false,
    careLeaver: false,
    localLink: true,
  } as const;
  const each = { id: 'r01', parent, children: [child], proceedings: [], from: 'staff' } as unknown as Case;
  return [each, { ...enrolment, ...own }];
}

const planned = (own: Partial<CaseEnrolment> = {}) => {
  const [each, its] = caseWith(own);
  return planContacts(each, its, (outcome) => (outcome === 'gp_registered' ? 'gp' : undefined), demo);
};

describe('planned contacts', () => {
  test('are the same every time', () => {
    expect(JSON.stringify(planned())).toBe(JSON.stringify(planned()));
  });

  test('show each outcome once, on its day, with the activity that shows it', () => {
    const shown = planned().filter(({ outcomes }) => outcomes.length > 0);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ result: 'met', done: ['gp'], outcomes: [{ outcome: 'gp_registered' }] });
    expect(shown[0]?.on.toString()).toBe('2023-05-30');
  });

  test('never say the same sentence twice, and leave no name unfilled', () => {
    const notes = planned().flatMap(({ note }) => note ?? []);
    expect(new Set(notes).size).toBe(notes.length);
    expect(notes.join(' ')).not.toMatch(/[{}]/);
    expect(notes.length).toBeGreaterThan(20);
  });

  test('count attempts among the work, and know the group only once it began', () => {
    const all = planned();
    expect(all.filter(({ result }) => result !== 'met').length).toBeGreaterThan(5);
    const group = all.filter(({ kind }) => kind === 'peer_group');
    expect(group.length).toBeGreaterThan(5);
    expect(group.every(({ on }) => !isBefore(on, demo.group_began))).toBe(true);
  });

  test('stay within the work, in order, each naming the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 30 }), (days, next) => {
        const contactsUntil = enrolment.startedOn.add({ days });
        const all = planned({
          contactsUntil,
          lastMet: contactsUntil,
          next: contactsUntil.add({ days: next }),
        });
        expect(all.length).toBeGreaterThan(0);
        for (const [index, contact] of all.entries()) {
          const following = all[index + 1]?.on ?? contactsUntil.add({ days: next });
          expect(isBefore(contact.on, enrolment.startedOn)).toBe(false);
          expect(isBefore(contactsUntil, contact.on)).toBe(false);
          if (isBefore(contact.on, following)) expect(contact.nextOn?.toString()).toBe(following.toString());
        }
        expect(all.at(-1)?.on.toString()).toBe(contactsUntil.toString());
      }),
      { seed: 20_230_417, numRuns: 60 },
    );
  });
});

test('seeded chance is even enough', () => {
  const chance = seeded('evenness');
  const counts = Array.from({ length: 10 }, () => 0);
  for (let throwIndex = 0; throwIndex < 10_000; throwIndex += 1) {
    const cell = chance.below(10);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
