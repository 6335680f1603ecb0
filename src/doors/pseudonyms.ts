import { createHmac, hkdfSync } from 'node:crypto';

/** A name for a row that tells nobody whose it is: the same within one release, and another in each. */
export type Pseudonym = (release: string, row: string) => string;

// Without 0, 1, I, L, O and U: nothing that is misread.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The key of pseudonyms, from Facet's secret by HKDF (RFC 5869). */
export function pseudonymKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'facet pseudonyms', 32));
}

/**
 * Pseudonyms of one tenant: HMAC-SHA-256 under the key, about 39 bits of it, so that whoever has a row's identifier cannot
 * find it again, nor a row of one release in the next.
 */
export function pseudonymsOf(tenant: string, key: Buffer): Pseudonym {
  return (release, row) => {
    const bytes = createHmac('sha256', key)
      .update(JSON.stringify([tenant, release, row]))
      .digest();
    const letters = Array.from(bytes.subarray(0, 8), (byte) => LETTERS[byte % LETTERS.length]).join('');
    return `${letters.slice(0, 4)}-${letters.slice(4)}`;
  };
}
