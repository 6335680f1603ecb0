import { z } from 'zod';
import { command, ofPerson } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { zPartialDate } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { loadProceedings } from './family-store.ts';
import { decideConclusion } from './proceedings.ts';

/** Records that care proceedings have ended. */
export const concludeProceedings = command({
  name: 'concludeProceedings',
  summary: 'Record that care proceedings have ended',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    proceedingsId: zId,
    version: z.int().min(1),
    concludedOn: zPartialDate.nullish().transform((date) => date ?? null),
    outcome: zOptionalText(500),
  }),
  output: zChangedOut,
  audit: () => 'Recorded the end of care proceedings',
  api: { method: 'post', path: '/people/{personId}/proceedings/{proceedingsId}/conclusion' },
  handle: async ({ db, write, today }, { personId, proceedingsId, version, ...input }) => {
    const known = (await loadProceedings(db, personId)).find((each) => each.id === proceedingsId);
    if (!known) return notFound('set of proceedings');
    const decided = decideConclusion(known, input, today);
    if (!decided.ok) return decided;
    const { concludedOn, outcome } = decided.value;
    const row = await write.update(
      'proceedings',
      { id: proceedingsId, version },
      {
        concludedOn: concludedOn?.date ?? null,
        concludedPrecision: concludedOn?.precision ?? null,
        stillOpen: false,
        outcome: outcome ?? known.outcome,
      },
    );
    return succeed({ id: proceedingsId, version: row.version });
  },
});
