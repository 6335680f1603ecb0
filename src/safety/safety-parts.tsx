import type { ChronologySource, PageRequest, PersonPrompt, Query } from '../doors/index.ts';
import { WarningText } from '../interface/govuk/index.ts';
import { getSafety } from './get-safety.ts';
import type { PlanStanding } from './safety.ts';
import { loadSafety } from './safety-store.ts';

export const standingWords: Readonly<Record<PlanStanding, string | null>> = {
  none: null,
  stands: null,
  wanted: 'There is no safety plan yet. Make one together.',
  after_incident: 'Something has happened since the safety plan was made. Look at it again together.',
  due: 'It is time to look at the safety plan again together.',
};

/** Before she is met, called or written to: who may harm her, how to speak with her, and a plan that is to be looked at again. */
export const safetyPrompt: PersonPrompt = {
  permission: 'person:read',
  async render(request: PageRequest, personId: string, shape) {
    const found = await request.ask(getSafety, { personId });
    if (!found.ok) return null;
    const lines = shape === 'full' ? inFull(found.value) : inBrief(found.value);
    if (lines.length === 0) return null;
    return (
      <WarningText iconFallbackText="Before you meet, call or write">
        {lines.map((line, index) => (
          <>
            {index > 0 && <br />}
            {line}
          </>
        ))}
        {shape === 'brief' && (
          <>
            {' '}
            <a class="govuk-link" href={`/people/${personId}/safety`}>
              Safety
            </a>
          </>
        )}
      </WarningText>
    );
  },
};

type Safety = typeof getSafety extends Query<infer _Input, infer Answer> ? Answer : never;

const going = <T extends { readonly endedOn: unknown }>(all: readonly T[]) =>
  all.filter(({ endedOn }) => endedOn === null);

function inFull({ risks, needs, standing }: Safety): readonly string[] {
  return [
    ...going(risks).map(({ who, what, care }) =>
      [`Risk from ${who}: ${what}`, care].filter(Boolean).join('. '),
    ),
    ...going(needs).map(({ need, how }) => `${need}: ${how}`),
    ...[standingWords[standing]].flatMap((words) => words ?? []),
  ];
}

const inBrief = ({ risks }: Safety): readonly string[] => going(risks).map(({ who }) => `Risk from ${who}.`);

/** Incidents and safety plans, in the chronology. */
export const safetyChronology: ChronologySource = {
  kind: 'safety',
  title: 'Safety',
  theme: 'safety',
  async entries({ db }, personId) {
    const { incidents, plans } = await loadSafety(db, personId);
    const common = { kind: 'safety', precision: 'day' as const, href: `/people/${personId}/safety` };
    return [
      ...incidents.map(({ id, happenedOn, what, done }) => ({
        ...common,
        id: `incident-${id}`,
        on: happenedOn,
        title: what,
        weight: 'key' as const,
        detail: done,
        by: null,
      })),
      ...plans.map(({ id, madeOn, together, by }) => ({
        ...common,
        id: `safety-plan-${id}`,
        on: madeOn,
        title: together ? 'A safety plan was made together' : 'A safety plan was made',
        detail: null,
        by,
      })),
    ];
  },
};
