import type pg from 'pg';
import type { ProgrammeLibrary } from '../doors/index.ts';
import type { TenantEntry } from './environment.ts';
import { keepProgrammes, readLibrary, shippedFiles } from './programmes.ts';

interface Known {
  readonly entry: TenantEntry;
  readonly library: ProgrammeLibrary;
}

/** The tenants of this server with their programmes, read once each and kept. */
export interface Tenants {
  /** The tenant, read now if it was added since the start; undefined when there is none of that name. */
  find(slug: string): Promise<TenantEntry | undefined>;
  /** The one tenant when there is only one. */
  only(): Promise<TenantEntry | undefined>;
  /** Every tenant that there is now. */
  all(): Promise<readonly TenantEntry[]>;
  /** Programmes of a tenant that was found before. */
  programmesOf(slug: string): ProgrammeLibrary;
}

const SLUG = /^[a-z][a-z0-9_]{0,39}$/;

/** Publishes new versions of shipped programmes into the tenants that have them, and keeps every tenant's library. */
export async function openTenants(owner: pg.Pool): Promise<Tenants> {
  const files = await shippedFiles();
  const known = new Map<string, Known>();

  const load = async (entry: TenantEntry): Promise<Known> => {
    const client = await owner.connect();
    try {
      await keepProgrammes(client, entry.slug, files);
      const tenant = { entry, library: await readLibrary(client, entry.slug) };
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
      return tenant.library;
    },
  };
}
