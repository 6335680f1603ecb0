import type { WebAuthnCredential } from '@simplewebauthn/server';
import type pg from 'pg';

/** A passkey as its owner sees it. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Temporal.Instant;
  readonly lastUsedAt: Temporal.Instant | null;
}

/** A passkey as a device's answer is checked against. */
export interface StoredKey {
  readonly userId: string;
  readonly credential: WebAuthnCredential;
}

/** Her passkeys, the oldest first. */
export async function passkeysOf(pool: pg.Pool, userId: string): Promise<Passkey[]> {
  const { rows } = await pool.query<Passkey>(
    `select id, name, created_at as "createdAt", last_used_at as "lastUsedAt"
     from facet.passkey where "userId" = $1 order by created_at, id`,
    [userId],
  );
  return rows;
}

/** The names by which devices know the passkeys of a user. */
export async function credentialsOf(
  pool: pg.Pool,
  userId: string,
): Promise<{ id: string; transports: string[] }[]> {
  const { rows } = await pool.query<{ id: string; transports: string[] }>(
    'select credential_id as id, transports from facet.passkey where "userId" = $1',
    [userId],
  );
  return rows;
}

/** The passkey that a device names. */
export async function findKey(pool: pg.Pool, credentialId: string): Promise<StoredKey | undefined> {
  const { rows } = await pool.query<{
    userId: string;
    publicKey: Buffer;
    counter: number;
    transports: string[];
  }>(
    `select "userId", public_key as "publicKey", counter, transports from facet.passkey where credential_id = $1`,
    [credentialId],
  );
  const [row] = rows;
  if (!row) return undefined;
  const { userId, publicKey, counter, transports } = row;
  return {
    userId,
    credential: { id: credentialId, publicKey: new Uint8Array(publicKey), counter, transports },
  };
}

/** Keeps a new passkey. False when this very one is kept already. */
export async function addKey(
  pool: pg.Pool,
  userId: string,
  name: string,
  key: WebAuthnCredential,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into facet.passkey ("userId", name, credential_id, public_key, counter, transports)
     values ($1, $2, $3, $4, $5, $6) on conflict (credential_id) do nothing`,
    [userId, name, key.id, Buffer.from(key.publicKey), key.counter, key.transports ?? []],
  );
  return rowCount === 1;
}

/** Notes that a passkey was used. */
export async function noteUse(pool: pg.Pool, credentialId: string, counter: number): Promise<void> {
  await pool.query('update facet.passkey set counter = $2, last_used_at = now() where credential_id = $1', [
    credentialId,
    counter,
  ]);
}

/** Gives a passkey of hers another name. False when it is not hers. */
export async function renameKey(pool: pg.Pool, userId: string, id: string, name: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'update facet.passkey set name = $3 where id::text = $2 and "userId" = $1',
    [userId, id, name],
  );
  return rowCount === 1;
}

/** Removes a passkey of hers. False when it is not hers. */
export async function removeKey(pool: pg.Pool, userId: string, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('delete from facet.passkey where id::text = $2 and "userId" = $1', [
    userId,
    id,
  ]);
  return rowCount === 1;
}

/** Keeps what a device is asked to sign, for five minutes. */
export async function keepChallenge(
  pool: pg.Pool,
  challenge: string,
  about: { readonly userId: string | null; readonly name: string | null },
): Promise<void> {
  await pool.query('delete from facet.passkey_challenge where expires_at <= now()');
  await pool.query(
    `insert into facet.passkey_challenge (challenge, user_id, name, expires_at)
     values ($1, $2, $3, now() + interval '5 minutes')`,
    [challenge, about.userId, about.name],
  );
}

/** Takes a challenge that was kept for this user, or for nobody yet known: it can be taken once. */
export async function takeChallenge(
  pool: pg.Pool,
  challenge: string,
  userId: string | null,
): Promise<{ name: string | null } | undefined> {
  const { rows } = await pool.query<{ name: string | null }>(
    `delete from facet.passkey_challenge
     where challenge = $1 and user_id is not distinct from $2 and expires_at > now() returning name`,
    [challenge, userId],
  );
  return rows[0];
}
