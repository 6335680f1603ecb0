import { bookMeeting, holdMeeting } from '../meetings/index.ts';
import type { Programme } from '../programme/index.ts';
import type { Case, CaseEnrolment } from './case.ts';
import { type CaseState, known, type Step } from './step.ts';

/** Meetings about somebody: booked the day before, and held. */
export function meetingSteps(
  each: Case,
  enrolment: CaseEnrolment,
  programme: Programme,
  state: CaseState,
): Step[] {
  return (enrolment.meetings ?? []).map(({ kind, on, at }) => ({
    on,
    order: 64,
    caseId: each.id,
    shared: false,
    async act(world) {
      const worker = world.staff[enrolment.worker];
      const { id, version } = await world.done(on.subtract({ days: 1 }), bookMeeting, worker, {
        programme: programme.programme,
        kind,
        personId: known(state.personId, 'Accepting'),
        on: on.toString(),
        at,
        chairStaffId: worker.staffId,
      });
      await world.done(on, holdMeeting, worker, { id, version });
    },
  }));
}
