import { sql } from 'kysely';
import type { CommandContext } from '../../doors/index.ts';
import type { TenantDb } from '../../foundation/database/session.ts';
import type { ReadService } from './from-open-referral.ts';
import type { PublishedTerm } from './published.ts';

/** Identifiers of services in their order, after one of them. */
export async function idsInOrder(db: TenantDb, after: string | undefined, most: number): Promise<string[]> {
  const services = db.selectFrom('directoryService').select('id').orderBy('id').limit(most);
  const rows = await (after ? services.where('id', '>', after) : services).execute();
  return rows.map(({ id }) => id);
}

/** Services of a file of which a part belongs, here, to another service: each with that part. */
export async function ownersOf(
  db: TenantDb,
  services: readonly ReadService[],
): Promise<ReadonlyMap<string, string>> {
  const claims = services.flatMap(({ id, content }) =>
    [...content.places, ...content.contacts].flatMap((part) => (part.id ? [{ id: part.id, by: id }] : [])),
  );
  const ids = claims.map(({ id }) => id);
  const { rows } = await sql<{ id: string; serviceId: string }>`
    select id, service_id from directory_contact where id = any (${ids}::uuid[])
    union all select id, service_id from directory_service_at_location where id = any (${ids}::uuid[])`.execute(
    db,
  );
  const ownerOf = new Map(rows.map(({ id, serviceId }) => [id, serviceId]));
  return new Map(
    claims.flatMap(({ id, by }) => {
      const owner = ownerOf.get(id);
      return owner !== undefined && owner !== by ? [[by, id] as const] : [];
    }),
  );
}

/** Those whose parent is known come first; a parent that nobody knows, or a circle, is let go. */
function parentsFirst(terms: readonly PublishedTerm[], known: ReadonlySet<string>): PublishedTerm[] {
  const placed = new Set(known);
  const ordered: PublishedTerm[] = [];
  let waiting = [...terms];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ parentId }) => parentId === null || placed.has(parentId));
    const next = ready.length > 0 ? ready : waiting.slice(0, 1).map((term) => ({ ...term, parentId: null }));
    for (const term of next) {
      placed.add(term.id);
      ordered.push(term);
    }
    waiting = waiting.filter(({ id }) => !placed.has(id));
  }
  return ordered;
}

/** Those of the identifiers that stand in a table already. */
async function among(
  db: TenantDb,
  table: 'directoryTerm' | 'directoryTaxonomy',
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom(table)
    .select('id')
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Puts words that are new here on their lists, under the identifiers that the file gives them. */
export async function writeTerms(
  { db, write }: Pick<CommandContext, 'db' | 'write'>,
  services: readonly ReadService[],
): Promise<void> {
  const fresh = new Map(services.flatMap(({ terms }) => terms.map((term) => [term.id, term] as const)));
  if (fresh.size === 0) return;
  const named = [...fresh.values()];
  const terms = [...fresh.keys(), ...named.flatMap(({ parentId }) => parentId ?? [])];
  const known = await among(db, 'directoryTerm', terms);
  const taxonomies = await among(
    db,
    'directoryTaxonomy',
    named.map(({ taxonomyId }) => taxonomyId),
  );
  for (const term of parentsFirst(
    named.filter(({ id }) => !known.has(id)),
    known,
  )) {
    const { taxonomyId, taxonomy, taxonomyDescription, taxonomyUri, ...row } = term;
    if (!taxonomies.has(taxonomyId)) {
      const list = { name: taxonomy, description: taxonomyDescription, uri: taxonomyUri };
      await write.insert('directoryTaxonomy', { id: taxonomyId, ...list });
      taxonomies.add(taxonomyId);
    }
    await write.insert('directoryTerm', { ...row, taxonomyId });
  }
}
