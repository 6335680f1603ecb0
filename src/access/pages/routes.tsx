import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { accountRoutes } from './account-routes.tsx';
import { Desk, type DeskParts, type Environment } from './desk.ts';
import { enterRoutes } from './enter-routes.tsx';
import { joinRoutes } from './join-routes.tsx';
import { parentLinkRoutes } from './parent-routes.tsx';
import { passkeyRoutes } from './passkey-routes.tsx';
import { singleSignOnRoutes } from './single-sign-on-routes.tsx';
import { staffSignInRoutes } from './staff-routes.tsx';

const LONGEST_FORM_BYTES = 64 * 1024;

/** The pages about signing in, to be mounted at the root. `render` lays each out as a whole document. */
export function createSignInRoutes(parts: DeskParts): Hono<Environment> {
  const app = new Hono<Environment>();
  const desk = new Desk(parts);
  // Read before anybody is let in: nothing that is as long as a case note belongs here.
  const short = bodyLimit({
    maxSize: LONGEST_FORM_BYTES,
    onError: (context) => context.text('This is more than a sign-in form can hold.', 413),
  });
  for (const path of [
    '/sign-in/*',
    '/sign-out/*',
    '/join/*',
    '/account/*',
    '/staff/:id/sign-in/*',
    '/people/:id/own-pages/link',
  ])
    app.use(path, short);
  const all = [
    enterRoutes,
    singleSignOnRoutes,
    passkeyRoutes,
    joinRoutes,
    accountRoutes,
    staffSignInRoutes,
    parentLinkRoutes,
  ];
  for (const routes of all) app.route('/', routes(desk));
  return app;
}
