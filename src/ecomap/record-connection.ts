import { z } from 'zod';
import { type CommandContext, command, ofPerson, staffIdOf } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { zDate } from '../foundation/dates.ts';
import { invalid, invalidField, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { isOnFamilyMap, isOnRecord } from '../people/index.ts';
import {
  type ConnectionRecord,
  connectionFaults,
  type NewConnection,
  sinceFaults,
  zConnection,
} from './connection.ts';
import { connectionRow, loadConnections } from './ecomap-store.ts';

/** A fault where the connection names somebody who is not of her family map; carers are on no map. */
async function strangerFault({ db }: Pick<CommandContext, 'db'>, personId: string, otherId: string | null) {
  if (otherId === null) return undefined;
  const isThere = otherId !== personId && (await isOnFamilyMap(db, personId, otherId));
  return isThere ? undefined : invalidField(['connection', 'otherId'], 'Select somebody of the family map');
}

function newRow({ today, actor }: CommandContext, personId: string, connection: NewConnection) {
  return { ...connectionRow(connection), personId, toldOn: today, recordedBy: staffIdOf(actor) };
}

/** Puts a person, group, service or place on somebody’s ecomap, as she tells it. */
export const recordConnection = command({
  name: 'recordConnection',
  summary: 'Put a person, group, service or place on an ecomap: how strong, and where its energy goes',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ personId: zId, connection: zConnection }),
  output: zChangedOut,
  audit: () => 'Added to an ecomap',
  api: { method: 'post', path: '/people/{personId}/ecomap/connections' },
  async handle(context, { personId, connection }) {
    const { db, write, today } = context;
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const stranger = await strangerFault(context, personId, connection.otherId);
    if (stranger) return stranger;
    const faults = connectionFaults(await loadConnections(db, personId), connection, today);
    if (faults.length > 0) return invalid(...faults);
    const made = await write.insert('ecomapConnection', newRow(context, personId, connection));
    return succeed({ id: made.id, version: made.version });
  },
});

const beganOnDay = ({ beganOn }: ConnectionRecord, day: Temporal.PlainDate) =>
  beganOn?.precision === 'day' && beganOn.date.equals(day);

/** A row beside the one that goes on, which keeps its address: how it was until the day on which it changed. */
async function keepAsItWas(
  context: CommandContext,
  personId: string,
  known: ConnectionRecord,
  since: Temporal.PlainDate,
): Promise<void> {
  const { id: _, version: __, toldOn, ...was } = known;
  const until = { ...was, endedOn: { date: since, precision: 'day' as const } };
  await context.write.insert('ecomapConnection', { ...newRow(context, personId, until), toldOn });
}

/** Corrects a connection; or, with `since`, ends it as it was and begins it as it is now; or takes out a mistake. */
export const changeConnection = command({
  name: 'changeConnection',
  summary: 'Change a connection of an ecomap: correct it, say since when it is otherwise, or take it out',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    connectionId: zId,
    version: z.int().min(1),
    connection: zConnection,
    since: zDate
      .nullish()
      .transform((day) => day ?? null)
      .meta({ description: 'Since when it is so: until then the ecomap keeps how it was' }),
    mistake: z.boolean().default(false),
  }),
  output: zChangedOut,
  audit: () => 'Changed an ecomap',
  api: { method: 'put', path: '/people/{personId}/ecomap/connections/{connectionId}' },
  async handle(context, { personId, connectionId, version, connection, since, mistake }) {
    const { db, write, today } = context;
    const all = await loadConnections(db, personId);
    const known = all.find(({ id }) => id === connectionId);
    if (!known) return notFound('connection');
    const seen = { id: connectionId, version };
    checkAsSeen('ecomapConnection', known, seen);
    if (mistake) {
      const struck = await write.update('ecomapConnection', seen, { struckOn: today });
      return succeed({ id: connectionId, version: struck.version });
    }
    const stranger = await strangerFault(context, personId, connection.otherId);
    if (stranger) return stranger;
    const others = all.filter(({ id }) => id !== connectionId);
    // Said a second time, the day is known: the rest is put right.
    const changedOn = since && !beganOnDay(known, since) ? since : null;
    const begun = since ? { ...connection, beganOn: { date: since, precision: 'day' as const } } : connection;
    const faults = [
      ...(changedOn ? sinceFaults(known, changedOn, today) : []),
      ...connectionFaults(others, begun, today),
    ];
    if (faults.length > 0) return invalid(...faults);
    const row = await write.update('ecomapConnection', seen, connectionRow(begun));
    if (changedOn) await keepAsItWas(context, personId, known, changedOn);
    return succeed({ id: connectionId, version: row.version });
  },
});
