import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { databaseFault } from '../foundation/database/row-faults.ts';
import { defectEntry } from '../foundation/defect.ts';
import { httpStatus } from '../foundation/fault.ts';
import { newReference } from '../foundation/identifiers.ts';
import { apiRoutes } from './api.ts';
import { Browser } from './browser.ts';
import { calendarFeeds } from './calendar-feeds.ts';
import type { AppParts, Environment } from './environment.ts';
import { defectPage, faultPage } from './fault-page.tsx';
import { hardened, ownHostOnly } from './hardening.ts';
import { LARGEST_BODY } from './large-form.ts';
import { openReferral } from './open-referral.ts';
import { otherProblem, PROBLEM_TYPE, problemOf } from './problem.ts';
import { publicPages } from './public-pages.tsx';
import { renderPage } from './render.tsx';
import { staticFiles } from './static-files.ts';

const isApi = (path: string) => path.startsWith('/api/');

/** The whole application, to be asked through a socket or, in tests, through `app.request()`. */
export function createApp(parts: AppParts): Hono<Environment> {
  const app = new Hono<Environment>();
  const browser = new Browser(parts);

  app.use(hardened(parts.secure));
  app.use(ownHostOnly(parts.baseUrl));
  app.use(compress());
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (context) => {
        const { path } = context.req;
        if (!isApi(path)) return browser.serveTooLarge(context);
        return otherProblem('too_large', 'This is more than Facet takes at once (24 MB).', path);
      },
    }),
  );
  app.get('/health', async (context) => {
    await parts.pool.query('select 1');
    return context.json({ status: 'ok' });
  });
  app.route('/assets', staticFiles(parts.assetsFolder));
  app.route('/api/v1', apiRoutes(parts));
  app.route('/', calendarFeeds(parts));
  app.route('/', openReferral(parts));
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
    if (!fault)
      parts.log.error(
        { reference, method: context.req.method, route: context.req.routePath, error: defectEntry(error) },
        'defect',
      );
    const { path } = context.req;
    if (isApi(path)) {
      if (!fault) return otherProblem('defect', `Tell your administrator: ${reference}`, path);
      return context.json(problemOf(fault, path), httpStatus(fault), { 'Content-Type': PROBLEM_TYPE });
    }
    const answer = fault ? faultPage(fault) : defectPage(reference);
    const frame = browser.bareFrame(context.get('nonce'));
    return context.html(await renderPage(frame, answer), (answer.status ?? 500) as 500);
  });
  return app;
}
