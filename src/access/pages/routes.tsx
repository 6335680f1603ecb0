import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { SignIn } from '../sign-in/index.ts';
import { type AddressOf, addressBehind } from '../visitor-address.ts';
import { accountRoutes } from './account-routes.tsx';
import { Desk, type Environment, type Render } from './desk.ts';
import { enterRoutes } from './enter-routes.tsx';
import { passkeyRoutes } from './passkey-routes.tsx';
import { staffSignInRoutes } from './staff-routes.tsx';

const LONGEST_FORM_BYTES = 64 * 1024;

/** The pages about signing in, to be mounted at the root. `render` lays each out as a whole document. */
export function createSignInRoutes(
  signIn: SignIn,
  render: Render,
  addressOf: AddressOf = addressBehind(0),
): Hono<Environment> {
  const app = new Hono<Environment>();
  const desk = new Desk(signIn, render, addressOf);
  // Read before anybody is let in: nothing that is as long as a case note belongs here.
  const short = bodyLimit({
    maxSize: LONGEST_FORM_BYTES,
    onError: (context) => context.text('This is more than a sign-in form can hold.', 413),
  });
  for (const path of ['/sign-in/*', '/sign-out/*', '/account/*', '/staff/:id/sign-in/*'])
    app.use(path, short);
  for (const routes of [enterRoutes, passkeyRoutes, accountRoutes, staffSignInRoutes])
    app.route('/', routes(desk));
  return app;
}
