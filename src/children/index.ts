import type { Room } from '../doors/index.ts';
import { childChronology } from './child-chronology.ts';
import { childForms } from './child-forms.tsx';
import { childPages } from './child-pages.tsx';
import { childTables } from './child-tables.ts';
import { listChildStates } from './list-child-states.ts';
import { changeChildState, recordChildState } from './record-child-state.ts';

export { recordChildState };

/** Children through time: with whom they lived, which orders, plans and contact there were. */
export const childrenRoom: Room = {
  name: 'children',
  about: 'Children through time: with whom they lived, which orders, plans and contact there were',
  tables: childTables,
  commands: [recordChildState, changeChildState],
  queries: [listChildStates],
  pages: [...childPages, ...childForms],
  chronology: [childChronology],
};
