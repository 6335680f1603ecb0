import type { HomeLine } from '../doors/index.ts';
import { NotificationBanner, WarningText } from '../interface/govuk/index.ts';

/** Answers about safety that nobody has recorded talking about: before anything else. */
function SafetyLines({ lines }: { lines: readonly HomeLine[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <WarningText>
        An answer on a form is about safety. Talk about it today, and record what was done.
      </WarningText>
      <ul class="govuk-list">
        {lines.map(({ text, href, detail }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
            {detail && `, ${detail}`}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What waits for the reader in every room: one list, so that her day is not pushed down the screen. */
export function WaitingForReader({ lines }: { lines: readonly HomeLine[] }) {
  const others = lines.filter(({ isSafety }) => !isSafety);
  return (
    <>
      <SafetyLines lines={lines.filter(({ isSafety }) => isSafety)} />
      {others.length > 0 && (
        <NotificationBanner title="Waiting for you" classes="facet-home-lines">
          <ul class="govuk-list govuk-!-margin-bottom-0">
            {others.map(({ text, href, detail }) => (
              <li>
                <a class="govuk-notification-banner__link" href={href}>
                  {text}
                </a>
                {detail && <span class="facet-home-lines__detail">{detail}</span>}
              </li>
            ))}
          </ul>
        </NotificationBanner>
      )}
    </>
  );
}
