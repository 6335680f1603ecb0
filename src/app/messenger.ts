import { NotifyClient } from 'notifications-node-client';
import { z } from 'zod';
import type { Delivery, Message, Messenger } from '../doors/index.ts';
import type { NotifySetUp } from '../foundation/notify-keys.ts';

const TOO_MANY = 429;
const SERVER_FAULT = 500;
const FORBIDDEN = 403;
const TIMEOUT_MILLISECONDS = 10_000;
const OFFICIAL = 'https://api.notifications.service.gov.uk';

interface Asked {
  readonly method?: string;
  readonly url?: string;
  readonly data?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the client makes its requests with: no redirect is followed, and none waits for ever. */
async function overFetch({ method = 'get', url = '', data, headers = {} }: Asked) {
  const answer = await fetch(url, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    ...(data === undefined ? {} : { body: JSON.stringify(data) }),
  });
  if (!answer.ok) throw new Refusal(answer.status);
  return { status: answer.status, data: await answer.json() };
}

class Refusal extends Error {
  readonly status: number;
  constructor(status: number) {
    super(`GOV.UK Notify answered ${status}`);
    this.status = status;
  }
}

/** A key that is not taken is no fault of the message: it waits until the key is put right. */
const isForLater = (error: unknown): boolean =>
  !(error instanceof Refusal) ||
  error.status === TOO_MANY ||
  error.status === FORBIDDEN ||
  error.status >= SERVER_FAULT;

const zTaken = z.object({ data: z.object({ id: z.string() }) });
const zStanding = z.object({ data: z.object({ status: z.string() }) });
const zFound = z.object({
  data: z.object({ notifications: z.array(z.object({ id: z.string() })) }),
});

const LOST = new Set(['permanent-failure', 'temporary-failure', 'technical-failure']);

async function deliver(client: NotifyClient, message: Message): Promise<Delivery> {
  const { way, to, template, words, reference } = message;
  const options = { personalisation: { words }, reference };
  try {
    const sent = await (way === 'text'
      ? client.sendSms(template, to, options)
      : client.sendEmail(template, to, options));
    return { is: 'sent', id: zTaken.parse(sent).data.id };
  } catch (error) {
    return isForLater(error) ? { is: 'later' } : { is: 'refused' };
  }
}

/** Sends through GOV.UK Notify, by its own client library. */
export function notifyMessenger({ keyOf, url = OFFICIAL }: NotifySetUp): Messenger {
  const clients = new Map<string, NotifyClient>();
  const clientOf = (tenant: string): NotifyClient | undefined => {
    const key = keyOf(tenant);
    if (key === undefined) return undefined;
    const known = clients.get(key);
    if (known) return known;
    const client = new NotifyClient(url, key);
    client.setClient(overFetch as unknown as Parameters<NotifyClient['setClient']>[0]);
    clients.set(key, client);
    return client;
  };
  return {
    knows: (tenant) => keyOf(tenant) !== undefined,
    async send(tenant, message) {
      const client = clientOf(tenant);
      return client ? deliver(client, message) : { is: 'later' };
    },
    async find(tenant, reference) {
      try {
        const answer = await clientOf(tenant)?.getNotifications(undefined, undefined, reference);
        const [first] = zFound.parse(answer).data.notifications;
        return first ? { is: 'sent', id: first.id } : { is: 'none' };
      } catch {
        return { is: 'later' };
      }
    },
    async standing(tenant, id) {
      try {
        const { status } = zStanding.parse(await clientOf(tenant)?.getNotificationById(id)).data;
        if (status === 'delivered') return 'arrived';
        return LOST.has(status) ? 'lost' : 'under_way';
      } catch (error) {
        return isForLater(error) ? 'later' : 'under_way';
      }
    },
  };
}
