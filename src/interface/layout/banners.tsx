import { Button, InReaderWords, NotificationBanner, PhaseBanner } from '../govuk/index.ts';
import { say } from '../wording/index.ts';

/** What the page says about what has just been done, or must be known before anything else. */
export interface NotificationText {
  readonly kind: 'success' | 'important';
  readonly text: string;
  readonly detail?: string | undefined;
  readonly link?: { readonly href: string; readonly text: string } | undefined;
}

/** A success is announced to screen readers at once; an important notice is a region to find. */
export function Notification({ kind, text, detail, link }: NotificationText) {
  return (
    <NotificationBanner
      type={kind === 'success' ? 'success' : undefined}
      title={<InReaderWords>{say(`notice.${kind}`)}</InReaderWords>}
    >
      <p class="govuk-notification-banner__heading">
        <InReaderWords>{text}</InReaderWords>{' '}
        {link && (
          <a class="govuk-notification-banner__link" href={link.href}>
            {link.text}
          </a>
        )}
      </p>
      {detail && <p class="govuk-body">{detail}</p>}
    </NotificationBanner>
  );
}

/** Says on every page that only made-up people are on record. */
export function DemonstrationBanner() {
  return (
    <PhaseBanner
      phase={<InReaderWords>{say('header.demo')}</InReaderWords>}
      phaseColour="yellow"
      classes="facet-phase"
    >
      <InReaderWords>{say('header.demoText')}</InReaderWords>
    </PhaseBanner>
  );
}

/** A button that prints the page; it shows only where a script can do so. */
export function PrintButton() {
  return (
    <Button
      type="button"
      variant="secondary"
      classes="facet-no-print"
      attributes={{ 'data-print': '', hidden: true }}
    >
      <InReaderWords>{say('print')}</InReaderWords>
    </Button>
  );
}
