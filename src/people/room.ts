import type { Room } from '../doors/index.ts';
import { findPeople } from './find-people.ts';
import { getPerson, personHeader } from './get-person.ts';
import { peopleTables } from './tables.ts';

/** The parent at the centre: people, how they are tied, proceedings, removals and pregnancies. */
export const peopleRoom: Room = {
  name: 'people',
  tables: peopleTables,
  queries: [findPeople, getPerson, personHeader],
};
