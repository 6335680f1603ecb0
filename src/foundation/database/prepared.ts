import type pg from 'pg';

// Each costs the server some tens of kilobytes on each connection, so only what is asked again and again is prepared.
const MOST_ON_A_CONNECTION = 120;
const LONGEST_PREPARED = 6_000;
const MOST_REMEMBERED = 1_000;

const askedBefore = new Set<string>();
const names = new WeakMap<pg.ClientBase, Map<string, string>>();

/**
 * The name under which a connection keeps a statement parsed and planned; undefined for one that is asked for the first
 * time, or is too long, or one too many. `scope` is the tenant and the door: a statement is planned for the tables in
 * sight and for the policies of a role, so each scope has its own.
 */
export function preparedName(client: pg.ClientBase, scope: string, text: string): string | undefined {
  if (text.length > LONGEST_PREPARED) return undefined;
  const key = `${scope} ${text}`;
  const known = names.get(client) ?? new Map<string, string>();
  names.set(client, known);
  const name = known.get(key);
  if (name !== undefined) return name;
  if (!askedBefore.has(key)) {
    if (askedBefore.size >= MOST_REMEMBERED) askedBefore.clear();
    askedBefore.add(key);
    return undefined;
  }
  if (known.size >= MOST_ON_A_CONNECTION) return undefined;
  const fresh = `facet_${known.size + 1}`;
  known.set(key, fresh);
  return fresh;
}
