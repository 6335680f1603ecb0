import { z } from 'zod';
import { command, wholeTenant } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { refused } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { zText } from '../foundation/text.ts';
import { markedKinds } from '../interface/wording/index.ts';
import { sameWords } from './word-list.ts';
import { loadOwnWords } from './word-store.ts';

/** Puts words on the list, changes what is said of them, or switches them off. */
export const changeWords = command({
  name: 'changeWords',
  summary: 'Put words on the list of those that are marked, change what is said of them, or switch them off',
  permission: 'words:manage',
  about: wholeTenant,
  input: z.strictObject({
    words: zText(60, 'Enter the words to mark').transform((words) => words.replace(/\s+/gu, ' ')),
    kind: z.enum(markedKinds, 'Select why these words are marked'),
    instead: zText(200, 'Enter what could be written instead'),
    switchedOff: z.boolean().default(false),
    version: z
      .int()
      .min(1)
      .optional()
      .meta({ description: 'Of an entry of your own: the version that you read' }),
  }),
  output: zChangedOut,
  audit: ({ switchedOff }) =>
    switchedOff ? 'Switched marked words off' : 'Changed the list of marked words',
  api: { method: 'put', path: '/plain-words' },
  async handle({ db, write }, { version, ...entry }) {
    const known = (await loadOwnWords(db)).find(({ words }) => sameWords(words) === sameWords(entry.words));
    if (!known) {
      const row = await write.insert('plainWord', entry);
      return succeed({ id: row.id, version: row.version });
    }
    if (version === undefined)
      return refused('already_there', 'These words are on the list already. Change them there', [
        { path: ['words'], message: 'These words are on the list already. Change them there' },
      ]);
    checkAsSeen('plainWord', known, { id: known.id, version });
    const row = await write.update('plainWord', { id: known.id, version }, { ...entry, words: known.words });
    return succeed({ id: row.id, version: row.version });
  },
});
