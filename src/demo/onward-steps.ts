import { isBefore } from '../foundation/dates.ts';
import { makeOnwardReferral } from '../onward/index.ts';
import type { Case, CaseEnrolment } from './case.ts';
import { type CaseState, known, type Step } from './step.ts';

/** Other services that somebody was told of, up to her last day. */
export function onwardSteps(each: Case, enrolment: CaseEnrolment, state: CaseState): Step[] {
  return (enrolment.onward ?? [])
    .filter(({ on }) => !isBefore(enrolment.contactsUntil, on))
    .map(({ kind, agency, on }) => ({
      on,
      order: 65,
      caseId: each.id,
      shared: false,
      async act(world) {
        await world.done(on, makeOnwardReferral, world.staff[enrolment.worker], {
          personId: known(state.personId, 'Accepting'),
          enrolmentId: known(state.enrolment, 'The start').id,
          kind,
          agency,
          serviceName: agency,
          why: 'Made up: what she hoped for is not in print',
          signposting: true,
        });
      },
    }));
}
