import { Hono } from 'hono';
import { type Fault, httpStatus } from '../../foundation/fault.ts';
import type { Result } from '../../foundation/result.ts';
import type { FormValues } from '../../interface/forms/index.ts';
import type { Account } from '../sign-in/index.ts';
import { type Desk, type Environment, faultsOf, type PageContext, safeNext, typed } from './desk.ts';
import { passkeyPage, passkeysPage } from './passkeys-page.tsx';
import { signInPage } from './sign-in-page.tsx';

const PLACE = '/account/passkeys';

/** What a device is asked goes to the script as JSON; a fault goes with the words to show. */
function optionsAnswer(context: PageContext, done: Result<object, Fault>): Response {
  if (done.ok) return context.json(done.value);
  const [fault] = faultsOf(done.error);
  return context.json({ message: fault?.message ?? '' }, httpStatus(done.error));
}

async function listView(desk: Desk, context: PageContext, account: Account) {
  return {
    passkeys: await desk.signIn.passkeys.listOf(account.userId),
    asksPassword: !(await desk.signIn.signedInJustNow(context.req.raw.headers)),
  };
}

async function add(desk: Desk, context: PageContext): Promise<Response> {
  return desk.withAccount(context, PLACE, async (account) => {
    const answer = typed(await desk.formOf(context), 'response');
    const done = await desk.signIn.passkeys.finishAdding(answer, context.req.raw.headers);
    if (done.ok) return desk.redirect(context, `${PLACE}?done=yes`, done.value);
    const view = await listView(desk, context, account);
    const shown = passkeysPage({ ...view, faults: faultsOf(done.error), status: httpStatus(done.error) });
    return desk.page(context, shown, done.error);
  });
}

/** Shows one passkey of hers, with what could not be done about it; not found when it is not hers. */
async function showOne(desk: Desk, context: PageContext, account: Account, fault?: Fault): Promise<Response> {
  const { passkeys, asksPassword } = await listView(desk, context, account);
  const passkey = passkeys.find(({ id }) => id === context.req.param('id'));
  if (!passkey) return context.notFound();
  const faulty = fault ? { faults: faultsOf(fault), status: httpStatus(fault) } : {};
  return desk.page(context, passkeyPage({ passkey, asksPassword, ...faulty }), fault);
}

async function change(
  desk: Desk,
  context: PageContext,
  run: (form: FormValues, id: string, headers: Headers) => Promise<Result<null, Fault>>,
): Promise<Response> {
  return desk.withAccount(context, PLACE, async (account) => {
    const id = context.req.param('id') ?? '';
    const done = await run(await desk.formOf(context), id, context.req.raw.headers);
    return done.ok
      ? desk.redirect(context, `${PLACE}?done=yes`)
      : showOne(desk, context, account, done.error);
  });
}

async function enter(desk: Desk, context: PageContext): Promise<Response> {
  const form = await desk.formOf(context);
  const next = safeNext(typed(form, 'next'));
  const done = await desk.signIn.passkeys.finishSignIn(typed(form, 'response'), desk.visitorOf(context));
  if (done.ok) return desk.redirect(context, next, done.value);
  const view = await desk.entrance(next);
  const answer = signInPage({ ...view, faults: faultsOf(done.error), status: httpStatus(done.error) });
  return desk.page(context, answer, done.error);
}

/** Passkeys: signing in with one, and one's own. */
export function passkeyRoutes(desk: Desk): Hono<Environment> {
  const app = new Hono<Environment>();
  const { passkeys } = desk.signIn;
  desk.post(app, '/sign-in/passkey/options', async (context) =>
    optionsAnswer(context, await passkeys.beginSignIn(desk.visitorOf(context))),
  );
  desk.post(app, '/sign-in/passkey', (context) => enter(desk, context));
  app.get(PLACE, (context) =>
    desk.withAccount(context, PLACE, async (account) => {
      const done = context.req.query('done') === 'yes';
      return desk.page(context, passkeysPage({ ...(await listView(desk, context, account)), done }));
    }),
  );
  desk.post(app, `${PLACE}/options`, async (context) => {
    const form = await desk.formOf(context);
    const given = { name: typed(form, 'name'), password: typed(form, 'password') };
    return optionsAnswer(context, await passkeys.beginAdding(given, context.req.raw.headers));
  });
  desk.post(app, PLACE, (context) => add(desk, context));
  app.get(`${PLACE}/:id`, (context) =>
    desk.withAccount(context, PLACE, (account) => showOne(desk, context, account)),
  );
  desk.post(app, `${PLACE}/:id/name`, (context) =>
    change(desk, context, (form, id, headers) => passkeys.rename({ id, name: typed(form, 'name') }, headers)),
  );
  desk.post(app, `${PLACE}/:id/remove`, (context) =>
    change(desk, context, (form, id, headers) =>
      passkeys.remove({ id, password: typed(form, 'password') }, headers),
    ),
  );
  return app;
}
