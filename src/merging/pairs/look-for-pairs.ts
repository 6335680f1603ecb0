import { z } from 'zod';
import { type CommandContext, command, wholeTenant } from '../../doors/index.ts';
import { zCountOut } from '../../foundation/answers.ts';
import { succeed } from '../../foundation/result.ts';
import { nearPairs } from './near-pairs-store.ts';
import { pairChanges, pairsAmong } from './pair.ts';
import { pairsOnRecord } from './pair-store.ts';

const zLooked = z.strictObject({
  found: zCountOut.meta({ description: 'New pairs of records that may be of one person' }),
  gone: zCountOut.meta({ description: 'Pairs of which a name or a date was mended since' }),
  open: zCountOut.meta({ description: 'Pairs that wait to be looked at' }),
});

const AT_ONCE = 500;

async function look(context: CommandContext) {
  const { db, write, today } = context;
  const onRecord = await pairsOnRecord(db);
  const { add, remove } = pairChanges(pairsAmong(await nearPairs(db)), onRecord);
  for (const pair of remove) await write.remove('possiblePair', pair);
  const rows = add.map((pair) => ({ ...pair, foundOn: today }));
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await write.insertMany('possiblePair', rows.slice(from, from + AT_ONCE));
  const waiting = onRecord.filter(({ apartOn }) => apartOn === null).length;
  return succeed({ found: add.length, gone: remove.length, open: waiting + add.length - remove.length });
}

const audit = () => 'Looked for records that may be of one person';

/** Looks through all names and dates of birth for two records of one person. */
export const lookForPairs = command({
  name: 'lookForPairs',
  summary: 'Look through all records for two that may be of one person',
  permission: 'people:merge',
  // Who is on record twice is found among all.
  about: wholeTenant,
  input: z.strictObject({}),
  output: zLooked,
  audit,
  api: { method: 'post', path: '/possible-pairs/look' },
  handle: look,
});

/** The same look, once a day. */
export const lookForPairsDaily = command({
  name: 'lookForPairsDaily',
  summary: 'Look through all records once a day for two that may be of one person',
  permission: 'housekeeping:do',
  about: wholeTenant,
  input: z.strictObject({}),
  output: zLooked,
  audit,
  api: null,
  handle: look,
});
