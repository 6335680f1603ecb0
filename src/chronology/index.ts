import type { Room } from '../doors/index.ts';
import { getChronology } from './get-chronology.ts';

export { type Chronology, getChronology } from './get-chronology.ts';

/** Everything recorded of a person, in the order of time. */
export const chronologyRoom: Room = {
  name: 'chronology',
  queries: [getChronology],
};
