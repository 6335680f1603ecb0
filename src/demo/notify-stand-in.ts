import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** What was sent to the stand-in. */
export interface StandInMessage {
  readonly id: string;
  readonly type: 'sms' | 'email';
  readonly to: string;
  readonly template: string;
  readonly words: string;
  readonly reference: string | null;
  readonly status: string;
}

/** A stand-in that runs. */
export interface NotifyStandIn {
  readonly url: string;
  readonly sent: readonly StandInMessage[];
  /** The next so many requests are answered with this status, as when the provider has too much to do. */
  fail(times: number, status: number): void;
  stop(): Promise<void>;
}

/** The key of the stand-in under --demo; no real service has it. */
export const DEMO_NOTIFY_KEY =
  'demo-00000000-0000-4000-8000-000000000001-00000000-0000-4000-8000-000000000002';

const zSend = z.object({
  template_id: z.guid(),
  phone_number: z.string().optional(),
  email_address: z.string().optional(),
  personalisation: z.object({ words: z.string() }),
  reference: z.string().optional(),
});

const MOST_BYTES = 100_000;
const KEY_PART = 36;
const SERVER_FAULT = 500;

/** Numbers and addresses that the provider documents for trying out what does not arrive. */
const STATUS_OF: Readonly<Record<string, string>> = {
  '07700900002': 'permanent-failure',
  '07700900003': 'temporary-failure',
  'perm-fail@simulator.notify': 'permanent-failure',
  'temp-fail@simulator.notify': 'temporary-failure',
};

/** Whether a request was signed with this key: a JSON Web Token by HMAC-SHA256, as the provider asks for. */
function isSigned(header: string | undefined, key: string): boolean {
  const [head, body, signature, ...more] = (header ?? '').replace(/^Bearer /u, '').split('.');
  if (!head || !body || !signature || more.length > 0) return false;
  const wanted = createHmac('sha256', key.slice(-KEY_PART)).update(`${head}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request) {
    text += part;
    if (text.length > MOST_BYTES) return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const faultBody = (status: number, message: string) => ({
  status_code: status,
  errors: [{ error: status === 429 ? 'RateLimitError' : 'BadRequestError', message }],
});

async function take(request: IncomingMessage, type: 'sms' | 'email'): Promise<StandInMessage | null> {
  const read = zSend.safeParse(await bodyOf(request));
  const to = read.data?.[type === 'sms' ? 'phone_number' : 'email_address'];
  if (!read.success || to === undefined) return null;
  if (type === 'sms' && !/^(?:\+44|0)7\d{9}$/u.test(to.replace(/[^\d+]/gu, ''))) return null;
  const { template_id: template, personalisation, reference = null } = read.data;
  const status = STATUS_OF[to.replaceAll(' ', '')] ?? 'delivered';
  return { id: randomUUID(), type, to, template, words: personalisation.words, reference, status };
}

/**
 * A stand-in for GOV.UK Notify, for development, the demonstration and tests. It listens on this machine alone, keeps what
 * it is given in memory, and sends nothing to anybody.
 */
export async function startNotifyStandIn(key: string): Promise<NotifyStandIn> {
  const sent: StandInMessage[] = [];
  let failing = { times: 0, status: SERVER_FAULT };
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (!isSigned(request.headers.authorization, key))
      return answer(response, 403, faultBody(403, 'Invalid token'));
    if (failing.times > 0) {
      failing = { ...failing, times: failing.times - 1 };
      return answer(response, failing.status, faultBody(failing.status, 'Try again'));
    }
    const sending = /^\/v2\/notifications\/(sms|email)$/u.exec(pathname)?.[1];
    if (request.method === 'POST' && (sending === 'sms' || sending === 'email')) {
      const message = await take(request, sending);
      if (!message) return answer(response, 400, faultBody(400, 'ValidationError'));
      sent.push(message);
      return answer(response, 201, { id: message.id, reference: message.reference });
    }
    if (pathname === '/v2/notifications') {
      const wanted = searchParams.get('reference');
      const notifications = sent.filter(({ reference }) => reference === wanted);
      return answer(response, 200, { notifications, links: {} });
    }
    const one = sent.find(({ id }) => pathname === `/v2/notifications/${id}`);
    return one ? answer(response, 200, one) : answer(response, 404, faultBody(404, 'No result found'));
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sent,
    fail(times, status) {
      failing = { times, status };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
