export { createSignInRoutes, type Render } from './routes.tsx';
