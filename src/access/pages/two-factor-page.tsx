import { type HtmlAnswer, html } from '../../doors/page.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { faultAt } from '../../interface/forms/index.ts';
import { Button, Input } from '../../interface/govuk/index.ts';
import { drawQr } from '../sign-in/qr.ts';
import { say } from './wording.ts';

/** What the page shows; sent back with the code, so that a mistyped code loses nothing that is shown only once. */
export interface TwoFactorView {
  readonly uri: string;
  readonly backupCodes: readonly string[];
  readonly faults?: readonly FieldFault[];
  readonly status?: number;
}

/** Scan, keep, confirm. */
export function twoFactorPage({ uri, backupCodes, faults = [], status = 200 }: TwoFactorView): HtmlAnswer {
  return html({
    title: say('twoFactor.title'),
    faults,
    status,
    back: { href: '/account' },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{say('twoFactor.title')}</h1>
          <h2 class="govuk-heading-m">{say('twoFactor.scan')}</h2>
          <QrCode text={uri} />
          <p>{say('twoFactor.key')}</p>
          <p>
            <code>{keyOf(uri)}</code>
          </p>
          <h2 class="govuk-heading-m">{say('twoFactor.backupHeading')}</h2>
          <p>{say('twoFactor.backupText')}</p>
          <ul class="govuk-list">
            {backupCodes.map((code) => (
              <li>
                <code>{code}</code>
              </li>
            ))}
          </ul>
          <h2 class="govuk-heading-m">{say('twoFactor.codeHeading')}</h2>
          <form method="post" action="/account/two-factor/confirm" novalidate>
            <input type="hidden" name="uri" value={uri} />
            <input type="hidden" name="backupCodes" value={backupCodes.join(' ')} />
            <Input
              name="code"
              label={say('twoFactor.code')}
              classes="govuk-input--width-5"
              inputmode="numeric"
              autocomplete="one-time-code"
              errorMessage={faultAt(faults, ['code'])?.message}
            />
            <Button>{say('twoFactor.confirm')}</Button>
          </form>
        </div>
      </div>
    ),
  });
}

/** The key in groups of four, as apps ask for it. */
function keyOf(uri: string): string {
  const secret = URL.parse(uri)?.searchParams.get('secret') ?? '';
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

function QrCode({ text }: { text: string }) {
  const { size, path } = drawQr(text);
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${size} ${size}`}
      width="220"
      height="220"
      role="img"
      aria-label={say('twoFactor.qr')}
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
