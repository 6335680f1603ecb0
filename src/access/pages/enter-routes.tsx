import { Hono } from 'hono';
import { httpStatus } from '../../foundation/fault.ts';
import { type Desk, type Environment, faultsOf, type PageContext, safeNext, typed } from './desk.ts';
import { codePage, signInPage } from './sign-in-page.tsx';

async function show(desk: Desk, context: PageContext): Promise<Response> {
  const next = safeNext(context.req.query('next'));
  const account = await desk.signIn.accountOf(context.req.raw.headers);
  if (account) {
    const isUnready = account.passwordToChange || account.secondStepToSet;
    return context.redirect(isUnready ? '/account' : next, 303);
  }
  const joined = context.req.query('joined') === 'yes';
  return desk.page(context, signInPage({ ...(await desk.entrance(next)), joined }));
}

async function enter(desk: Desk, context: PageContext): Promise<Response> {
  const form = await desk.formOf(context);
  const email = typed(form, 'email');
  const next = safeNext(typed(form, 'next'));
  const done = await desk.signIn.signIn(
    { email, password: typed(form, 'password') },
    desk.visitorOf(context),
  );
  if (done.ok) {
    const code = `/sign-in/code?next=${encodeURIComponent(next)}`;
    return desk.redirect(context, done.value.needsTwoFactor ? code : next, done.value);
  }
  const view = { email, ...(await desk.entrance(next)) };
  const answer = signInPage({ ...view, faults: faultsOf(done.error), status: httpStatus(done.error) });
  return desk.page(context, answer, done.error);
}

async function enterDemo(desk: Desk, context: PageContext): Promise<Response> {
  const form = await desk.formOf(context);
  const next = safeNext(typed(form, 'next'));
  const done = await desk.signIn.demoSignIn(typed(form, 'who'), context.req.raw.headers);
  if (done.ok) return desk.redirect(context, next, done.value);
  const view = await desk.entrance(next);
  return desk.page(context, signInPage({ ...view, faults: faultsOf(done.error), status: 409 }));
}

async function enterCode(desk: Desk, context: PageContext): Promise<Response> {
  const form = await desk.formOf(context);
  const next = safeNext(typed(form, 'next'));
  const done = await desk.signIn.verifyTotp({ code: typed(form, 'code') }, desk.visitorOf(context));
  if (done.ok) return desk.redirect(context, next, done.value);
  const answer = codePage({ faults: faultsOf(done.error), status: httpStatus(done.error), next });
  return desk.page(context, answer, done.error);
}

async function leave(desk: Desk, context: PageContext): Promise<Response> {
  // What the browser keeps of her typing goes with the session: computers are shared.
  context.header('Clear-Site-Data', '"storage"');
  return desk.redirect(context, '/sign-in', await desk.signIn.signOut(context.req.raw.headers));
}

/** Coming in and going out. */
export function enterRoutes(desk: Desk): Hono<Environment> {
  const app = new Hono<Environment>();
  app.get('/sign-in', (context) => show(desk, context));
  desk.post(app, '/sign-in', (context) => enter(desk, context));
  desk.post(app, '/sign-in/demo', (context) => enterDemo(desk, context));
  app.get('/sign-in/code', (context) =>
    desk.page(context, codePage({ next: safeNext(context.req.query('next')) })),
  );
  desk.post(app, '/sign-in/code', (context) => enterCode(desk, context));
  app.get('/sign-out', (context) => context.redirect('/', 303));
  desk.post(app, '/sign-out', (context) => leave(desk, context));
  return app;
}
