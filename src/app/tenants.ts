import type pg from 'pg';
import { type ProgrammeLibrary, publishedLately } from '../doors/index.ts';
import { inRequest } from '../foundation/database/session.ts';
import { defectEntry } from '../foundation/defect.ts';
import type { Log } from '../foundation/log.ts';
import type { TenantEntry } from './environment.ts';
import { keepProgrammes, openShelf, type Shelf, shippedTexts } from './programmes.ts';

interface Known {
  readonly entry: TenantEntry;
  readonly shelf: Shelf;
  /** When the database was last asked what is published, on the process’s own clock in milliseconds. */
  lookedAt: number;
  readonly looker: Looker;
}

/** The tenants of this server with their programmes. What is published while it runs is there at the next request. */
export interface Tenants {
  /**
   * The tenant, read now if it was added since the start; undefined when there is none of that name. Its programmes are
   * looked at again when a second has passed, or at once where this process published one.
   */
  find(slug: string): Promise<TenantEntry | undefined>;
  /** The one tenant when there is only one. */
  only(): Promise<TenantEntry | undefined>;
  /** Every tenant that there is now. */
  all(): Promise<readonly TenantEntry[]>;
  /** Programmes of a tenant that was found before. */
  programmesOf(slug: string): ProgrammeLibrary;
}

/** What the tenants are read by. */
export interface TenantParts {
  /** As the owner of the database. */
  readonly owner: pg.Pool;
  /** As the app. */
  readonly pool: pg.Pool;
  readonly log: Pick<Log, 'warn'>;
}

const SLUG = /^[a-z][a-z0-9_]{0,39}$/;

/** Another process may have published: it is asked no more often than this. */
const LOOKED_EVERY_MILLISECONDS = 1_000;

/** Looks, one look at a time: whoever asks while one is under way is told by the next, which begins after she asked. */
class Looker {
  readonly #look: () => Promise<void>;
  #running: Promise<void> | undefined;
  #queued: Promise<void> | undefined;

  constructor(look: () => Promise<void>) {
    this.#look = look;
  }

  look(): Promise<void> {
    if (!this.#running) {
      this.#running = this.#look().finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    this.#queued ??= this.#running.then(() => {
      this.#queued = undefined;
      return this.look();
    });
    return this.#queued;
  }
}

/** Reads what was published since. The programmes that are known still hold where the database is away. */
async function lookAgain(known: Omit<Known, 'looker'>, { pool, log }: TenantParts): Promise<void> {
  const scope = { tenant: known.entry.slug, door: 'staff', staffId: null } as const;
  try {
    await inRequest(pool, scope, { readOnly: true }, ({ client }) => known.shelf.refresh(client));
    known.lookedAt = performance.now();
  } catch (error) {
    log.warn({ tenant: known.entry.slug, error: defectEntry(error) }, 'programmes were not read again');
  }
}

async function freshen({ entry, lookedAt, looker }: Known): Promise<void> {
  const isDue = performance.now() - lookedAt >= LOOKED_EVERY_MILLISECONDS;
  if (isDue || publishedLately(entry.slug)) await looker.look();
}

/** Publishes new versions of shipped programmes into the tenants that have them, and keeps every tenant's library. */
export async function openTenants(parts: TenantParts): Promise<Tenants> {
  const { owner } = parts;
  const files = await shippedTexts();
  const known = new Map<string, Known>();

  const load = async (entry: TenantEntry): Promise<Known> => {
    const client = await owner.connect();
    try {
      await keepProgrammes(client, entry.slug, files);
      const shelf = await openShelf(client, entry.slug);
      const tenant: Known = {
        entry,
        shelf,
        lookedAt: performance.now(),
        looker: new Looker(() => lookAgain(tenant, parts)),
      };
      known.set(entry.slug, tenant);
      return tenant;
    } finally {
      client.release();
    }
  };
  const read = async (where: string, values: string[]): Promise<TenantEntry[]> => {
    const { rows } = await owner.query<TenantEntry>(
      `select slug, name, demo from facet.tenant ${where}`,
      values,
    );
    return rows;
  };

  for (const entry of await read('', [])) await load(entry);
  return {
    async find(slug) {
      const tenant = known.get(slug);
      if (tenant) await freshen(tenant);
      if (tenant || !SLUG.test(slug)) return tenant?.entry;
      const [entry] = await read('where slug = $1', [slug]);
      return entry && (await load(entry)).entry;
    },
    async only() {
      const [first, second] = await read('limit 2', []).catch(() => []);
      return second ? undefined : first;
    },
    all: () => read('order by slug', []),
    programmesOf(slug) {
      const tenant = known.get(slug);
      if (!tenant) throw new Error('a tenant was asked for its programmes before it was found');
      return tenant.shelf.library();
    },
  };
}
