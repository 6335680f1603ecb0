import { realpath } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Config } from '../config.ts';
import { PlainFault } from '../plain-fault.ts';
import { answers, embeddedConnection, startEmbedded } from './embedded.ts';
import { lockFolder } from './folder-lock.ts';

/** A database that is open, as its owner sees it. */
export interface OpenDatabase {
  readonly connection: pg.PoolConfig;
  /** Lets go of the database; stops the embedded server if this process started it. */
  close(): Promise<void>;
}

/** The database cannot be reached; the message says what to do. */
export class DatabaseAway extends PlainFault {
  override readonly name = 'DatabaseAway';
}

const OLDEST_SERVER = 180_000;

/**
 * Opens the database: the server at `DATABASE_URL`, else the embedded one of the data folder. `shared` lets a command
 * use the embedded server that another Facet is running on the same folder; without it, that is a fault.
 *
 * @throws PlainFault with one clear line when there is no database to be had
 */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  options: { readonly shared?: boolean } = {},
): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) return openServer(config.databaseUrl);
  const lock = await lockFolder(config.dataFolder);
  if (!lock.held) {
    if (options.shared) return joinEmbedded(config.dataFolder);
    throw new DatabaseAway(
      `Another Facet (process ${lock.by}) is using the data folder ${config.dataFolder}. Stop it, or choose another folder with --data DIR`,
    );
  }
  try {
    const server = await startEmbedded(config.dataFolder);
    const close = async () => {
      await server.stop();
      await lock.release();
    };
    return { connection: server.connection, close };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openServer(databaseUrl: string): Promise<OpenDatabase> {
  const connection = { connectionString: databaseUrl };
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  const { hostname, port } = new URL(databaseUrl);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string }>(
      `select current_setting('server_version_num') as number`,
    );
    if (Number(rows[0]?.number) < OLDEST_SERVER)
      throw new DatabaseAway(`The database at ${hostname} is older than PostgreSQL 18, which Facet needs`);
    await checkRights(client);
  } catch (error) {
    if (error instanceof PlainFault) throw error;
    const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new DatabaseAway(`The database at ${hostname}:${port || 5432} does not answer (${why})`);
  } finally {
    await client.end().catch(() => {});
  }
  return { connection, close: async () => {} };
}

/** What Facet’s own user of a server must be able to do, by what PostgreSQL calls it. */
async function checkRights(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; missing: string }>(
    `select rolname as name,
       concat_ws(' ', case when not rolcreaterole then 'createrole' end,
         case when not rolbypassrls then 'bypassrls' end) as missing
     from pg_roles where rolname = current_user and not rolsuper and not (rolcreaterole and rolbypassrls)`,
  );
  const [found] = rows;
  if (!found) return;
  const { name, missing } = found;
  throw new PlainFault(
    `The database user ${name} may not do all that Facet needs. An administrator of the server runs once: alter role "${name}" ${missing}`,
  );
}

/** The other Facet may still be starting its server: give it a little time. */
async function joinEmbedded(dataFolder: string): Promise<OpenDatabase> {
  const connection = embeddedConnection(await realpath(dataFolder));
  for (let attempt = 0; attempt < 40; attempt += 1) {
    if (await answers(connection)) return { connection, close: async () => {} };
    await sleep(250);
  }
  throw new DatabaseAway(
    `Another Facet is using the data folder ${dataFolder}, and its database does not answer`,
  );
}
