import type { ApiPlace, Command, Query, Room } from '../doors/index.ts';

/** A command or query that has a place in the API. */
export type Operation = (Command | Query) & { readonly api: ApiPlace };

/** The operations of one room. */
export interface RoomOperations {
  readonly name: string;
  readonly about: string;
  readonly operations: readonly Operation[];
}

/** Every operation that has a place in the API, room by room; rooms without one are left out. */
export function operationsByRoom(rooms: readonly Room[]): RoomOperations[] {
  return rooms
    .map(({ name, about, commands = [], queries = [] }) => {
      const all: readonly (Command | Query)[] = [...commands, ...queries];
      return {
        name,
        about,
        operations: all.filter((each): each is Operation => each.api !== null),
      };
    })
    .filter(({ operations }) => operations.length > 0);
}

/** Every operation that has a place in the API. */
export function operationsOf(rooms: readonly Room[]): Operation[] {
  return operationsByRoom(rooms).flatMap(({ operations }) => operations);
}
