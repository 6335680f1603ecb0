import { Hono } from 'hono';
import { html } from '../../doors/page.ts';
import { InsetText, WarningText } from '../../interface/govuk/index.ts';
import { decide } from '../decide.ts';
import { PARENT_LINK_DAYS } from '../sign-in/index.ts';
import type { Desk, Environment, PageContext } from './desk.ts';
import { say } from './wording.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The link to hand over, shown once. Whose it is stands nowhere on the page: it may be shown, or photographed. */
function linkPage(link: string, place: string) {
  const title = say('parentLink.title');
  return html({
    title,
    back: { href: place, text: say('parentLink.back') },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          <WarningText>{say('parentLink.once')}</WarningText>
          <InsetText>
            <code class="facet-address">{link}</code>
          </InsetText>
          <h2 class="govuk-heading-m">{say('parentLink.textHeading')}</h2>
          <p class="govuk-body">{say('parentLink.textHint')}</p>
          <InsetText>
            {say('parentLink.message')} <span class="facet-address">{link}</span>
          </InsetText>
          <p class="govuk-body">{say('parentLink.next', { days: PARENT_LINK_DAYS })}</p>
        </div>
      </div>
    ),
  });
}

/** Answers as if nobody were there where the worker may not know of her, or she is not invited. */
async function give(desk: Desk, context: PageContext): Promise<Response> {
  const personId = (context.req.param('id') ?? '').toLowerCase();
  const place = `/people/${personId}/own-pages`;
  const actor = await desk.signIn.sessionOf(context.req.raw.headers);
  if (!actor) return context.redirect(`/sign-in?next=${encodeURIComponent(place)}`, 303);
  const allowed = actor.kind === 'staff' && UUID.test(personId) && decide(actor, 'parent:invite').allowed;
  const token = allowed
    ? await desk.signIn.issueLink({ tenant: actor.tenant, personId }, { kind: 'invitation' }, actor.staffId)
    : undefined;
  if (token === undefined) return context.notFound();
  return desk.page(context, linkPage(`${desk.baseUrl}/join/${token}`, place));
}

/** Where a worker makes the link that opens a parent's pages of her own. */
export function parentLinkRoutes(desk: Desk): Hono<Environment> {
  const app = new Hono<Environment>();
  app.get('/people/:id/own-pages/link', (context) =>
    context.redirect(`/people/${encodeURIComponent(context.req.param('id'))}/own-pages`, 303),
  );
  desk.post(app, '/people/:id/own-pages/link', (context) => give(desk, context));
  return app;
}
