import { Hono } from 'hono';
import type { StaffActor } from '../actor.ts';
import { decide } from '../decide.ts';
import type { Desk, Environment, PageContext } from './desk.ts';
import { givenPage } from './given-page.tsx';

type Member = NonNullable<Awaited<ReturnType<Desk['signIn']['staffOf']>>>;

/** Answers for an administrator, about somebody of her own tenant. */
async function about(
  desk: Desk,
  context: PageContext,
  handle: (staff: Member, actor: StaffActor) => Promise<Response>,
): Promise<Response> {
  const actor = await desk.signIn.sessionOf(context.req.raw.headers);
  if (!actor) return context.redirect(`/sign-in?next=${encodeURIComponent(context.req.path)}`, 303);
  const staff = decide(actor, 'staff:manage').allowed
    ? await desk.signIn.staffOf(actor.tenant, context.req.param('id') ?? '')
    : undefined;
  return staff ? handle(staff, actor) : context.notFound();
}

const ownerOf = (staff: Member, { tenant }: StaffActor) => ({ tenant, staffId: staff.id });

/** What an administrator does about a colleague's sign-in. */
export function staffSignInRoutes(desk: Desk): Hono<Environment> {
  const app = new Hono<Environment>();
  app.get('/staff/:id/sign-in', (context) =>
    about(desk, context, async (staff, actor) => {
      const sessions = await desk.signIn.openSessions(ownerOf(staff, actor));
      return desk.page(context, givenPage({ staff, sessions, ended: context.req.query('done') === 'ended' }));
    }),
  );
  desk.post(app, '/staff/:id/sign-in', (context) =>
    about(desk, context, async (staff, actor) => {
      const whom = { ...staff, ...ownerOf(staff, actor) };
      const given = await desk.signIn.giveSignIn(whom, actor.staffId);
      return desk.page(context, givenPage({ staff, given: given ?? 'taken' }));
    }),
  );
  desk.post(app, '/staff/:id/sign-in/end', (context) =>
    about(desk, context, async (staff, actor) => {
      await desk.signIn.endSessionsOf(ownerOf(staff, actor), actor.staffId);
      return desk.redirect(context, `/staff/${staff.id}/sign-in?done=ended`);
    }),
  );
  return app;
}
