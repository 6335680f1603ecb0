import { askConsultation } from '../consultations/index.ts';
import { daysBetween, isBefore } from '../foundation/dates.ts';
import type { Cohort, Programme } from '../programme/index.ts';
import type { Step } from './step.ts';

/** What professionals asked up to a day, each through its command on its own day. */
export function consultationSteps(cohort: Cohort, programme: Programme, until: Temporal.PlainDate): Step[] {
  return cohort.consultations.flatMap(({ count, kind, theme, asked_by, asker, asked }, group) =>
    Array.from({ length: count }, (_, index): Step => {
      const on = asked.from.add({ days: Math.floor((daysBetween(asked.from, asked.to) * index) / count) });
      return {
        on,
        order: 20,
        caseId: `consultations-${group}-${index % 4}`,
        shared: false,
        async act(world) {
          await world.done(on, askConsultation, world.staff.first, {
            programme: programme.programme,
            kind,
            theme: theme ?? null,
            askedBy: asked_by ?? null,
            askerName: asker,
            question: 'Made up: what was asked is not in print',
          });
        },
      };
    }).filter(({ on }) => !isBefore(until, on)),
  );
}
