import type { Room } from '../doors/index.ts';
import { changeWords } from './change-words.ts';
import { listWords } from './list-words.ts';
import { wordPages } from './word-pages.tsx';
import { wordTables } from './word-tables.ts';

/** Plain words: those of the trade and of blame are marked while somebody types, from a list that the council owns. */
export const wordsRoom: Room = {
  name: 'wordlist',
  about: 'Plain words: words of the trade and of blame that are marked while somebody types',
  tables: wordTables,
  commands: [changeWords],
  queries: [listWords],
  pages: wordPages,
  navigation: [{ text: 'Plain words', href: '/words', permission: 'words:read', order: 80, under: 'manage' }],
};
