import type { JSX } from 'hono/jsx/jsx-runtime';
import { type HtmlAnswer, html } from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import type { FormValues } from '../../interface/forms/index.ts';

/** Where a parent arrives. */
export const START = '/my';

/** A form shown again: what was typed, and what is wrong. */
export interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: number;
}

interface OwnPage {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly back?: { readonly href: string; readonly text: string } | undefined;
  readonly shown?: Pick<Shown, 'faults' | 'status'> | undefined;
  readonly current?: string | undefined;
  readonly body: JSX.Element;
}

/**
 * Every page of hers has the same frame: one column, one heading, and the way out, for somebody may look over her
 * shoulder.
 */
export function ownPage({ title, lead, back, shown, current, body }: OwnPage): HtmlAnswer {
  return html({
    title,
    exitThisPage: true,
    ...(shown && { status: shown.status, faults: shown.faults }),
    ...(back && { back }),
    ...(current && { current }),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          {lead && <p class="govuk-body-l">{lead}</p>}
          {body}
        </div>
      </div>
    ),
  });
}
