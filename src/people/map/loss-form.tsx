import { z } from 'zod';
import { invalid } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { losses } from '../../interface/charts/index.ts';
import { optional, RadiosField, textAt } from '../../interface/forms/index.ts';
import { dateBoxes } from '../pages/form-values.ts';
import type { RecordForm } from '../pages/record-form.tsx';
import { Day, maybeDay, shared } from './map-fields.tsx';
import { findMap, type MapSubject, mapOf } from './map-subject.ts';
import { lossWords } from './map-words.ts';
import { recordLoss } from './record-loss.ts';

const zLoss = z.object({ lossKind: optional(z.enum(losses)), endedOn: maybeDay('date') });

/** A loss. */
export const lossForm: RecordForm<MapSubject, typeof zLoss> = {
  ...shared,
  path: '/family/map/losses/add',
  find: findMap,
  title: () => 'Record a loss',
  lead: () => (
    <p class="govuk-body">
      Only what is told, and only as much as is told. A loss stands on the map as what it is.
    </p>
  ),
  save: 'Record it',
  values: () => ({ endedOn: dateBoxes(null) }),
  fields: ({ values, faults }) => (
    <>
      <RadiosField
        name="lossKind"
        label="What was it?"
        items={losses.map((value) => ({ value, text: lossWords[value] }))}
        value={textAt(values, ['lossKind'])}
        faults={faults}
      />
      <Day
        name="endedOn"
        label="When was it?"
        hint="As near as it is remembered"
        values={values}
        faults={faults}
      />
    </>
  ),
  schema: zLoss,
  submit: async (request, { personId }, { lossKind, endedOn }) => {
    if (!endedOn)
      return invalid({ path: ['endedOn'], message: 'Enter the day, as near as it is remembered' });
    const kind = lossKind as (typeof losses)[number];
    const done = await request.run(recordLoss, { personId, lossKind: kind, endedOn });
    return done.ok ? succeed({ to: mapOf(personId), notice: 'Recorded' }) : done;
  },
};
