import { z } from 'zod';
import { invalid } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { dateBoxes, maybeDay, type RecordForm, seenEntry } from '../people/index.ts';
import { recordIncident } from './record-safety.ts';
import {
  common,
  Day,
  findIn,
  must,
  type Safety,
  type Subject,
  safetyOf,
  typed,
  Words,
} from './safety-fields.tsx';

const zIncidentForm = z.object({
  incident: z.object({ happenedOn: maybeDay('day'), what: must, done: typed }),
});
/** Something that happened. */
export const incidentForm = (
  path: `/safety/incidents/${string}`,
): RecordForm<Subject<Safety['incidents'][number]>, typeof zIncidentForm> => ({
  ...common,
  path,
  find: findIn((safety) => safety.incidents),
  title: () => 'Something that happened',
  lead: () => <p class="govuk-body">The safety plan is to be looked at again after it.</p>,
  save: 'Save',
  values: ({ entry }) => ({
    incident: { happenedOn: dateBoxes(entry?.happenedOn), what: entry?.what ?? '', done: entry?.done ?? '' },
  }),
  version: ({ entry }) => entry?.version,
  fields: (shown) => (
    <>
      <Day {...shown} part="incident" name="happenedOn" label="When was it?" />
      <Words
        {...shown}
        part="incident"
        name="what"
        label="What happened?"
        hint="Who did what, in plain words"
      />
      <Words {...shown} part="incident" name="done" label="What was done then?" />
    </>
  ),
  schema: zIncidentForm,
  submit: async (request, { personId, entry }, { incident: { happenedOn, ...said } }, { version }) => {
    if (!happenedOn)
      return invalid({ path: ['incident', 'happenedOn'], message: 'Enter the day on which it happened' });
    const incident = { ...said, happenedOn };
    const done = await request.run(recordIncident, { personId, ...seenEntry(entry, version), incident });
    return done.ok ? succeed({ to: safetyOf(personId), notice: 'Recorded' }) : done;
  },
});
