import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asAddress, nameOf } from '../access/sign-in/links.ts';
import { standingAnswers, whatStops } from './answers.ts';
import { nextMeetings } from './get-own-dates.ts';
import { decideInvite, standingOf } from './invitation.ts';
import { isHers, journeyOf } from './journey.ts';
import { letterTitle } from './letter-words.ts';
import { byDay, whoSaw } from './pages/seen-page.tsx';
import { newSignInName } from './sign-in-name.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);

const safe = {
  call: null,
  text: false,
  write: null,
  email: true,
  times: null,
  whatNotToSay: null,
  whoMustNotKnow: null,
};

describe('an invitation', () => {
  const state = { kind: 'adult', safeContact: safe, open: false } as const;

  it('is made by a way that the record does not say is unsafe', () => {
    for (const givenHow of ['in_person', 'email', 'post'] as const)
      expect(decideInvite(state, { givenHow, askedThatDay: false }).ok).toBe(true);
  });

  it('stops at a way that is not safe, unless she was asked that day', () => {
    expect(decideInvite(state, { givenHow: 'text', askedThatDay: false })).toMatchObject({
      error: { kind: 'invalid', faults: [{ path: ['askedThatDay'] }] },
    });
    expect(decideInvite(state, { givenHow: 'text', askedThatDay: true }).ok).toBe(true);
  });

  it('is for adults, and one at a time', () => {
    const wish = { givenHow: 'in_person', askedThatDay: false } as const;
    expect(decideInvite({ ...state, kind: 'child' }, wish)).toMatchObject({
      error: { code: 'not_an_adult' },
    });
    expect(decideInvite({ ...state, open: true }, wish)).toMatchObject({
      error: { code: 'invited_already' },
    });
  });

  it('says of each way what the record says, and that nobody asked where it says nothing', () => {
    expect(standingOf('text', safe)).toBe('not_safe');
    expect(standingOf('email', safe)).toBe('safe');
    expect(standingOf('post', safe)).toBe('not_asked');
    expect(standingOf('text', null)).toBe('not_asked');
    expect(standingOf('in_person', null)).toBe('safe');
  });
});

describe('a name to sign in with', () => {
  it('is two words and four digits, whatever chance picks', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat({ max: 1_000_000 })), (numbers) => {
        const pick = (below: number) => Number(numbers.next().value) % below;
        const name = newSignInName(pick);
        expect(name).toMatch(/^[a-z]+-[a-z]+-[1-9]\d{3}$/);
        expect(nameOf(asAddress(name))).toBe(name);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('is read however it is typed, and leaves an address as it is', () => {
    expect(asAddress(' Quiet-Robin-4821 ')).toBe('quiet-robin-4821@names.invalid');
    expect(asAddress('quiet robin 4821')).toBe('quiet-robin-4821@names.invalid');
    expect(asAddress('Priya@Example.org')).toBe('priya@example.org');
    expect(nameOf('priya@example.org')).toBe('priya@example.org');
  });
});

describe('her journey', () => {
  const none = { enrolments: [], workers: [], goals: [], steps: [], meetings: [], letters: [] };
  const goal = { id: 'g', words: 'See Ivy', setOn: day('2024-01-10') };

  it('holds what came about, the newest first, and nothing that counts against her', () => {
    const steps = journeyOf({
      ...none,
      enrolments: [{ id: 'e', title: 'Diamond', startedOn: day('2024-01-08'), endedOn: null }],
      goals: [
        { ...goal, status: 'reached', closedOn: day('2024-03-01') },
        { ...goal, id: 'h', words: 'Old', status: 'stopped', closedOn: day('2024-02-01') },
      ],
      steps: [
        { id: 's', what: 'Write', status: 'done', closedOn: day('2024-02-02') },
        { id: 't', what: 'Not needed', status: 'stopped', closedOn: day('2024-02-03') },
      ],
    });
    expect(steps.map(({ on, title, detail }) => `${on} ${title} ${detail ?? ''}`.trim())).toEqual([
      '2024-03-01 You reached a goal See Ivy',
      '2024-02-02 This step is done Write',
      '2024-01-10 You set a goal Old',
      '2024-01-10 You set a goal See Ivy',
      '2024-01-08 You started with Diamond',
    ]);
  });

  it('leaves out work at which she was not, and kinds that no programme names', () => {
    const programme = {
      contacts: {
        kinds: [
          { id: 'visit', title: 'Visit' },
          { id: 'call_gp', title: 'Call', work: 'indirect' },
        ],
        done: [],
      },
    } as never;
    expect(isHers(programme, 'visit')).toBe(true);
    expect(isHers(programme, 'call_gp')).toBe(false);
    expect(isHers(programme, 'other')).toBe(false);
    expect(isHers(undefined, 'visit')).toBe(false);
  });

  it('names letters by what the child is called in them', () => {
    expect(letterTitle({ kind: 'letter', direction: 'from_parent' }, 'Ivy')).toBe('Letter to Ivy');
    expect(letterTitle({ kind: 'meeting', direction: 'together' }, 'Ivy')).toBe('Meeting in person with Ivy');
  });
});

describe('her next dates', () => {
  it('are those of the last meeting with each worker, and not over', () => {
    const meeting = (happenedOn: string, nextOn: string | null, worker: string) => ({
      happenedOn: day(happenedOn),
      nextOn: nextOn === null ? null : day(nextOn),
      worker,
    });
    const meetings = [
      meeting('2024-06-01', '2024-06-08', 'Priya'),
      meeting('2024-05-20', '2024-06-20', 'Priya'),
      meeting('2024-05-10', '2024-05-17', 'Sam'),
    ];
    expect(nextMeetings(meetings, day('2024-06-03'))).toEqual([
      { on: day('2024-06-08'), what: 'meeting', detail: 'Priya' },
    ]);
  });
});

describe('what she agreed to', () => {
  const programme = {
    programme: 'diamond',
    consent: {
      to: [
        { id: 'join', title: 'Take part', about: 'To work', required: true },
        { id: 'share', title: 'Share', about: 'To tell', agencies: true },
        { id: 'learn', title: 'Learn', about: 'To see' },
      ],
    },
  } as never;
  const answer = (kind: string, given: 'given' | 'refused', withdrawnOn: string | null = null) => ({
    id: kind,
    version: 1,
    programmeId: 'diamond',
    kind,
    answer: given,
    agencies: [],
    givenOn: day('2024-01-08'),
    withdrawnOn: withdrawnOn === null ? null : day(withdrawnOn),
  });

  it('is her newest answer to each question, and only a yes can be taken back', () => {
    const found = standingAnswers(
      [programme],
      [answer('join', 'given'), answer('share', 'refused'), answer('share', 'given')],
    );
    expect(found.map(({ title, standing, stops }) => [title, standing, stops.length > 0])).toEqual([
      ['Take part', 'yes', true],
      ['Share', 'no', false],
    ]);
    const [taken] = standingAnswers([programme], [answer('learn', 'given', '2024-02-01')]);
    expect(taken).toMatchObject({ standing: 'taken_back', stops: [] });
  });

  it('says what happens when she changes her mind', () => {
    expect(whatStops({ required: true, agencies: false }, [])[0]).toMatch(/cannot go on/);
    expect(whatStops({ required: false, agencies: true }, ['Refuge East'])[0]).toBe(
      'From now on we tell nothing more to: Refuge East.',
    );
    expect(whatStops({ required: false, agencies: true }, [])[0]).toMatch(/other services/);
    expect(whatStops({ required: false, agencies: false }, [])).toEqual([
      'From now on we will not use your record for this.',
    ]);
  });
});

describe('who has seen her record', () => {
  it('is one line for a reader and a day', () => {
    const look = { name: 'Priya', role: 'practitioner', organisation: null };
    const lines = byDay([
      { ...look, at: at('2024-06-03T15:00:00Z') },
      { at: at('2024-06-03T14:00:00Z'), name: null, role: 'parent', organisation: null },
      { ...look, at: at('2024-06-03T09:00:00Z') },
      { ...look, at: at('2024-06-02T23:30:00Z') },
    ]);
    expect(lines.map(({ day: on, who, times }) => [on.toString(), who, times])).toEqual([
      ['2024-06-03', 'Priya (practitioner)', 3],
      ['2024-06-03', 'You', 1],
    ]);
    expect(lines[0]).toMatchObject({ first: at('2024-06-02T23:30:00Z'), last: at('2024-06-03T15:00:00Z') });
  });

  it('names the organisation of a partner’s worker, and nobody where no name is known', () => {
    expect(whoSaw({ name: 'Rae', role: 'partner', organisation: 'Refuge East' })).toBe(
      'Rae (partner’s worker), Refuge East',
    );
    expect(whoSaw({ name: null, role: 'manager', organisation: null })).toBe('Manager');
  });
});
