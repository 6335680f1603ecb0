import { type HtmlAnswer, html } from '../../doors/page.ts';
import { Button, NotificationBanner, Tag } from '../../interface/govuk/index.ts';
import { RecordTable } from '../../interface/layout/index.ts';
import { formatMoment } from '../../interface/wording/index.ts';
import type { OpenSession } from '../sign-in/index.ts';
import { say } from './wording.ts';

/** What was just done, said once at the top. */
export function Said({ text }: { text: string }) {
  return (
    <NotificationBanner type="success">
      <p class="govuk-notification-banner__heading">{text}</p>
    </NotificationBanner>
  );
}

const columns = (...words: readonly ('device' | 'means' | 'since' | 'used' | 'action')[]) =>
  words.map((word) => ({ text: say(`signIns.${word}`) }));

/** Open sessions, for whoever may end them one by one or all together. */
export function SessionTable({ sessions, ends }: { sessions: readonly OpenSession[]; ends: boolean }) {
  return (
    <RecordTable
      caption={say('signIns.caption')}
      columns={columns('device', 'means', 'since', 'used', ...(ends ? (['action'] as const) : []))}
      rows={sessions.map((session) => [
        session.device,
        say(`signIns.by.${session.means}`),
        formatMoment(session.openedAt),
        formatMoment(session.lastUsedAt),
        ...(ends ? [session.here ? <Tag>{say('signIns.here')}</Tag> : <EndOne session={session} />] : []),
      ])}
    />
  );
}

function EndOne({ session }: { session: OpenSession }) {
  return (
    <form method="post" action="/account/sign-ins">
      <input type="hidden" name="id" value={session.id} />
      <button type="submit" class="facet-link-button">
        {say('signIns.end')}
        <span class="govuk-visually-hidden"> {say('signIns.endWhich', { device: session.device })}</span>
      </button>
    </form>
  );
}

/** Where she is signed in, and how to end what is not she. */
export function ownSignInsPage({
  sessions,
  ended,
}: {
  sessions: readonly OpenSession[];
  ended: boolean;
}): HtmlAnswer {
  return html({
    title: say('signIns.title'),
    back: { href: '/account', text: say('signIns.back') },
    body: (
      <>
        {ended && <Said text={say('signIns.ended')} />}
        <h1 class="govuk-heading-l">{say('signIns.title')}</h1>
        <p class="govuk-body">{say('signIns.text')}</p>
        <SessionTable sessions={sessions} ends />
        {sessions.length > 1 && (
          <form method="post" action="/account/sign-ins">
            <Button variant="warning">{say('signIns.endOthers')}</Button>
          </form>
        )}
      </>
    ),
  });
}
