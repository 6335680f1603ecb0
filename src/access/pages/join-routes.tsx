import { Hono } from 'hono';
import { httpStatus } from '../../foundation/fault.ts';
import { type Desk, type Environment, faultsOf, type PageContext, typed } from './desk.ts';
import { deadLinkPage, joinPage } from './join-page.tsx';

/** The address holds a secret: nothing that it leads to is told of it. */
function quiet(context: PageContext): void {
  context.header('X-Robots-Tag', 'noindex');
}

async function show(desk: Desk, context: PageContext): Promise<Response> {
  quiet(context);
  const token = context.req.param('token') ?? '';
  const link = await desk.signIn.readLink(token, desk.visitorOf(context));
  return desk.page(context, link ? joinPage({ link, token }) : deadLinkPage());
}

async function open(desk: Desk, context: PageContext): Promise<Response> {
  quiet(context);
  const token = context.req.param('token') ?? '';
  const password = typed(await desk.formOf(context), 'password');
  const link = await desk.signIn.readLink(token, desk.visitorOf(context));
  if (!link) return desk.page(context, deadLinkPage());
  const done = await desk.signIn.openLink({ token, password });
  if (done.ok) return desk.redirect(context, '/sign-in?joined=yes');
  if (done.error.kind === 'not_found') return desk.page(context, deadLinkPage());
  const view = { link, token, faults: faultsOf(done.error), status: httpStatus(done.error) };
  return desk.page(context, joinPage(view), done.error);
}

/** Links that an administrator hands over: to join, and to come back in. */
export function joinRoutes(desk: Desk): Hono<Environment> {
  const app = new Hono<Environment>();
  app.get('/join/:token', (context) => show(desk, context));
  desk.post(app, '/join/:token', (context) => open(desk, context));
  return app;
}
