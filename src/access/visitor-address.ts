import { isIPv4, isIPv6 } from 'node:net';
import type { Context } from 'hono';

/** Reads the address that a request came from, for rate limits: a network of IPv6 counts as one. */
export type AddressOf = (context: Context) => string;

const UNKNOWN = 'unknown';
const WITH_PORT = /^(?:(\d+\.\d+\.\d+\.\d+)|\[([^\]]+)\]):\d+$/;

/** The first 64 bits of an address of IPv6: whoever holds one holds all that begin so. */
function networkOf(address: string): string {
  const whole = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [head = '', tail] = whole.split('::').map((part) => part.split(':').filter(Boolean).join(':'));
  const first = head.split(':').filter(Boolean);
  const last = tail?.split(':').filter(Boolean) ?? [];
  const between = tail === undefined ? [] : Array(8 - first.length - last.length).fill('0');
  return `${[...first, ...between, ...last].slice(0, 4).join(':')}::/64`;
}

function addressIn(text: string | undefined): string {
  const sent = text?.trim() ?? '';
  const [, v4, v6] = WITH_PORT.exec(sent) ?? [];
  const address = (v4 ?? v6 ?? sent).replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(address)) return address;
  return isIPv6(address) ? networkOf(address) : UNKNOWN;
}

/**
 * Reads the address of the visitor behind so many proxies of one's own. Each proxy adds whom it spoke with to the end of
 * `X-Forwarded-For`; what stands before that came from outside, and may say anything.
 */
export function addressBehind(proxies: number): AddressOf {
  return (context) => {
    const env = context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
    const socket = addressIn(env?.incoming?.socket?.remoteAddress);
    if (proxies === 0) return socket;
    const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',');
    const found = addressIn(forwarded.at(-proxies));
    return found === UNKNOWN ? socket : found;
  };
}
