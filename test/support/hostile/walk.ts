import type { Page } from '../../../src/doors/index.ts';
import type { TestApp, TestReader } from '../app.ts';
import { formsOf, linksOf, type PageForm, repeatedIds } from './page-forms.ts';

/** A form that somebody can come to, where it stands, and who filled it. */
export interface FoundForm {
  /** The page that it stands on and the page that it is sent to. */
  readonly key: string;
  readonly at: string;
  readonly reader: TestReader;
  readonly form: PageForm;
}

export interface Walked {
  /** One address of every page that was come to, by the page’s path. */
  readonly pages: ReadonlyMap<string, string>;
  readonly forms: readonly FoundForm[];
  /** Ids that stand more than once in a page, each with an address of that page. */
  readonly repeated: readonly string[];
}

const patterns = new Map<string, RegExp>();

/** A page’s path as a pattern for addresses. Every link of every page is held against all of them, so each is made once. */
function patternOf(path: string): RegExp {
  const known = patterns.get(path);
  if (known) return known;
  const pattern = patternFor(path);
  patterns.set(path, pattern);
  return pattern;
}

function patternFor(path: string): RegExp {
  const parts = path.split('/').map((part) => {
    if (!part.startsWith(':')) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const rule = /\{(.*)\}/.exec(part)?.[1];
    return rule ? `(?:${rule})` : '[^/]+';
  });
  return new RegExp(`^${parts.join('/')}/?$`);
}

const withoutQuery = (address: string) => address.split(/[?#]/)[0] ?? address;

/** Which declared page answers an address: the first, as the server looks for it. */
export function pageAt(pages: readonly Page[], method: Page['method'], address: string): string | undefined {
  const plain = withoutQuery(address);
  return pages.find((page) => page.method === method && patternOf(page.path).test(plain))?.path;
}

/** Leaving is not a page to walk through. */
const NOT_WALKED = /^\/(assets|sign-in|sign-out|api|account)\b/;

/**
 * Walks the house as a reader would: from the first addresses along every link `within` an address, an address or two for each page,
 * and reads the forms on the way. A page that is added is walked without being listed anywhere.
 */
export async function walkPages(
  app: TestApp,
  pages: readonly Page[],
  reader: TestReader,
  first: readonly string[],
  within = '/',
): Promise<Walked> {
  const found = new Map<string, string>();
  const seen = new Map<string, Map<string, number>>();
  const forms = new Map<string, FoundForm>();
  const repeated: string[] = [];
  const waiting = [...first];
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const path = pageAt(pages, 'get', address);
    const place = withoutNames(address);
    if (!path || NOT_WALKED.test(address) || !address.startsWith(within)) continue;
    const visits = seen.get(path) ?? new Map<string, number>();
    const again = visits.get(place);
    if (again === undefined ? visits.size >= PLACES : again >= VISITS) continue;
    seen.set(path, visits.set(place, (again ?? 0) + 1));
    const answer = await app.get(address, reader);
    const to = answer.status === 303 ? answer.headers.get('location') : null;
    if (to) waiting.push(to);
    if (answer.status >= 500) throw new Error(`${reader} at ${address} got ${answer.status}`);
    if (answer.status !== 200) continue;
    found.set(path, address);
    const html = await answer.text();
    waiting.push(...linksOf(html));
    repeated.push(...repeatedIds(html).map((id) => `#${id} at ${path}`));
    for (const form of formsOf(html)) {
      const action = form.action || address;
      const key = `${form.method} ${bare(action)} at ${bare(address)}`;
      if (pageAt(pages, form.method, action) && !forms.has(key)) {
        forms.set(key, { key, at: address, reader, form: { ...form, action } });
      }
    }
  }
  return { pages: found, forms: [...forms.values()], repeated: [...new Set(repeated)] };
}

/** How often an address is come to that differs from another only in whom it names: not all have the same links. */
const VISITS = 2;
/** How many such addresses one page is come to by: enough for every step of a journey, without every figure. */
const PLACES = 16;

/** An address without what it names: identifiers, secrets and numbers. */
const bare = (address: string) =>
  (address.split(/[?#]/)[0] ?? '').replaceAll(/[\w-]{32,}/g, '*').replaceAll(/\/\d+/g, '/N');

/** The same, with the names of what is searched for. */
const withoutNames = (address: string) => bare(address) + queryNames(address);

const queryNames = (address: string) => {
  const [, query] = address.split('?');
  return query ? `?${[...new URLSearchParams(query).keys()].sort().join('&')}` : '';
};
