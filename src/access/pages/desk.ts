import type { Context, Hono } from 'hono';
import type { HtmlAnswer } from '../../doors/page.ts';
import { type Fault, type FieldFault, faultSentence } from '../../foundation/fault.ts';
import { type FormValues, parseForm, textAt } from '../../interface/forms/index.ts';
import type { Account, Cookies, SignIn, Visitor } from '../sign-in/index.ts';
import type { SingleSignOn } from '../single-sign-on/index.ts';
import type { AddressOf } from '../visitor-address.ts';
import { say } from './wording.ts';

/** What the server keeps of a request while it is answered. */
export interface Environment {
  readonly Variables: { nonce: string; requestId: string };
}

export type PageContext = Context<Environment>;

/** Lays a page out: the whole document for the answer. */
export type Render = (headers: Headers, nonce: string, answer: Omit<HtmlAnswer, 'kind'>) => Promise<string>;

type Handle = (context: PageContext) => Promise<Response>;

const SAFE = new Set(['GET', 'HEAD']);

/** A form from another site is refused: browsers say where one comes from. */
function fromElsewhere(context: PageContext): boolean {
  if (SAFE.has(context.req.method)) return false;
  const site = context.req.header('sec-fetch-site');
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = context.req.header('origin');
  return origin !== undefined && URL.parse(origin)?.host !== context.req.header('host');
}

/** Only a place of Facet's own: never an address that leads away. */
export function safeNext(next: string | undefined): string {
  return next && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) && !next.startsWith('/sign-') ? next : '/';
}

/** Faults as the page shows them: those of fields beside their fields, anything else as one sentence. */
export function faultsOf(fault: Fault): readonly FieldFault[] {
  if (fault.kind === 'invalid') return fault.faults;
  if (fault.kind === 'too_many')
    return [{ path: [], message: say('tooMany', { minutes: Math.ceil(fault.retryAfterSeconds / 60) }) }];
  return [{ path: [], message: faultSentence(fault) }];
}

/** One field of a form as text; empty when it was not sent. */
export const typed = (form: FormValues, name: string): string => textAt(form, [name]) ?? '';

/** What the pages about signing in stand on. */
export interface DeskParts {
  readonly signIn: SignIn;
  readonly render: Render;
  readonly addressOf: AddressOf;
  readonly singleSignOn?: SingleSignOn | undefined;
  readonly baseUrl: string;
}

/** Where the pages about signing in are answered: what each of them needs to do so. */
export class Desk {
  readonly signIn: SignIn;
  readonly singleSignOn: SingleSignOn | undefined;
  /** True where pages are reached over https. */
  readonly secure: boolean;
  /** How people reach Facet: for addresses that are handed over. */
  readonly baseUrl: string;
  readonly #render: Render;
  readonly #addressOf: AddressOf;

  constructor({ signIn, render, addressOf, singleSignOn, baseUrl }: DeskParts) {
    this.signIn = signIn;
    this.singleSignOn = singleSignOn;
    this.baseUrl = baseUrl;
    this.secure = baseUrl.startsWith('https:');
    this.#render = render;
    this.#addressOf = addressOf;
  }

  visitorOf(context: PageContext): Visitor {
    return { headers: context.req.raw.headers, address: this.#addressOf(context) };
  }

  /** Adds a route that takes a form of Facet's own pages, and of no others. */
  post(app: Hono<Environment>, path: string, handle: Handle): void {
    app.post(path, async (context) =>
      fromElsewhere(context)
        ? context.text('This form was not sent from Facet’s own pages.', 403)
        : handle(context),
    );
  }

  /** What the sign-in page offers besides name and password. */
  async entrance(next: string) {
    const directories = (await this.singleSignOn?.offered()) ?? [];
    return { demo: await this.signIn.demoPeople(), directories, next };
  }

  async formOf(context: PageContext): Promise<FormValues> {
    const data = await context.req.raw.formData().catch(() => new FormData());
    return parseForm(data.entries()).values;
  }

  async page(context: PageContext, answer: HtmlAnswer, fault?: Fault): Promise<Response> {
    if (fault?.kind === 'too_many') context.header('Retry-After', String(fault.retryAfterSeconds));
    const text = await this.#render(context.req.raw.headers, context.get('nonce'), answer);
    return context.html(text, (answer.status ?? 200) as 200);
  }

  redirect(context: PageContext, to: string, { setCookies }: Cookies = { setCookies: [] }): Response {
    for (const cookie of setCookies) context.header('Set-Cookie', cookie, { append: true });
    return context.redirect(to, 303);
  }

  /** Answers for whoever is signed in; anybody else is asked to sign in, and comes back to `place`. */
  async withAccount(
    context: PageContext,
    place: string,
    handle: (account: Account) => Promise<Response>,
  ): Promise<Response> {
    const account = await this.signIn.accountOf(context.req.raw.headers);
    return account ? handle(account) : context.redirect(`/sign-in?next=${encodeURIComponent(place)}`, 303);
  }
}
