import type { Room } from '../doors/index.ts';
import { comparePeople } from './compare-people.ts';
import { findMerged, followMerge, getMerge, listMerges } from './get-merges.ts';
import { mergeChronology } from './merge-chronology.ts';
import { mergePeople } from './merge-people.ts';
import { mergeTables } from './merge-tables.ts';
import { mergeForm } from './pages/merge-form.tsx';
import { mergeSection, mergesPages } from './pages/merges-page.tsx';
import { undoForm } from './pages/undo-form.tsx';
import { unmergePeople } from './unmerge-people.ts';

export { absorbedSql, recordsOf } from './records-store.ts';
export { comparePeople, findMerged, followMerge, getMerge, mergePeople, unmergePeople };

/** Two records of one person: compared, made one, and taken apart again. */
export const mergingRoom: Room = {
  name: 'merging',
  about: 'Two records of one person: compared, made one, and taken apart again',
  tables: mergeTables,
  commands: [mergePeople, unmergePeople],
  queries: [comparePeople, listMerges, getMerge, findMerged, followMerge],
  chronology: [mergeChronology],
  pages: [...mergesPages, ...mergeForm, ...undoForm],
  personSections: [mergeSection],
};
