import { z } from 'zod';
import { command, ofPerson } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zProceedings } from './family.ts';
import { loadProceedings } from './family-store.ts';
import { decideCorrectedProceedings } from './proceedings.ts';
import { proceedingsRow } from './register.ts';

/** Corrects a set of proceedings: court, case number, dates. What it was before stays in the change log. */
export const correctProceedings = command({
  name: 'correctProceedings',
  summary: 'Correct a set of care proceedings: every fact of it is given anew',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    proceedingsId: zId,
    version: z.int().positive(),
    proceedings: zProceedings,
  }),
  output: zChangedOut,
  audit: () => 'Corrected care proceedings',
  api: { method: 'post', path: '/people/{personId}/proceedings/{proceedingsId}/correction' },
  handle: async ({ db, write, today }, { personId, proceedingsId, version, proceedings }) => {
    const onRecord = await loadProceedings(db, personId);
    const known = onRecord.find((each) => each.id === proceedingsId);
    if (!known) return notFound('set of proceedings');
    checkAsSeen('proceedings', known, { id: proceedingsId, version });
    const others = onRecord.filter((each) => each.id !== proceedingsId);
    const decided = decideCorrectedProceedings(others, proceedings, today);
    if (!decided.ok) return decided;
    const { personId: _, ...facts } = proceedingsRow(personId, decided.value);
    const row = await write.update('proceedings', { id: proceedingsId, version }, facts);
    return succeed({ id: proceedingsId, version: row.version });
  },
});
