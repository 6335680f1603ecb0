import { z } from 'zod';
import { dateBoxes, maybeDay, type RecordForm, savedTo, seenEntry } from '../people/index.ts';
import { recordRisk } from './record-safety.ts';
import {
  common,
  Day,
  findIn,
  Line,
  must,
  type Safety,
  type Subject,
  safetyOf,
  typed,
  Words,
} from './safety-fields.tsx';

const zRiskForm = z.object({
  risk: z.object({ who: must, what: must, care: typed, endedOn: maybeDay('last day') }),
});
/** Somebody who may do harm. */
export const riskForm = (
  path: `/safety/risks/${string}`,
): RecordForm<Subject<Safety['risks'][number]>, typeof zRiskForm> => ({
  ...common,
  path,
  find: findIn((safety) => safety.risks),
  title: () => 'Somebody who may do harm',
  save: 'Save',
  values: ({ entry }) => ({
    risk: {
      who: entry?.who ?? '',
      what: entry?.what ?? '',
      care: entry?.care ?? '',
      endedOn: dateBoxes(entry?.endedOn),
    },
  }),
  version: ({ entry }) => entry?.version,
  fields: (shown) => (
    <>
      <Line
        {...shown}
        part="risk"
        name="who"
        label="Who is it?"
        hint="The name, and what they are to this person"
      />
      <Words
        {...shown}
        part="risk"
        name="what"
        label="What may happen?"
        hint="As it was told, in her words"
      />
      <Words
        {...shown}
        part="risk"
        name="care"
        label="What must we take care of?"
        hint="For example, never call when he is at home"
      />
      <Day {...shown} part="risk" name="endedOn" label="If this is over: the last day" />
    </>
  ),
  schema: zRiskForm,
  submit: async (request, { personId, entry }, { risk }, { version }) => {
    const done = await request.run(recordRisk, { personId, ...seenEntry(entry, version), risk });
    return savedTo(safetyOf(personId), done);
  },
});
