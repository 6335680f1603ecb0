import { z } from 'zod';
import { command, staffIdOf, wholeTenant } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { checkAsSeen } from '../../foundation/database/write.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { zText } from '../../foundation/text.ts';
import { decideApart } from './pair.ts';
import { loadPair } from './pair-store.ts';

/** Says of two records that they are of two people, so that nobody has to look at them again. */
export const setPairApart = command({
  name: 'setPairApart',
  summary: 'Say of two records that they are of two people',
  permission: 'people:merge',
  about: wholeTenant,
  input: z.strictObject({
    id: zId.meta({ description: 'The pair' }),
    version: z.int().min(1),
    why: zText(1000, 'Say how you know that they are two people'),
  }),
  output: zChangedOut,
  audit: () => 'Said of two records that they are of two people',
  api: { method: 'post', path: '/possible-pairs/{id}/apart' },
  async handle({ db, write, today, actor }, { id, version, why }) {
    const pair = await loadPair(db, id);
    if (!pair) return notFound('pair');
    // What was said already is answered as such: there is nothing left to compare.
    const decided = decideApart(pair);
    if (!decided.ok) return decided;
    checkAsSeen('possiblePair', pair, { id, version });
    const apart = { apartOn: today, apartBy: staffIdOf(actor), apartWhy: why };
    return succeed(
      await write
        .update('possiblePair', { id, version }, apart)
        .then(({ version: now }) => ({ id, version: now })),
    );
  },
});
