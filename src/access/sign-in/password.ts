import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** The fewest characters that a password may have. Length is what counts: no rules about signs or capitals. */
export const SHORTEST_PASSWORD = 12;

/** The most; longer ones only cost time. */
export const LONGEST_PASSWORD = 128;

interface Cost {
  /** In KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };

const TAG_BYTES = 32;
const SALT_BYTES = 16;

const encode = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** One way to write each letter, so that a password typed on another keyboard is the same (RFC 8265). */
const messageOf = (password: string) => Buffer.from(password.normalize('NFKC'), 'utf8');

/** Hashes a password with argon2id, as a PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(SALT_BYTES);
  const tag = await derive('argon2id', {
    message: messageOf(password),
    nonce,
    tagLength: TAG_BYTES,
    ...COST,
  });
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encode(nonce)}$${encode(tag)}`;
}

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** True when the password is the one that was hashed; compared in constant time. False for a hash that is damaged. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const match = PHC.exec(hash);
  if (!match) return false;
  const [, memory, passes, parallelism, salt = '', kept = ''] = match;
  const expected = Buffer.from(kept, 'base64');
  const tag = await derive('argon2id', {
    message: messageOf(password),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  });
  return timingSafeEqual(tag, expected);
}

// Without 0, 1, I, L and O: nothing that is misread when it is passed on.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for somebody's first sign-in, in groups that can be read out: about 79 bits by chance. */
export function newPassword(): string {
  const pick = () => {
    for (;;) {
      const [byte = 255] = randomBytes(1);
      if (byte < 8 * LETTERS.length) return LETTERS[byte % LETTERS.length];
    }
  };
  const four = () => Array.from({ length: 4 }, pick).join('');
  return [four(), four(), four(), four()].join('-');
}
