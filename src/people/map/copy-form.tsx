import { z } from 'zod';
import { succeed } from '../../foundation/result.ts';
import { TextField, textAt } from '../../interface/forms/index.ts';
import type { RecordForm } from '../pages/record-form.tsx';
import { keepMapCopy } from './map-copy.ts';
import { shared } from './map-fields.tsx';
import { findMap, type MapSubject, mapOf } from './map-subject.ts';

const zCopy = z.object({ note: z.string().optional() });

/** A copy of the map as it is today. */
export const copyForm: RecordForm<MapSubject, typeof zCopy> = {
  ...shared,
  path: '/family/map/copies/keep',
  find: findMap,
  title: () => 'Keep a copy of this map',
  lead: () => (
    <p class="govuk-body">
      A copy shows later what was known today: who was tied to whom, and how they were.
    </p>
  ),
  save: 'Keep a copy',
  values: () => ({}),
  fields: ({ values, faults }) => (
    <TextField
      name="note"
      label="What is this copy for?"
      hint="For example, “made together at the start”"
      value={textAt(values, ['note'])}
      faults={faults}
    />
  ),
  schema: zCopy,
  submit: async (request, { personId }, { note }) => {
    const done = await request.run(keepMapCopy, { personId, note });
    return done.ok ? succeed({ to: `${mapOf(personId)}/copies`, notice: 'The copy is kept' }) : done;
  },
};
