import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type Fault, httpStatus } from '../../foundation/fault.ts';
import { CALLBACK } from '../single-sign-on/index.ts';
import { type Desk, type Environment, faultsOf, type PageContext, safeNext } from './desk.ts';
import { signInPage } from './sign-in-page.tsx';

const TEN_MINUTES = 600;

const cookieOf = (desk: Desk) => (desk.secure ? '__Host-facet.state' : 'facet.state');

async function refuse(desk: Desk, context: PageContext, fault: Fault): Promise<Response> {
  if (fault.kind === 'not_found') return context.notFound();
  const view = { faults: faultsOf(fault), status: httpStatus(fault) };
  return desk.page(context, signInPage({ ...(await desk.entrance('/')), ...view }), fault);
}

/** Out to the organisation's directory, and back from it. */
export function singleSignOnRoutes(desk: Desk): Hono<Environment> {
  const app = new Hono<Environment>();
  const { singleSignOn } = desk;
  if (!singleSignOn) return app;
  // A link and no form: the pages' policy sends forms to Facet alone.
  app.get('/sign-in/single-sign-on', async (context) => {
    const next = safeNext(context.req.query('next'));
    const begun = await singleSignOn.begin(context.req.query('at') ?? '', next, desk.visitorOf(context));
    if (!begun.ok) return refuse(desk, context, begun.error);
    const kept = { path: '/', httpOnly: true, sameSite: 'Lax', secure: desk.secure } as const;
    setCookie(context, cookieOf(desk), begun.value.state, { ...kept, maxAge: TEN_MINUTES });
    return context.redirect(begun.value.to, 303);
  });
  app.get(CALLBACK, async (context) => {
    const kept = getCookie(context, cookieOf(desk));
    deleteCookie(context, cookieOf(desk), { path: '/', secure: desk.secure });
    const answer = new URL(context.req.url).searchParams;
    const done = await singleSignOn.finish(answer, kept, desk.visitorOf(context));
    return done.ok
      ? desk.redirect(context, safeNext(done.value.next), done.value)
      : refuse(desk, context, done.error);
  });
  return app;
}
