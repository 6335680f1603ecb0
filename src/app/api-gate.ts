import { createHash } from 'node:crypto';
import { createRateLimit } from './hardening.ts';

/** How much the API answers in a minute. */
export interface ApiLimits {
  /** Requests with one token. */
  readonly perToken: number;
  /** Requests from one address that bring no good token. */
  readonly perAddress: number;
}

/** Where nothing else is set: ten requests a second with a token, one a second without. */
export const API_LIMITS: ApiLimits = { perToken: 600, perAddress: 60 };

/** The largest body that the API reads, in bytes: the longest note many times over. */
export const LARGEST_API_BODY = 2 * 1024 * 1024;

/** Likewise where an operation takes a file: one of the largest in base64, and words beside it. */
export const LARGEST_API_FILE_BODY = 15 * 1024 * 1024;

const A_MINUTE = 60;

/** Counts what is asked of the API: by address until a token is known to be good, by token from then on. */
export interface ApiGate {
  /**
   * Seconds until this address may bring a token again; 0 when it may now. Who brought a good one within the minute is
   * not kept out by another program behind the same address.
   */
  waitToKnock(address: string, token: string | undefined): number;
  /** Counts a request without a good token. Seconds to wait, or 0. */
  countStranger(address: string): number;
  /** Counts a request with a good token. Seconds to wait, or 0. */
  countKnown(token: string): number;
}

/** A count in the memory of this server. `now` is in milliseconds. Tokens are remembered by their hash alone. */
export function createApiGate({ perToken, perAddress }: ApiLimits, now: () => number): ApiGate {
  const tokens = createRateLimit(perToken, A_MINUTE, now);
  const strangers = createRateLimit(perAddress, A_MINUTE, now);
  const keyOf = (token: string) => createHash('sha256').update(token).digest('base64url');
  return {
    waitToKnock: (address, token) =>
      token !== undefined && tokens.isCounted(keyOf(token)) ? 0 : strangers.waitNow(address),
    countStranger: (address) => strangers.waitFor(address),
    countKnown: (token) => tokens.waitFor(keyOf(token)),
  };
}
