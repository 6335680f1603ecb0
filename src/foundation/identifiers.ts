import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** A time-ordered identifier (RFC 9562, version 7), for rows that are named before they are stored. */
export function newId(now: Temporal.Instant): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now.epochMilliseconds, 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

// Without 0, 1, I, L, O and U: nothing that is misread over the phone, and no words.
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference that can be read out over the phone, such as `DIA-7K2M-QX4P` (about 39 bits by chance). */
export function newReference(prefix: string): string {
  const pick = () => LETTERS[randomBytes(2).readUInt16BE() % LETTERS.length];
  const four = () => Array.from({ length: 4 }, pick).join('');
  return `${prefix.slice(0, 3).toUpperCase()}-${four()}-${four()}`;
}

/** An identifier in a command's input. */
export const zId = z
  .guid('This is not an identifier that Facet made')
  .transform((text) => text.toLowerCase());
