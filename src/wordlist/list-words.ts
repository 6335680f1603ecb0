import { z } from 'zod';
import { query, withinReach } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { succeed } from '../foundation/result.ts';
import { markedKinds } from '../interface/wording/index.ts';
import { mergeWords } from './word-list.ts';
import { loadOwnWords } from './word-store.ts';

/** The list of words that are marked while somebody types: Facet’s own, with the council’s in their place. */
export const listWords = query({
  name: 'listWords',
  summary: 'Read the words of the trade and of blame that are marked while somebody types',
  permission: 'words:read',
  about: withinReach,
  input: z.strictObject({}),
  output: z.array(
    z.strictObject({
      id: zIdOut.nullable().meta({ description: 'Null for an entry that Facet ships with' }),
      version: zVersionOut.nullable(),
      words: z.string(),
      kind: z.enum(markedKinds),
      instead: z.string(),
      switchedOff: z.boolean(),
    }),
  ),
  api: { method: 'get', path: '/plain-words' },
  async handle({ db }) {
    return succeed(mergeWords(await loadOwnWords(db)));
  },
  looksAt: () => [],
});
