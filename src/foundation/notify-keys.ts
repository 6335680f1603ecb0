import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigFault } from './plain-fault.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** With which key, and where, GOV.UK Notify is asked for a tenant. */
export interface NotifySetUp {
  readonly keyOf: (tenant: string) => string | undefined;
  /** Of a stand-in on this machine; GOV.UK Notify itself where it is left out. */
  readonly url?: string | undefined;
}

/** A key is a name, the service's id and its secret, joined by hyphens. */
const KEY = /^\S*[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;
const SLUG = /^[a-z][\da-z_-]*$/u;

/** A stand-in may only be on this machine: real numbers and addresses go to nobody else. */
function readUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
    return url.origin;
  throw new ConfigFault(
    `FACET_NOTIFY_URL is “${text}”. It is only for a stand-in on this machine, such as http://127.0.0.1:6011`,
  );
}

function readKept(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new ConfigFault(`${path} cannot be read (${(error as Error).message})`);
  }
}

/**
 * Keys of GOV.UK Notify: `FACET_NOTIFY_KEY_<TENANT>`, or the file `notify/<tenant>` in the data folder. It is read each time
 * that it is needed, so that a key can be changed while Facet runs.
 */
export function readNotify(env: Environment, dataFolder: string): NotifySetUp {
  return {
    url: readUrl(env.FACET_NOTIFY_URL),
    keyOf(tenant) {
      if (!SLUG.test(tenant)) return undefined;
      const name = `FACET_NOTIFY_KEY_${tenant.toUpperCase().replaceAll('-', '_')}`;
      const key = env[name]?.trim() || readKept(join(dataFolder, 'notify', tenant));
      if (key === undefined || KEY.test(key)) return key;
      throw new ConfigFault(`The key of GOV.UK Notify for ${tenant} is not whole. Copy it again from Notify`);
    },
  };
}
