import { z } from 'zod';
import { boundsOf, isBefore, type PartialDate, zPartialDate } from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { type Connection, connectionKinds, directions, strengths } from '../interface/charts/index.ts';
import { foldName, spanFaults } from '../people/index.ts';

type Day = Temporal.PlainDate;
const zMaybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

/** One connection, as it is given. */
export const zConnection = z.strictObject({
  name: zText(100, 'Enter who or what it is'),
  kind: z.enum(connectionKinds, 'Select what it is'),
  otherId: zMaybe(zId).meta({ description: 'Where it is somebody of the family map' }),
  strength: z.enum(strengths, 'Select how strong it is'),
  direction: zMaybe(z.enum(directions)),
  words: zOptionalText(500),
  beganOn: zMaybe(zPartialDate),
  endedOn: zMaybe(zPartialDate),
});
export type NewConnection = z.output<typeof zConnection>;

/** One connection as it is on record. */
export interface ConnectionRecord extends Connection {
  readonly version: number;
  readonly otherId: string | null;
  readonly toldOn: Day;
}

const at = (field: string, message: string): FieldFault => ({ path: ['connection', field], message });

/** Looks at a connection beside those on record; `others` leaves out the one that is being changed. */
export function connectionFaults(
  others: readonly ConnectionRecord[],
  connection: NewConnection,
  today: Day,
): FieldFault[] {
  const faults = spanFaults(connection, null, today).map(({ path, message }) => at(String(path[0]), message));
  if (connection.otherId && connection.kind !== 'person')
    faults.push(at('kind', 'Somebody of the family is a person'));
  const folded = foldName(connection.name);
  const isThere = others.some(({ name, endedOn }) => endedOn === null && foldName(name) === folded);
  if (isThere && !connection.endedOn)
    faults.push(at('name', 'This is on the ecomap already. Change it there'));
  return faults;
}

/** Looks at the day since which a connection is otherwise than before. */
export function sinceFaults(
  known: { readonly beganOn: PartialDate | null; readonly endedOn: PartialDate | null },
  since: Day,
  today: Day,
): FieldFault[] {
  const fault = (message: string): FieldFault[] => [{ path: ['since'], message }];
  if (isBefore(today, since)) return fault('This date must be today or in the past');
  if (known.endedOn) return fault('This had ended already. Add it again from the day on which it came back');
  if (known.beganOn && isBefore(since, boundsOf(known.beganOn).earliest))
    return fault('This is before it began. Check both dates');
  return [];
}
