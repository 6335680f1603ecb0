import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { HtmlAnswer } from '../../doors/page.ts';
import { type Fault, type FieldFault, faultSentence, httpStatus } from '../../foundation/fault.ts';
import { type FormValues, parseForm, textAt } from '../../interface/forms/index.ts';
import { decide } from '../decide.ts';
import type { Cookies, SignIn, Visitor } from '../sign-in/index.ts';
import { type AddressOf, addressBehind } from '../visitor-address.ts';
import { type AccountNotice, accountPage } from './account-page.tsx';
import { givenPage } from './given-page.tsx';
import { codePage, signInPage } from './sign-in-page.tsx';
import { twoFactorPage } from './two-factor-page.tsx';
import { say } from './wording.ts';

/** What the server keeps of a request while it is answered. */
interface Environment {
  readonly Variables: { nonce: string; requestId: string };
}

type PageContext = Context<Environment>;

/** Lays a page out: the whole document for the answer. */
export type Render = (headers: Headers, nonce: string, answer: Omit<HtmlAnswer, 'kind'>) => Promise<string>;

const LONGEST_FORM_BYTES = 64 * 1024;
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

async function formOf(context: PageContext): Promise<FormValues> {
  const data = await context.req.raw.formData().catch(() => new FormData());
  return parseForm(data.entries()).values;
}

/** Faults as the page shows them: those of fields beside their fields, anything else as one sentence. */
function faultsOf(fault: Fault): readonly FieldFault[] {
  if (fault.kind === 'invalid') return fault.faults;
  if (fault.kind === 'too_many')
    return [{ path: [], message: say('tooMany', { minutes: Math.ceil(fault.retryAfterSeconds / 60) }) }];
  return [{ path: [], message: faultSentence(fault) }];
}

class SignInPages {
  readonly #signIn: SignIn;
  readonly #render: Render;
  readonly #addressOf: AddressOf;

  constructor(signIn: SignIn, render: Render, addressOf: AddressOf) {
    this.#signIn = signIn;
    this.#render = render;
    this.#addressOf = addressOf;
  }

  #visitorOf(context: PageContext): Visitor {
    return { headers: context.req.raw.headers, address: this.#addressOf(context) };
  }

  async page(context: PageContext, answer: HtmlAnswer, fault?: Fault): Promise<Response> {
    if (fault?.kind === 'too_many') context.header('Retry-After', String(fault.retryAfterSeconds));
    const text = await this.#render(context.req.raw.headers, context.get('nonce'), answer);
    return context.html(text, (answer.status ?? 200) as 200);
  }

  redirect(context: PageContext, to: string, { setCookies }: Cookies): Response {
    for (const cookie of setCookies) context.header('Set-Cookie', cookie, { append: true });
    return context.redirect(to, 303);
  }

  async show(context: PageContext): Promise<Response> {
    const next = safeNext(context.req.query('next'));
    const account = await this.#signIn.accountOf(context.req.raw.headers);
    if (account) return context.redirect(account.passwordToChange ? '/account' : next, 303);
    return this.page(context, signInPage({ demo: await this.#signIn.demoPeople(), next }));
  }

  async enter(context: PageContext): Promise<Response> {
    const form = await formOf(context);
    const email = textAt(form, ['email']) ?? '';
    const next = safeNext(textAt(form, ['next']));
    const password = textAt(form, ['password']) ?? '';
    const done = await this.#signIn.signIn({ email, password }, this.#visitorOf(context));
    if (done.ok) {
      const code = `/sign-in/code?next=${encodeURIComponent(next)}`;
      return this.redirect(context, done.value.needsTwoFactor ? code : next, done.value);
    }
    const view = { email, demo: await this.#signIn.demoPeople(), next };
    const answer = signInPage({ ...view, faults: faultsOf(done.error), status: httpStatus(done.error) });
    return this.page(context, answer, done.error);
  }

  async enterDemo(context: PageContext): Promise<Response> {
    const form = await formOf(context);
    const next = safeNext(textAt(form, ['next']));
    const done = await this.#signIn.demoSignIn(textAt(form, ['staffId']) ?? '');
    if (done.ok) return this.redirect(context, next, done.value);
    const view = { demo: await this.#signIn.demoPeople(), next };
    return this.page(context, signInPage({ ...view, faults: faultsOf(done.error), status: 409 }));
  }

  async enterCode(context: PageContext): Promise<Response> {
    const form = await formOf(context);
    const next = safeNext(textAt(form, ['next']));
    const done = await this.#signIn.verifyTotp(
      { code: textAt(form, ['code']) ?? '' },
      this.#visitorOf(context),
    );
    if (done.ok) return this.redirect(context, next, done.value);
    const answer = codePage({ faults: faultsOf(done.error), status: httpStatus(done.error), next });
    return this.page(context, answer, done.error);
  }

  async account(context: PageContext): Promise<Response> {
    const account = await this.#signIn.accountOf(context.req.raw.headers);
    if (!account) return context.redirect('/sign-in?next=%2Faccount', 303);
    return this.page(context, accountPage({ account, notice: noticeOf(context.req.query('done')) }));
  }

  /** Something that somebody signed in does to her account; her page again, with the faults, when it cannot be done. */
  async change(
    context: PageContext,
    run: (form: FormValues, headers: Headers) => ReturnType<SignIn['changePassword']>,
    notice: AccountNotice,
  ): Promise<Response> {
    const { headers } = context.req.raw;
    const account = await this.#signIn.accountOf(headers);
    if (!account) return context.redirect('/sign-in?next=%2Faccount', 303);
    const done = await run(await formOf(context), headers);
    if (done.ok) return this.redirect(context, `/account?done=${notice}`, done.value);
    const answer = accountPage({ account, faults: faultsOf(done.error), status: httpStatus(done.error) });
    return this.page(context, answer, done.error);
  }

  async beginTwoFactor(context: PageContext): Promise<Response> {
    const { headers } = context.req.raw;
    const account = await this.#signIn.accountOf(headers);
    if (!account) return context.redirect('/sign-in?next=%2Faccount', 303);
    const password = textAt(await formOf(context), ['password']) ?? '';
    const done = await this.#signIn.enableTotp({ password }, headers);
    if (done.ok) return this.page(context, twoFactorPage(done.value));
    return this.page(
      context,
      accountPage({ account, faults: faultsOf(done.error), status: httpStatus(done.error) }),
    );
  }

  async confirmTwoFactor(context: PageContext): Promise<Response> {
    const account = await this.#signIn.accountOf(context.req.raw.headers);
    if (!account) return context.redirect('/sign-in?next=%2Faccount', 303);
    const form = await formOf(context);
    const done = await this.#signIn.confirmTotp(
      { code: textAt(form, ['code']) ?? '' },
      this.#visitorOf(context),
    );
    if (done.ok) return this.redirect(context, '/account?done=twoFactorOn', done.value);
    const uri = (textAt(form, ['uri']) ?? '').slice(0, 500);
    const backupCodes = (textAt(form, ['backupCodes']) ?? '').slice(0, 500).split(' ').filter(Boolean);
    const view = { uri, backupCodes, faults: faultsOf(done.error), status: httpStatus(done.error) };
    return this.page(context, twoFactorPage(view), done.error);
  }

  /** An administrator gives somebody of her own tenant a password. */
  async giveSignIn(context: PageContext, give: boolean): Promise<Response> {
    const actor = await this.#signIn.sessionOf(context.req.raw.headers);
    const path = context.req.path;
    if (!actor) return context.redirect(`/sign-in?next=${encodeURIComponent(path)}`, 303);
    const staff = decide(actor, 'staff:manage').allowed
      ? await this.#signIn.staffOf(actor.tenant, context.req.param('id') ?? '')
      : undefined;
    if (!staff) return context.notFound();
    if (!give) return this.page(context, givenPage({ staff }));
    const { tenant } = actor;
    const given = await this.#signIn.giveSignIn({ ...staff, tenant, staffId: staff.id }, actor.staffId);
    return this.page(context, givenPage({ staff, given: given ?? 'taken' }));
  }
}

function noticeOf(done: string | undefined): AccountNotice | undefined {
  return done === 'passwordChanged' || done === 'twoFactorOn' || done === 'twoFactorOff' ? done : undefined;
}

/** The pages about signing in, to be mounted at the root. `render` lays each out as a whole document. */
export function createSignInRoutes(
  signIn: SignIn,
  render: Render,
  addressOf: AddressOf = addressBehind(0),
): Hono<Environment> {
  const app = new Hono<Environment>();
  const pages = new SignInPages(signIn, render, addressOf);
  const guarded = (handle: (context: PageContext) => Promise<Response>) => async (context: PageContext) =>
    fromElsewhere(context)
      ? context.text('This form was not sent from Facet’s own pages.', 403)
      : handle(context);
  const post = (path: string, handle: (context: PageContext) => Promise<Response>) =>
    app.post(path, guarded(handle));

  // Read before anybody is let in: nothing that is as long as a case note belongs here.
  const short = bodyLimit({
    maxSize: LONGEST_FORM_BYTES,
    onError: (context) => context.text('This is more than a sign-in form can hold.', 413),
  });
  for (const path of ['/sign-in/*', '/sign-out/*', '/account/*', '/staff/:id/sign-in']) app.use(path, short);

  app.get('/sign-in', (context) => pages.show(context));
  post('/sign-in', (context) => pages.enter(context));
  post('/sign-in/demo', (context) => pages.enterDemo(context));
  app.get('/sign-in/code', (context) =>
    pages.page(context, codePage({ next: safeNext(context.req.query('next')) })),
  );
  post('/sign-in/code', (context) => pages.enterCode(context));
  app.get('/sign-out', (context) => context.redirect('/', 303));
  post('/sign-out', async (context) =>
    pages.redirect(context, '/sign-in', await signIn.signOut(context.req.raw.headers)),
  );
  app.get('/account', (context) => pages.account(context));
  app.get('/account/*', (context) => context.redirect('/account', 303));
  post('/account/password', (context) =>
    pages.change(
      context,
      (form, headers) =>
        signIn.changePassword(
          { current: textAt(form, ['current']) ?? '', next: textAt(form, ['next']) ?? '' },
          headers,
        ),
      'passwordChanged',
    ),
  );
  post('/account/two-factor', (context) => pages.beginTwoFactor(context));
  post('/account/two-factor/confirm', (context) => pages.confirmTwoFactor(context));
  post('/account/two-factor/off', (context) =>
    pages.change(
      context,
      (form, headers) => signIn.disableTotp({ password: textAt(form, ['password']) ?? '' }, headers),
      'twoFactorOff',
    ),
  );
  app.get('/staff/:id/sign-in', (context) => pages.giveSignIn(context, false));
  post('/staff/:id/sign-in', (context) => pages.giveSignIn(context, true));
  return app;
}
