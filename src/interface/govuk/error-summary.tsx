import { frameWords } from '../wording/frame-words.ts';
import { type Attributes, type Content, classNames, isBlank } from './content.ts';
import { InReaderWords } from './in-reader-words.tsx';

export type ErrorSummaryItem = {
  readonly text: Content;
  /** To the first field that has to change, such as `#full-name`. */
  readonly href?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type ErrorSummaryProps = {
  title?: Content;
  description?: Content;
  errors: readonly ErrorSummaryItem[];
  disableAutoFocus?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** All that has to be put right on a page, at its top, each linked to its field. */
export function ErrorSummary(props: ErrorSummaryProps) {
  return (
    <div
      class={classNames('govuk-error-summary', props.classes)}
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
      data-module="govuk-error-summary"
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">
          <InReaderWords>{props.title ?? frameWords.problem}</InReaderWords>
        </h2>
        <div class="govuk-error-summary__body">
          {!isBlank(props.description) && <p>{props.description}</p>}
          {props.errors.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {props.errors.map((error) => (
                <li>
                  {error.href === undefined ? (
                    <InReaderWords>{error.text}</InReaderWords>
                  ) : (
                    <ErrorLink {...error} href={error.href} />
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}

function ErrorLink(props: ErrorSummaryItem & { href: string }) {
  return (
    <a href={props.href} {...props.attributes}>
      <InReaderWords>{props.text}</InReaderWords>
    </a>
  );
}
