import { z } from 'zod';
import { optional, RadiosField, textAt } from '../interface/forms/index.ts';
import { dateBoxes, maybeDay, type RecordForm, savedTo, seenEntry } from '../people/index.ts';
import { recordNeed } from './record-safety.ts';
import { metAnswers } from './safety.ts';
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

const zNeedForm = z.object({
  need: z.object({
    need: must,
    how: must,
    sharedWith: typed,
    met: optional(z.enum(metAnswers)),
    reviewedOn: maybeDay('day of the review'),
    endedOn: maybeDay('last day'),
  }),
});
/** A communication need. */
export const needForm = (
  path: `/safety/needs/${string}`,
): RecordForm<Subject<Safety['needs'][number]>, typeof zNeedForm> => ({
  ...common,
  path,
  find: findIn((safety) => safety.needs),
  title: () => 'A communication need',
  save: 'Save',
  values: ({ entry }) => ({
    need: {
      need: entry?.need ?? '',
      how: entry?.how ?? '',
      sharedWith: entry?.sharedWith ?? '',
      met: entry?.met ?? '',
      reviewedOn: dateBoxes(entry?.reviewedOn),
      endedOn: dateBoxes(entry?.endedOn),
    },
  }),
  version: ({ entry }) => entry?.version,
  fields: (shown) => (
    <>
      <Line
        {...shown}
        part="need"
        name="need"
        label="What is needed?"
        hint="For example, large print, short sentences, time to think"
      />
      <Words
        {...shown}
        part="need"
        name="how"
        label="What do we do?"
        hint="Before, at and after a meeting, and in what we write"
      />
      <Line {...shown} part="need" name="sharedWith" label="With whom is it shared?" />
      <RadiosField
        name={['need', 'met']}
        label="Is it met?"
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'partly', text: 'Partly' },
          { value: 'no', text: 'No' },
        ]}
        value={textAt(shown.values, ['need', 'met'])}
        faults={shown.faults}
        classes="govuk-radios--inline"
      />
      <Day {...shown} part="need" name="reviewedOn" label="When was it last looked at again?" />
      <Day {...shown} part="need" name="endedOn" label="If it is no longer needed: the last day" />
    </>
  ),
  schema: zNeedForm,
  submit: async (request, { personId, entry }, { need }, { version }) => {
    const done = await request.run(recordNeed, { personId, ...seenEntry(entry, version), need });
    return savedTo(safetyOf(personId), done);
  },
});
