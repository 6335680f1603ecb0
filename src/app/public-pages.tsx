import { Hono } from 'hono';
import type { HtmlAnswer } from '../doors/index.ts';
import type { Browser } from './browser.ts';
import type { AppParts, Environment } from './environment.ts';
import { renderPage } from './render.tsx';

type Content = Omit<HtmlAnswer, 'kind'>;

const HELP: Content = {
  title: 'Help',
  body: (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Help</h1>
        <h2 class="govuk-heading-m">If you were referred, or referred yourself</h2>
        <p class="govuk-body">
          Write down your reference number. The service that you chose will reach you in the way that you said
          is safe. If you change your mind, tell the worker who calls you: nothing happens without your
          agreement.
        </p>
        <h2 class="govuk-heading-m">If you work here</h2>
        <p class="govuk-body">
          Ask your manager first, then your administrator. If a page says that something went wrong, give them
          the number on it.
        </p>
        <h2 class="govuk-heading-m">If you are in danger</h2>
        <p class="govuk-body">
          Call 999. If you cannot speak, press 55 when you are asked. The National Domestic Abuse Helpline is
          free, day and night: 0808 2000 247.
        </p>
      </div>
    </div>
  ),
};

const PRIVACY: Content = {
  title: 'Privacy',
  body: (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Privacy</h1>
        <p class="govuk-body">
          The organisation named at the top of the page is responsible for what is kept here. It keeps only
          what the service needs to help you, and you may ask to see it.
        </p>
        <ul class="govuk-list govuk-list--bullet">
          <li>Every change is recorded: who made it, when, and what stood there before.</li>
          <li>Every look at a person’s record is recorded too.</li>
          <li>Agreeing to take part is your choice, and you may take it back at any time.</li>
          <li>Only one cookie is kept, to hold you signed in. Nobody measures or follows you.</li>
        </ul>
      </div>
    </div>
  ),
};

const ACCESSIBILITY: Content = {
  title: 'Accessibility statement',
  body: (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">Accessibility statement</h1>
        <p class="govuk-body">
          These pages are made to meet level AA of the Web Content Accessibility Guidelines 2.2. Each one
          works with a keyboard alone, with a screen reader, on a phone 320 pixels wide, at four times the
          text size, and without JavaScript.
        </p>
        <p class="govuk-body">
          Every page is tested by machine for faults before it is released. No audit by people with
          disabilities has been made yet. Until then this statement is the makers’ own.
        </p>
        <p class="govuk-body">
          If something here does not work for you, tell the organisation named at the top of the page.
        </p>
      </div>
    </div>
  ),
};

/** Pages that anybody may read and that stand outside every room. */
export function publicPages(parts: AppParts, browser: Browser): Hono<Environment> {
  const app = new Hono<Environment>();
  const entries: [string, Content][] = [
    ['/help', HELP],
    ['/privacy', PRIVACY],
    ['/accessibility', ACCESSIBILITY],
  ];
  for (const [path, content] of entries) {
    app.get(path, async (context) => {
      const actor = await parts.sessionOf(context.req.raw.headers);
      return context.html(await renderPage(await browser.frame(context, actor), content));
    });
  }
  return app;
}
