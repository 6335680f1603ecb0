import { recordResponse } from '../../../src/measures/index.ts';
import { zMeasures } from '../../../src/measures/measures-part.ts';
import { makeOnwardReferral } from '../../../src/onward/index.ts';
import { addPartnerWorker } from '../../../src/partners/index.ts';
import { zProgramme } from '../../../src/programme/schema/programme.ts';
import { addTeam, joinTeam } from '../../../src/teams/index.ts';
import type { TestApp, TestReader } from '../app.ts';
import { publishDue } from '../due-programme.ts';
import { addOwnParent } from '../own.ts';

/** Publishes the Diamond Project for families, with all that falls due: schedules, a follow-up, a waiting list and measures. */
export function publishTimed(app: TestApp): void {
  const timed = publishDue(app);
  const waiting = zProgramme.pick({ waiting_list: true }).parse({ waiting_list: { order: 'received' } });
  const measures = zMeasures.parse([
    { id: 'mood', title: 'Mood', instrument: 'phq-9', at: ['start'] },
    { id: 'wellbeing', title: 'Wellbeing', instrument: 'swemwbs', at: ['start', 'end'] },
  ]);
  const values = { ...timed.parts?.values, measures };
  const named = { ...timed.parts?.named, measures: measures.map(({ id }) => id) };
  app.publish({ ...timed, ...waiting, enrols: 'family', parts: { seen: {}, ...timed.parts, values, named } });
}

/** Lays down a parent with pages of her own, a partner’s worker with whom she is shared, and a team; gives the two. */
export async function seedOutside(app: TestApp): Promise<readonly TestReader[]> {
  const { manager, administrator, practitioner } = app.actors;
  const { personId, enrolmentId, organisationId } = await addOwnParent(app, 'Walked Herself');
  const answers = [1, 1, 0, 0, 0, 0, 0, 0, 1];
  await app.done(recordResponse, { enrolmentId, measure: 'mood', answeredBy: 'parent', answers });
  const told = {
    serviceName: 'Advice on rent',
    agency: 'Lantern Yard Trust',
    why: 'A home',
    signposting: true,
  };
  await app.done(makeOnwardReferral, { personId, ...told }, practitioner);
  const worker = { name: 'Wil Walker', email: 'wil.walker@partner.example.org', mode: 'casework' } as const;
  const { id: workerId } = await app.done(addPartnerWorker, { organisationId, ...worker }, manager);
  const { id: teamId } = await app.done(addTeam, { name: 'Walked team', programmes: [] }, administrator);
  const member = { teamId, staffId: practitioner.staffId, role: 'practitioner' } as const;
  await app.done(joinTeam, member, administrator);
  return [`parent-${personId}`, `partner-${workerId}`];
}
