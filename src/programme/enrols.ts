import { valueAt } from './document/shape.ts';
import type { PathFault } from './fault.ts';
import type { Programme } from './schema/programme.ts';

/** Whether people are referred to it and enrolled; a programme of questions or of head counts enrols nobody. */
export const enrolsPeople = ({ enrols }: Pick<Programme, 'enrols'>): boolean =>
  enrols === 'person' || enrols === 'family';

/** What a programme that enrols nobody need not say: nobody is referred to it, and nobody takes a road through it. */
const UNSAID: Readonly<Record<string, object>> = {
  question: {
    referral: { from: ['staff'] },
    pathways: {
      questions: {
        title: 'Questions',
        for: 'Professionals who ask for advice',
        stages: [{ id: 'asked', title: 'Asked and answered' }],
      },
    },
  },
  attendance: {
    referral: { from: ['staff'] },
    pathways: {
      coming: { title: 'Coming', for: 'Whoever comes', stages: [{ id: 'open', title: 'Open to all' }] },
    },
  },
};

/** The values of a file with what its `enrols` makes needless to say. */
export function withUnsaid(value: unknown): unknown {
  const enrols = valueAt(value, ['enrols']);
  const unsaid = typeof enrols === 'string' && Object.hasOwn(UNSAID, enrols) ? UNSAID[enrols] : undefined;
  return unsaid && typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...unsaid, ...value }
    : value;
}

/** What a programme of head counts counts at: a group to which people may come without a name. */
function isAnonymous(kind: unknown): boolean {
  return valueAt(kind, ['anonymous']) === true;
}

/** What a programme that enrols nobody needs instead, and what cannot be enrolled at all. */
export function enrolsFaults({ enrols, parts }: Programme): PathFault[] {
  const fault = (message: string): PathFault[] => [{ path: ['enrols'], message }];
  const said = parts?.values ?? {};
  if (enrols === 'setting')
    return fault(
      'A school or setting is not put on record. What it asks is a consultation: write enrols: question, and name schools among the askers of consultations',
    );
  if (enrols === 'question' && said.consultations === undefined)
    return fault('Say what professionals may ask: add consultations, with its kinds');
  const kinds = valueAt(said.groups, ['kinds']);
  if (enrols === 'attendance' && !(Array.isArray(kinds) && kinds.some(isAnonymous)))
    return fault('Say where people come without a name: add groups, with a kind that has anonymous: true');
  return [];
}

const OF_CASES = [
  'eligibility',
  'consent',
  'capacity',
  'waiting_list',
  'schedules',
  'decision',
  'plan',
  'follow_up',
  'outcomes',
] as const;

/** Words about cases, in a programme that has none. */
export function withoutCases(programme: Programme): PathFault[] {
  if (enrolsPeople(programme)) return [];
  return OF_CASES.flatMap((word) => {
    const said = programme[word];
    if (said === undefined || (Array.isArray(said) && said.length === 0)) return [];
    const message = `Nobody is enrolled here (enrols: ${programme.enrols}): this has no effect`;
    return [{ path: [word], at: 'key' as const, message }];
  });
}
