import { randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { Environment } from './environment.ts';

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "manifest-src 'self'",
  // No script makes markup out of text: what would is stopped by the browser, whatever package it came with.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];

/** A file that somebody sent: it is kept, or shown in a sandbox, never opened as a page of Facet's. */
const FILE_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

const UNUSED = [
  'accelerometer',
  'autoplay',
  'bluetooth',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'interest-cohort',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

const PERMISSIONS = [
  ...UNUSED.map((feature) => `${feature}=()`),
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
].join(', ');

function policyFor(headers: Headers, nonce: string): string {
  if (headers.has('Content-Disposition')) return FILE_POLICY;
  return [...POLICY, `script-src 'self' 'nonce-${nonce}'`].join('; ');
}

/** Headers of every answer: what a browser may load, who may frame it, what is sent on, and that it is kept by nobody. */
export function hardened(secure: boolean): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const nonce = randomBytes(16).toString('base64');
    context.set('nonce', nonce);
    await next();
    const { headers } = context.res;
    headers.set('Content-Security-Policy', policyFor(headers, nonce));
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('X-Frame-Options', 'DENY');
    headers.set('X-Permitted-Cross-Domain-Policies', 'none');
    headers.set('Referrer-Policy', 'same-origin');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('Origin-Agent-Cluster', '?1');
    headers.set('Permissions-Policy', PERMISSIONS);
    if (secure) headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains');
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  };
}

const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;

/**
 * Answers only under the name that people know Facet by: what another name leads to here was misdirected. On a machine
 * of one's own, every name of that machine will do. A load balancer may ask for `/health` by whatever name it has.
 */
export function ownHostOnly(baseUrl: string): MiddlewareHandler<Environment> {
  const own = new URL(baseUrl).host;
  const isOwn = (host: string) => host.toLowerCase() === own || (LOCAL.test(own) && LOCAL.test(host));
  return async (context, next) => {
    const host = context.req.header('host');
    if (host === undefined || isOwn(host) || context.req.path === '/health') return next();
    return context.text('This is not the address of this service.', 421);
  };
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True when a form was sent from Facet's own pages. Browsers name where a request comes from (Fetch Metadata); an older
 * one sends Origin. A request with neither is not a browser's, and carries no cookie that it did not steal.
 */
export function sentFromOurPages(context: Context): boolean {
  if (SAFE.has(context.req.method)) return true;
  const site = context.req.header('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = context.req.header('origin');
  return origin === undefined || URL.parse(origin)?.host === context.req.header('host');
}

/** How many forms are taken in ten minutes from one address without an account. */
export const VISITOR_FORMS = 120;

const MOST_COUNTED = 20_000;

/** A count of tries for each address within a window, in memory: enough to slow a flood on one server. */
export function createRateLimit(most: number, windowSeconds: number, now: () => number) {
  const counts = new Map<string, { count: number; until: number }>();
  return {
    /** How many addresses are remembered. */
    size: () => counts.size,
    /** True when this address was counted within the window. */
    isCounted: (key: string) => (counts.get(key)?.until ?? 0) > now(),
    /** Seconds to wait before another try, or 0; this counts none. */
    waitNow(key: string): number {
      const at = now();
      const entry = counts.get(key);
      const isFull = entry !== undefined && entry.until > at && entry.count >= most;
      return isFull ? Math.ceil((entry.until - at) / 1000) : 0;
    },
    /** Seconds to wait, or 0 when this try may go on. */
    waitFor(key: string): number {
      const at = now();
      const entry = counts.get(key);
      if (!entry || entry.until <= at) {
        // The oldest come first. A flood from everywhere must fill no memory, even if somebody's count is then forgotten.
        counts.delete(key);
        for (const [each, { until }] of counts) {
          if (until > at && counts.size < MOST_COUNTED) break;
          counts.delete(each);
        }
        counts.set(key, { count: 1, until: at + windowSeconds * 1000 });
        return 0;
      }
      entry.count += 1;
      return entry.count > most ? Math.ceil((entry.until - at) / 1000) : 0;
    },
  };
}
