import type { Consent } from '../../src/enrolments/consent.ts';
import type { Fault } from '../../src/foundation/fault.ts';
import type { Result } from '../../src/foundation/result.ts';
import { zPathways } from '../../src/programme/schema/practice.ts';
import { zConsent } from '../../src/programme/schema/referral.ts';

/** A day, for tests. */
export const day = (text: string) => Temporal.PlainDate.from(text);
/** The day on which tests take place. */
export const today = day('2024-06-03');

/** A small programme, for tests. */
export const programme = {
  programme: 'diamond',
  title: 'Diamond',
  consent: zConsent.parse({
    to: [
      { id: 'join', title: 'Take part', about: 'To work with us', required: true },
      { id: 'share', title: 'Share', about: 'To speak with agencies', agencies: true },
      { id: 'evaluate', title: 'Help us learn', about: 'To be counted' },
    ],
  }),
  pathways: zPathways.parse({
    contact: { title: 'In touch', for: 'Others', stages: [{ id: 'in_touch', title: 'In touch' }] },
    participant: {
      title: 'Support',
      for: 'Those who are ready',
      stages: [
        { id: 'engage', title: 'Engage', weeks: 12 },
        { id: 'intensive', title: 'Intensive', until: '18 months' },
        { id: 'step_down', title: 'Step down' },
      ],
    },
  }),
  endings: {
    reasons: [{ id: 'completed', title: 'Completed' }],
    destinations: [{ id: 'adult_services', title: 'Adult services' }],
  },
};

/** A fault as `code` or as `field: message`, for saying what is expected in one line. */
export function why(result: Result<unknown, Fault>): string {
  if (result.ok) return 'ok';
  const { error } = result;
  if (error.kind === 'refused') return error.code;
  if (error.kind === 'invalid')
    return error.faults.map((each) => `${each.path[0]}: ${each.message}`).join('; ');
  return error.kind;
}

let nextId = 0;
/** A consent to take part, given in May. */
export function consent(over: Partial<Consent> = {}): Consent {
  nextId += 1;
  return {
    id: `c${String(nextId).padStart(4, '0')}`,
    version: 1,
    personId: 'p',
    programmeId: 'diamond',
    kind: 'join',
    answer: 'given',
    agencies: [],
    givenOn: day('2024-05-01'),
    how: 'in_person',
    withWhom: null,
    note: null,
    withdrawnOn: null,
    withdrawnHow: null,
    withdrawnNote: null,
    recordedBy: null,
    recordedAt: Temporal.Instant.from('2024-05-01T12:00:00Z'),
    ...over,
  };
}
