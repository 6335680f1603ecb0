import { z } from 'zod';
import { type CommandContext, command, ofPerson } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { invalidField, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import {
  checkApplication,
  checkHearing,
  checkPreProceedings,
  checkReport,
  zApplication,
  zHearing,
  zPreProceedings,
  zReport,
} from './court.ts';
import { bothOrNeither, entryOf, ground, keepEntry, NO_PROCEEDINGS } from './court-entry.ts';
import type { Court } from './court-store.ts';

/** Records what the court is asked for in proceedings, and what it answered. */
export const recordApplication = command({
  name: 'recordApplication',
  summary: 'Record an application to the court and its answer, or change one (give its id and version)',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ ...entryOf, application: zApplication }).superRefine(bothOrNeither),
  output: zChangedOut,
  audit: ({ application }) => `Recorded an application to the court (${application.answer})`,
  api: { method: 'post', path: '/people/{personId}/court-applications' },
  async handle(context, { application, sure, ...entry }) {
    const { personId } = entry;
    const found = await ground(context, personId, application.proceedingsId);
    if (!found) return notFound('person');
    if (!found.proceedings) return invalidField(['application', 'proceedingsId'], NO_PROCEEDINGS);
    return keepEntry(context, {
      table: 'courtApplication',
      part: 'application',
      list: found.court.applications,
      entry,
      checked: checkApplication(application, found.proceedings.startedOn, context.today),
      sure,
      row: application,
    });
  },
});

/** Records a hearing that was, or is to come: asked for support, supported, attended, how it went. */
export const recordHearing = command({
  name: 'recordHearing',
  summary: 'Record a hearing: support asked for and given, who was there, how it went; or change one',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ ...entryOf, hearing: zHearing }).superRefine(bothOrNeither),
  output: zChangedOut,
  audit: () => 'Recorded a hearing',
  api: { method: 'post', path: '/people/{personId}/hearings' },
  async handle(context, { hearing, sure, ...entry }) {
    const { personId } = entry;
    const found = await ground(context, personId, hearing.proceedingsId);
    if (!found) return notFound('person');
    if (!found.proceedings) return invalidField(['hearing', 'proceedingsId'], NO_PROCEEDINGS);
    return keepEntry(context, {
      table: 'hearing',
      part: 'hearing',
      list: found.court.hearings,
      entry,
      checked: checkHearing(hearing, found.proceedings.startedOn, context.today),
      sure,
      row: hearing,
    });
  },
});

/** Records the time in which the council works with a family before it goes to court. */
export const recordPreProceedings = command({
  name: 'recordPreProceedings',
  summary: 'Record pre-proceedings: when they began, and how they ended; or change them',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ ...entryOf, preProceedings: zPreProceedings }).superRefine(bothOrNeither),
  output: zChangedOut,
  audit: () => 'Recorded pre-proceedings',
  api: { method: 'post', path: '/people/{personId}/pre-proceedings' },
  async handle(context, { preProceedings, sure, ...entry }) {
    const { personId } = entry;
    const found = await ground(context, personId, null);
    if (!found) return notFound('person');
    return keepEntry(context, {
      table: 'preProceedings',
      part: 'preProceedings',
      list: found.court.preProceedings,
      entry,
      checked: checkPreProceedings(preProceedings, context.today),
      sure,
      row: preProceedings,
    });
  },
});

/** Logs that somebody asked for a report to a court, and what was answered, with the reason. */
export const recordCourtReport = command({
  name: 'recordCourtReport',
  summary: 'Log a request for a report to a court, with the answer and its reason; or change one',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ ...entryOf, report: zReport }).superRefine(bothOrNeither),
  output: zChangedOut,
  audit: ({ report }) => `Logged a request for a report to a court (${report.answer})`,
  api: { method: 'post', path: '/people/{personId}/court-reports' },
  async handle(context, { report, sure, ...entry }) {
    const { personId } = entry;
    const found = await ground(context, personId, report.proceedingsId);
    if (!found) return notFound('person');
    if (report.proceedingsId && !found.proceedings)
      return invalidField(['report', 'proceedingsId'], NO_PROCEEDINGS);
    return keepEntry(context, {
      table: 'courtReport',
      part: 'report',
      list: found.court.reports,
      entry,
      checked: checkReport(report, context.today),
      sure,
      row: report,
    });
  },
});

/** Says which of a parent’s children a set of proceedings is about. */
export const nameChildrenInCourt = command({
  name: 'nameChildrenInCourt',
  summary: 'Say which children a set of proceedings is about',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    proceedingsId: zId,
    childIds: z.array(zId).max(30, 'Select up to 30 children'),
  }),
  output: z.strictObject({ id: z.guid(), childIds: z.array(z.guid()) }),
  audit: () => 'Said which children proceedings are about',
  api: { method: 'put', path: '/people/{personId}/proceedings/{proceedingsId}/children' },
  async handle(context, { personId, proceedingsId, childIds }) {
    const found = await ground(context, personId, proceedingsId);
    if (!found?.proceedings) return notFound('set of proceedings');
    const hers = new Set(found.record.children.map(({ id }) => id));
    if (!childIds.every((id) => hers.has(id)))
      return invalidField(['childIds'], 'Select children of this parent');
    await keepChildren(context, found.court, { personId, proceedingsId, childIds: new Set(childIds) });
    return succeed({ id: proceedingsId, childIds: [...new Set(childIds)] });
  },
});

async function keepChildren(
  { write, today }: CommandContext,
  court: Court,
  wanted: {
    readonly personId: string;
    readonly proceedingsId: string;
    readonly childIds: ReadonlySet<string>;
  },
): Promise<void> {
  const { personId, proceedingsId, childIds } = wanted;
  const named = court.children.filter((each) => each.proceedingsId === proceedingsId);
  for (const each of named.filter(({ childId }) => !childIds.has(childId)))
    await write.update('proceedingsChild', each, { endedOn: today });
  const there = new Set(named.map(({ childId }) => childId));
  await write.insertMany(
    'proceedingsChild',
    [...childIds].filter((id) => !there.has(id)).map((childId) => ({ personId, proceedingsId, childId })),
  );
}
