import { Hono } from 'hono';
import { httpStatus } from '../../foundation/fault.ts';
import { type FormValues, textAt } from '../../interface/forms/index.ts';
import type { SignIn } from '../sign-in/index.ts';
import { type AccountNotice, accountPage } from './account-page.tsx';
import { type Desk, type Environment, faultsOf, type PageContext, typed } from './desk.ts';
import { ownSignInsPage } from './sign-ins-page.tsx';
import { twoFactorPage } from './two-factor-page.tsx';

const PLACE = '/account';

/** Something that somebody signed in does to her account; her page again, with the faults, when it cannot be done. */
async function change(
  desk: Desk,
  context: PageContext,
  run: (form: FormValues, headers: Headers) => ReturnType<SignIn['changePassword']>,
  notice: AccountNotice,
): Promise<Response> {
  return desk.withAccount(context, PLACE, async (account) => {
    const done = await run(await desk.formOf(context), context.req.raw.headers);
    if (done.ok) return desk.redirect(context, `/account?done=${notice}`, done.value);
    const answer = accountPage({ account, faults: faultsOf(done.error), status: httpStatus(done.error) });
    return desk.page(context, answer, done.error);
  });
}

async function beginTwoFactor(desk: Desk, context: PageContext): Promise<Response> {
  return desk.withAccount(context, PLACE, async (account) => {
    const password = typed(await desk.formOf(context), 'password');
    const done = await desk.signIn.enableTotp({ password }, context.req.raw.headers);
    if (done.ok) return desk.page(context, twoFactorPage(done.value));
    const view = { account, faults: faultsOf(done.error), status: httpStatus(done.error) };
    return desk.page(context, accountPage(view));
  });
}

async function confirmTwoFactor(desk: Desk, context: PageContext): Promise<Response> {
  return desk.withAccount(context, PLACE, async () => {
    const form = await desk.formOf(context);
    const done = await desk.signIn.confirmTotp({ code: typed(form, 'code') }, desk.visitorOf(context));
    if (done.ok) return desk.redirect(context, '/account?done=twoFactorOn', done.value);
    const uri = typed(form, 'uri').slice(0, 500);
    const backupCodes = typed(form, 'backupCodes').slice(0, 500).split(' ').filter(Boolean);
    const view = { uri, backupCodes, faults: faultsOf(done.error), status: httpStatus(done.error) };
    return desk.page(context, twoFactorPage(view), done.error);
  });
}

const notices = new Set<string>(['passwordChanged', 'twoFactorOn', 'twoFactorOff'] satisfies AccountNotice[]);

const noticeOf = (done: string | undefined) =>
  done !== undefined && notices.has(done) ? (done as AccountNotice) : undefined;

async function ownSignIns(desk: Desk, context: PageContext): Promise<Response> {
  return desk.withAccount(context, '/account/sign-ins', async ({ actor }) => {
    const sessions = await desk.signIn.openSessions(actor, context.req.raw.headers);
    return desk.page(context, ownSignInsPage({ sessions, ended: context.req.query('done') === 'ended' }));
  });
}

async function endOwn(desk: Desk, context: PageContext): Promise<Response> {
  return desk.withAccount(context, '/account/sign-ins', async () => {
    const id = textAt(await desk.formOf(context), ['id']);
    await desk.signIn.endOwnSessions(id ? { id } : 'others', context.req.raw.headers);
    return desk.redirect(context, '/account/sign-ins?done=ended');
  });
}

/** Her own account: password, second step, sign-ins. */
export function accountRoutes(desk: Desk): Hono<Environment> {
  const app = new Hono<Environment>();
  app.get('/account', (context) =>
    desk.withAccount(context, PLACE, (account) =>
      desk.page(context, accountPage({ account, notice: noticeOf(context.req.query('done')) })),
    ),
  );
  app.get('/account/sign-ins', (context) => ownSignIns(desk, context));
  desk.post(app, '/account/sign-ins', (context) => endOwn(desk, context));
  app.get('/account/*', (context) => context.redirect('/account', 303));
  desk.post(app, '/account/password', (context) => {
    const run = (form: FormValues, headers: Headers) =>
      desk.signIn.changePassword({ current: typed(form, 'current'), next: typed(form, 'next') }, headers);
    return change(desk, context, run, 'passwordChanged');
  });
  desk.post(app, '/account/two-factor', (context) => beginTwoFactor(desk, context));
  desk.post(app, '/account/two-factor/confirm', (context) => confirmTwoFactor(desk, context));
  desk.post(app, '/account/two-factor/off', (context) => {
    const run = (form: FormValues, headers: Headers) =>
      desk.signIn.disableTotp({ password: typed(form, 'password') }, headers);
    return change(desk, context, run, 'twoFactorOff');
  });
  return app;
}
