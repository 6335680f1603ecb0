import { isAPIError } from 'better-auth/api';

/** Cookies to set on the answer. */
export interface Cookies {
  readonly setCookies: readonly string[];
}

/** Said where nobody may come in as whoever it is: she has left since she gave her password. */
const NO_SESSION = 'FAILED_TO_CREATE_SESSION';

/** Runs one of better-auth's functions; undefined when it refuses. What went wrong below it goes on up. */
export async function attempt<T>(call: () => Promise<{ headers: Headers; response: T }>) {
  try {
    const { headers, response } = await call();
    return { setCookies: headers.getSetCookie(), response };
  } catch (error) {
    if (!isAPIError(error)) throw error;
    if (error.statusCode >= 500 && error.body?.code !== NO_SESSION) throw error.cause ?? error;
    return undefined;
  }
}

/** A sign-in starts anew, whatever cookies came with it; a device is never trusted past its second step. */
export function withoutCookies(headers: Headers): Headers {
  const fresh = new Headers(headers);
  fresh.delete('cookie');
  return fresh;
}

/** The second step is hers who began the first, never of a session that the browser still holds as well. */
export function withoutSession(headers: Headers, sessionCookie: string): Headers {
  const others = (headers.get('cookie') ?? '')
    .split(/;\s*/)
    .filter((pair) => !pair.startsWith(`${sessionCookie}=`));
  const fresh = withoutCookies(headers);
  fresh.set('cookie', others.join('; '));
  return fresh;
}

/** What a browser would send back after these were set. */
export function cookieHeaders(setCookies: readonly string[]): Headers {
  const pairs = setCookies.map((each) => each.split(';', 1)[0] ?? '').filter((pair) => !pair.endsWith('='));
  return new Headers({ cookie: pairs.join('; ') });
}
