import type { Room } from '../doors/index.ts';
import { comparePeople } from './compare-people.ts';
import { findMerged, followMerge, getMerge, listMerges } from './get-merges.ts';
import { mergeChronology } from './merge-chronology.ts';
import { mergePeople } from './merge-people.ts';
import { mergeTables } from './merge-tables.ts';
import { mergeForm } from './pages/merge-form.tsx';
import { mergeSection, mergesPages } from './pages/merges-page.tsx';
import { pairForms } from './pages/pair-forms.tsx';
import { pairsPages } from './pages/pairs-page.tsx';
import { undoForm } from './pages/undo-form.tsx';
import { getPair, listPairs } from './pairs/list-pairs.ts';
import { lookForPairs, lookForPairsDaily } from './pairs/look-for-pairs.ts';
import { pairTables } from './pairs/pair-tables.ts';
import { setPairApart } from './pairs/set-pair-apart.ts';
import { unmergePeople } from './unmerge-people.ts';

export { absorbedSql, recordsOf } from './records-store.ts';
export {
  comparePeople,
  findMerged,
  followMerge,
  getMerge,
  getPair,
  listPairs,
  lookForPairs,
  lookForPairsDaily,
  mergePeople,
  setPairApart,
  unmergePeople,
};

/** Two records of one person: compared, made one, and taken apart again. */
export const mergingRoom: Room = {
  name: 'merging',
  about: 'Two records of one person: compared, made one, and taken apart again',
  tables: [...mergeTables, ...pairTables],
  commands: [mergePeople, unmergePeople, lookForPairs, lookForPairsDaily, setPairApart],
  queries: [listPairs, getPair, comparePeople, listMerges, getMerge, findMerged, followMerge],
  chronology: [mergeChronology],
  pages: [...mergesPages, ...mergeForm, ...undoForm, ...pairsPages, ...pairForms],
  housekeeping: [lookForPairsDaily],
  personSections: [mergeSection],
};
