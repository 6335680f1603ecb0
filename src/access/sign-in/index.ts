export { type AttemptRule, takeAttempt } from './attempts.ts';
export { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.ts';
export { type Account, staffActor } from './sessions.ts';
export {
  type Cookies,
  cookieHeaders,
  createSignIn,
  type SignIn,
  type SignInParts,
  type TwoFactorSetup,
  type Visitor,
} from './sign-in.ts';
export type { DemoPerson, GivenSignIn, NewUser } from './users.ts';
