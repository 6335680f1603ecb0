import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { databaseFault } from '../foundation/database/row-faults.ts';
import { newReference } from '../foundation/identifiers.ts';
import { apiRoutes } from './api.ts';
import { Browser } from './browser.ts';
import type { AppParts, Environment } from './environment.ts';
import { defectPage, faultPage } from './fault-page.tsx';
import { hardened } from './hardening.ts';
import { problemOf } from './problem.ts';
import { publicPages } from './public-pages.tsx';
import { renderPage } from './render.tsx';
import { staticFiles } from './static-files.ts';

// A note of ten million letters is answered with the field that is too long, and comes back as it was typed.
const LARGEST_BODY = 24 * 1024 * 1024;

/** The whole application, to be asked through a socket or, in tests, through `app.request()`. */
export function createApp(parts: AppParts): Hono<Environment> {
  const app = new Hono<Environment>();
  const browser = new Browser(parts);

  app.use(hardened(parts.secure));
  app.use(compress());
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (context) => context.text('This is more than Facet takes at once (24 MB).', 413),
    }),
  );
  app.get('/health', async (context) => {
    await parts.pool.query('select 1');
    return context.json({ status: 'ok' });
  });
  app.route('/assets', staticFiles(parts.assetsFolder));
  app.route('/api/v1', apiRoutes(parts));
  app.route(
    '/',
    parts.signInRoutes(async (headers, nonce, answer) =>
      renderPage(await browser.frameFor(headers, nonce), answer),
    ),
  );
  app.route('/', publicPages(parts, browser));
  app.route('/', browser.routes());

  app.notFound(async (context) => {
    const staff = await parts.sessionOf(context.req.raw.headers);
    return browser.faultResponse(context, { kind: 'not_found', what: 'page' }, staff);
  });
  app.onError(async (error, context) => {
    const fault = databaseFault(error);
    const reference = newReference('err');
    const isApi = context.req.path.startsWith('/api/');
    if (!fault)
      parts.log.error(
        { reference, method: context.req.method, route: context.req.routePath, error: error.stack },
        'defect',
      );
    if (isApi) {
      const body = fault
        ? problemOf(fault, context.req.path)
        : {
            type: 'urn:facet:problem:defect',
            title: 'A fault in Facet',
            status: 500,
            detail: `Tell your administrator: ${reference}`,
          };
      return context.json(body, (fault ? 503 : 500) as 500, { 'Content-Type': 'application/problem+json' });
    }
    const answer = fault ? faultPage(fault) : defectPage(reference);
    const frame = browser.bareFrame(context.get('nonce'));
    return context.html(await renderPage(frame, answer), (answer.status ?? 500) as 500);
  });
  return app;
}
