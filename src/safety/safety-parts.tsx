import type { ChronologySource, PageRequest, PersonPrompt } from '../doors/index.ts';
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

/** Above every form about her: who may harm her, how to speak with her, and a plan that is to be looked at again. */
export const safetyPrompt: PersonPrompt = {
  permission: 'person:read',
  async render(request: PageRequest, personId: string) {
    const found = await request.ask(getSafety, { personId });
    if (!found.ok) return null;
    const { risks, needs, standing } = found.value;
    const lines = [
      ...risks
        .filter(({ endedOn }) => endedOn === null)
        .map(({ who, what, care }) => [`Risk from ${who}: ${what}`, care].filter(Boolean).join('. ')),
      ...needs.filter(({ endedOn }) => endedOn === null).map(({ need, how }) => `${need}: ${how}`),
      ...[standingWords[standing]].flatMap((words) => words ?? []),
    ];
    if (lines.length === 0) return null;
    return (
      <WarningText iconFallbackText="Before you meet, call or write">
        {lines.map((line, index) => (
          <>
            {index > 0 && <br />}
            {line}
          </>
        ))}
      </WarningText>
    );
  },
};

/** Incidents and safety plans, in the chronology. */
export const safetyChronology: ChronologySource = {
  kind: 'safety',
  title: 'Safety',
  async entries({ db }, personId) {
    const { incidents, plans } = await loadSafety(db, personId);
    const common = { kind: 'safety', precision: 'day' as const, href: `/people/${personId}/safety` };
    return [
      ...incidents.map(({ id, happenedOn, what, done }) => ({
        ...common,
        id: `incident-${id}`,
        on: happenedOn,
        title: what,
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
