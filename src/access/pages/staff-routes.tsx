import { Hono } from 'hono';
import { z } from 'zod';
import { type FieldFault, httpStatus } from '../../foundation/fault.ts';
import { zOptionalText } from '../../foundation/text.ts';
import { type FormValues, textsAt } from '../../interface/forms/index.ts';
import type { StaffActor } from '../actor.ts';
import { decide } from '../decide.ts';
import { CHECKS, type LinkWish } from '../sign-in/links.ts';
import { type Desk, type Environment, type PageContext, typed } from './desk.ts';
import { staffSignInPage } from './staff-sign-in-page.tsx';
import { say } from './wording.ts';

type Member = NonNullable<Awaited<ReturnType<Desk['signIn']['staffOf']>>>;

/** Answers for an administrator, about somebody of her own tenant. */
async function about(
  desk: Desk,
  context: PageContext,
  handle: (staff: Member, actor: StaffActor) => Promise<Response>,
): Promise<Response> {
  const actor = await desk.signIn.sessionOf(context.req.raw.headers);
  if (!actor) return context.redirect(`/sign-in?next=${encodeURIComponent(context.req.path)}`, 303);
  const staff =
    actor.kind === 'staff'
      ? await desk.signIn.staffOf(actor.tenant, context.req.param('id') ?? '')
      : undefined;
  if (actor.kind !== 'staff' || !staff) return context.notFound();
  // A partner organisation's worker is invited by a manager as well.
  const needs = staff.role === 'partner' ? 'partner:invite' : 'staff:manage';
  return decide(actor, needs).allowed ? handle(staff, actor) : context.notFound();
}

const ownerOf = (staff: Member, { tenant }: StaffActor) => ({ tenant, staffId: staff.id });

const zRecovery = z.object({
  checkedHow: z.enum(CHECKS, 'Select how you made sure who is asking'),
  note: zOptionalText(500),
});

type Read =
  | { readonly ok: true; readonly wish: LinkWish }
  | { readonly ok: false; readonly faults: FieldFault[] };

function readWish(form: FormValues, hasSignIn: boolean): Read {
  if (!hasSignIn) return { ok: true, wish: { kind: 'invitation' } };
  const read = zRecovery.safeParse({ checkedHow: typed(form, 'checkedHow'), note: typed(form, 'note') });
  if (!read.success)
    return {
      ok: false,
      faults: read.error.issues.map(({ path, message }) => ({ path: path.map(String), message })),
    };
  const setsSecondStep = isLost(form);
  return { ok: true, wish: { kind: 'recovery', ...read.data, setsSecondStep } };
}

const isLost = (form: FormValues) => textsAt(form, ['lost']).includes('yes') || typed(form, 'lost') === 'yes';

async function viewOf(desk: Desk, staff: Member, actor: StaffActor) {
  const owner = ownerOf(staff, actor);
  return {
    staff,
    hasSignIn: await desk.signIn.hasSignIn(owner),
    sessions: await desk.signIn.openSessions(owner),
  };
}

async function give(desk: Desk, context: PageContext, staff: Member, actor: StaffActor): Promise<Response> {
  const form = await desk.formOf(context);
  const view = await viewOf(desk, staff, actor);
  const read = readWish(form, view.hasSignIn);
  if (!read.ok) {
    const kept = { checkedHow: typed(form, 'checkedHow'), note: typed(form, 'note'), lost: isLost(form) };
    return desk.page(context, staffSignInPage({ ...view, form: kept, faults: read.faults, status: 422 }));
  }
  // Whoever may give herself a way round her own second step has none.
  if (staff.id === actor.staffId) {
    const faults = [{ path: [], message: say('given.notYourself') }];
    return desk.page(
      context,
      staffSignInPage({ ...view, faults, status: httpStatus({ kind: 'forbidden', reason: '' }) }),
    );
  }
  const token = await desk.signIn.issueLink(ownerOf(staff, actor), read.wish, actor.staffId);
  if (token === undefined) return context.notFound();
  return desk.page(context, staffSignInPage({ ...view, link: `${desk.baseUrl}/join/${token}` }));
}

/** What an administrator does about a colleague's sign-in. */
export function staffSignInRoutes(desk: Desk): Hono<Environment> {
  const app = new Hono<Environment>();
  app.get('/staff/:id/sign-in', (context) =>
    about(desk, context, async (staff, actor) => {
      const ended = context.req.query('done') === 'ended';
      return desk.page(context, staffSignInPage({ ...(await viewOf(desk, staff, actor)), ended }));
    }),
  );
  desk.post(app, '/staff/:id/sign-in', (context) =>
    about(desk, context, (staff, actor) => give(desk, context, staff, actor)),
  );
  desk.post(app, '/staff/:id/sign-in/end', (context) =>
    about(desk, context, async (staff, actor) => {
      await desk.signIn.endSessionsOf(ownerOf(staff, actor), actor.staffId);
      return desk.redirect(context, `/staff/${staff.id}/sign-in?done=ended`);
    }),
  );
  return app;
}
