import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Actor, SignedInActor } from '../access/actor.ts';
import type { Page, PageAnswer, PageRequest, Sitting } from '../doors/index.ts';
import { dayAt } from '../foundation/clock.ts';
import type { Fault } from '../foundation/fault.ts';
import { newId } from '../foundation/identifiers.ts';
import { fail } from '../foundation/result.ts';
import type { ParsedForm } from '../interface/forms/index.ts';
import type { AppParts, Environment, TenantEntry } from './environment.ts';
import { faultPage } from './fault-page.tsx';
import { createRateLimit, sentFromOurPages, VISITOR_FORMS } from './hardening.ts';
import { fieldsToKeep, formAgain, pageOfForm } from './kept-form.ts';
import { isTooLarge } from './large-form.ts';
import { addressAfterMerge } from './merged-record.ts';
import { answerOf, refusalOf, sitAt } from './page-sitting.ts';
import { type Frame, renderPage } from './render.tsx';
import { entriesOf, hasFiles, isForm, readForm, TOO_MUCH } from './sent-form.ts';

const NOTICE = 'facet_notice';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

type PageContext = Context<Environment>;

const named = (tenant: TenantEntry | undefined) => ({
  tenantName: tenant?.name,
  demonstration: tenant?.demo ?? false,
});

function takeNotice(context: PageContext): string | undefined {
  const kept = getCookie(context, NOTICE);
  if (!kept) return undefined;
  deleteCookie(context, NOTICE, { path: '/' });
  return Buffer.from(kept, 'base64url').toString('utf8').slice(0, 300);
}

/** Serves every page that the rooms declare. */
export class Browser {
  readonly #parts: AppParts;
  readonly #pages: readonly Page[];
  readonly #publicPosts: ReturnType<typeof createRateLimit>;

  constructor(parts: AppParts) {
    this.#parts = parts;
    this.#pages = parts.rooms.flatMap((room) => room.pages ?? []);
    this.#publicPosts = createRateLimit(
      parts.visitorForms ?? VISITOR_FORMS,
      600,
      () => parts.clock.now().epochMilliseconds,
    );
  }

  routes(): Hono<Environment> {
    const app = new Hono<Environment>();
    for (const page of this.#pages) app.on(page.method, page.path, (context) => this.#serve(page, context));
    app.get('/kept/:id', (context) => this.#serveKept(context, context.req.param('id')));
    return app;
  }

  /** The frame of a page for whoever is signed in, or for a visitor to one tenant. */
  async frame(context: PageContext, actor: SignedInActor | null, tenantSlug?: string): Promise<Frame> {
    const slug = actor?.tenant ?? tenantSlug;
    const tenant = slug ? await this.#parts.tenantOf(slug) : undefined;
    const bare = this.bareFrame(context.get('nonce'));
    return { ...bare, actor, ...named(tenant), notice: takeNotice(context), path: context.req.path };
  }

  /** The frame of the sign-in room's pages, which know the tenant only when there is one. */
  async frameFor(headers: Headers, nonce: string): Promise<Frame> {
    const actor = await this.#parts.sessionOf(headers);
    const tenant = actor ? await this.#parts.tenantOf(actor.tenant) : await this.#parts.onlyTenant();
    return { ...this.bareFrame(nonce), actor, ...named(tenant) };
  }

  /** A frame that needs no database: for saying that it is away. */
  bareFrame(nonce: string): Frame {
    const navigation = this.#parts.rooms
      .flatMap((room) => room.navigation ?? [])
      .sort((a, b) => a.order - b.order);
    const { assets } = this.#parts;
    return {
      assets,
      nonce,
      navigation,
      actor: null,
      tenantName: undefined,
      demonstration: false,
      notice: undefined,
      path: '',
    };
  }

  async faultResponse(
    context: PageContext,
    fault: Fault,
    actor: SignedInActor | null,
    tenantSlug?: string,
  ): Promise<Response> {
    const answer = faultPage(fault);
    const frame = await this.frame(context, actor, tenantSlug);
    if (fault.kind === 'too_many') context.header('Retry-After', String(fault.retryAfterSeconds));
    return context.html(await renderPage(frame, answer), (answer.status ?? 500) as 500);
  }

  /** What is too large to be read whole: of a form with files, its page again with what was typed; else what is wrong. */
  async serveTooLarge(context: PageContext): Promise<Response> {
    const { raw, path } = context.req;
    const found = hasFiles(raw) && isTooLarge(raw) ? pageOfForm(this.#pages, path) : undefined;
    if (found) return this.#serve(found.page, context, found.params);
    const frame = await this.frame(context, await this.#parts.sessionOf(raw.headers));
    return context.html(await renderPage(frame, faultPage(TOO_MUCH)), 413);
  }

  async #serve(
    page: Page,
    context: PageContext,
    params = context.req.param() as Record<string, string>,
  ): Promise<Response> {
    const signedIn = await this.#parts.sessionOf(context.req.raw.headers);
    if (!sentFromOurPages(context)) {
      return this.faultResponse(
        context,
        { kind: 'forbidden', reason: 'This form was not sent from Facet’s own pages.' },
        signedIn,
      );
    }
    const actor = await this.#actorFor(page, params, signedIn);
    if (actor === 'unknown_tenant')
      return this.faultResponse(context, { kind: 'not_found', what: 'page' }, signedIn);
    if (actor === 'sign_in') return signInThen(context, await this.#placeToReturn(context));
    const sitting = sitAt(this.#parts.bus, page, actor, params);
    const refusal = refusalOf(page, actor, sitting);
    if (refusal) return this.faultResponse(context, refusal, signedIn);
    if (page.permission === 'public' && page.method === 'post') {
      const wait = this.#publicPosts.waitFor(this.#parts.addressOf(context));
      if (wait > 0)
        return this.faultResponse(
          context,
          { kind: 'too_many', retryAfterSeconds: wait },
          signedIn,
          params.tenant,
        );
    }
    const request = await this.#request(context, {
      actor,
      sitting,
      params,
      path: context.req.path,
      form: await readForm(context.req.raw),
    });
    if (nothingToRead(request))
      return this.faultResponse(
        context,
        { kind: 'invalid', faults: request.formFaults },
        signedIn,
        params.tenant,
      );
    return this.#answer(context, await answerOf(page, request, sitting), actor, params.tenant);
  }

  /** Where to go after signing in again: to the page asked for, or to the form that came too late. */
  async #placeToReturn(context: PageContext): Promise<string> {
    const url = new URL(context.req.url);
    if (context.req.method === 'GET') return `${url.pathname}${url.search}`;
    const owner = await this.#parts.lateOwnerOf(context.req.raw.headers);
    const data = owner && isForm(context.req.raw) ? await entriesOf(context.req.raw) : undefined;
    const fields = data && fieldsToKeep(data.fields);
    const id = owner && fields && (await this.#parts.keptForms.keep(owner, { path: url.pathname, fields }));
    return id ? `/kept/${id}` : '/';
  }

  /** A form that came in after its session had ended, as its own page shows it: filled, and not yet saved. */
  async #serveKept(context: PageContext, id: string): Promise<Response> {
    const signedIn = await this.#parts.sessionOf(context.req.raw.headers);
    if (!signedIn) return signInThen(context, `/kept/${encodeURIComponent(id)}`);
    const kept = UUID.test(id) ? await this.#parts.keptForms.find(signedIn, id) : undefined;
    const found = kept && pageOfForm(this.#pages, kept.path);
    if (!kept || !found) return this.faultResponse(context, { kind: 'not_found', what: 'form' }, signedIn);
    const { page, params } = found;
    const sitting = sitAt(this.#parts.bus, page, signedIn, params);
    const refusal = refusalOf(page, signedIn, sitting);
    if (refusal) return this.faultResponse(context, refusal, signedIn);
    const form = formAgain(kept);
    const request = await this.#request(context, { actor: signedIn, sitting, params, path: kept.path, form });
    return this.#answer(context, await answerOf(page, request, sitting), signedIn, params.tenant);
  }

  async #actorFor(
    page: Page,
    params: Record<string, string>,
    signedIn: SignedInActor | null,
  ): Promise<Actor | 'sign_in' | 'unknown_tenant'> {
    const slug = params.tenant;
    if (page.permission !== 'public') return signedIn ?? 'sign_in';
    if (slug === undefined) return signedIn ?? 'sign_in';
    if (!(await this.#parts.tenantOf(slug))) return 'unknown_tenant';
    const given = Object.values(params)
      .filter((value) => UUID.test(value))
      .map((value) => value.toLowerCase());
    return { kind: 'guest', tenant: slug, given };
  }

  async #request(context: PageContext, sent: Sent): Promise<PageRequest> {
    const { clock, house, programmesOf, tenantOf } = this.#parts;
    const { actor, sitting, params } = sent;
    const { values, faults, idempotencyKey, version } = sent.form;
    const now = clock.now();
    const { searchParams } = new URL(context.req.url);
    let formKey = idempotencyKey ?? newId(now);
    return {
      actor,
      tenantName: (await tenantOf(actor.tenant))?.name ?? actor.tenant,
      now,
      today: dayAt(now),
      programmes: programmesOf(actor.tenant),
      house,
      origin: this.#parts.baseUrl,
      path: sent.path,
      params,
      search: searchParams,
      form: values,
      get formKey() {
        return formKey;
      },
      seenVersion: version,
      formFaults: faults,
      async run(command, input) {
        // What could not be read as a form runs nothing: the page says why, with all that was typed.
        if (faults.length > 0) return fail({ kind: 'invalid', faults });
        const key = keyOf(command.name, idempotencyKey);
        const result = await sitting.run(command, input, key);
        // Whoever is told that the form was sent before may send it once more, as another one.
        const used = !result.ok && result.error.kind === 'refused' && result.error.code === 'key_used';
        if (used) formKey = newId(now);
        return result;
      },
      ask: (query, input) => sitting.ask(query, input),
    };
  }

  async #answer(
    context: PageContext,
    answer: PageAnswer,
    actor: Actor,
    tenantSlug?: string,
  ): Promise<Response> {
    const signedIn = isSignedIn(actor) ? actor : null;
    if (answer.kind === 'fault') {
      // What is asked for by an address that cannot be read is not there; what is wrong in a search is said.
      const { method, url } = context.req;
      const unread = method === 'GET' && answer.fault.kind === 'invalid' && new URL(url).search === '';
      const found: Fault = unread ? { kind: 'not_found', what: 'page' } : answer.fault;
      const kept =
        method === 'GET' && found.kind === 'not_found'
          ? await addressAfterMerge(this.#parts.bus, actor, context.req.path)
          : undefined;
      if (kept !== undefined) return context.redirect(`${kept}${new URL(url).search}`, 303);
      return this.faultResponse(context, found, signedIn, tenantSlug);
    }
    if (answer.kind === 'file') {
      return context.body(answer.text, 200, {
        'Content-Type': typeof answer.text === 'string' ? `${answer.type}; charset=utf-8` : answer.type,
        'Content-Disposition': `${answer.inSandbox ? 'inline' : 'attachment'}; filename="${answer.name.replace(/[^\w.-]/g, '_')}"`,
      });
    }
    if (answer.kind === 'redirect') {
      const { notice, cookie } = answer;
      const kept = { path: '/', httpOnly: true, sameSite: 'Lax', secure: this.#parts.secure } as const;
      if (notice)
        setCookie(context, NOTICE, Buffer.from(notice).toString('base64url'), { ...kept, maxAge: 60 });
      if (cookie) setCookie(context, cookie.name, cookie.value, { ...kept, maxAge: cookie.maxAgeSeconds });
      return context.redirect(answer.to, 303);
    }
    const frame = await this.frame(context, signedIn, tenantSlug);
    return context.html(await renderPage(frame, answer), (answer.status ?? 200) as 200);
  }
}

const isSignedIn = (actor: Actor): actor is SignedInActor =>
  actor.kind === 'staff' || actor.kind === 'partner' || actor.kind === 'parent';

/** What was sent to a page, as it is read. */
interface Sent {
  readonly actor: Actor;
  readonly sitting: Sitting;
  readonly params: Record<string, string>;
  readonly path: string;
  readonly form: ParsedForm;
}

const signInThen = (context: PageContext, place: string): Response =>
  context.redirect(`/sign-in?next=${encodeURIComponent(place)}`, 303);

/** One form may run several commands: each has its own key. A key that no form of ours made is no key. */
function keyOf(command: string, formKey: string | undefined): string | undefined {
  return formKey && /^[\w-]{8,64}$/.test(formKey) ? `${formKey}:${command}`.slice(0, 100) : undefined;
}

/** True for what was sent and is no form at all: there is nothing in it that a page could show again. */
const nothingToRead = ({ form, formFaults }: PageRequest) =>
  formFaults.length > 0 && Object.keys(form).length === 0;
