export type { Render } from './desk.ts';
export { createSignInRoutes } from './routes.tsx';
