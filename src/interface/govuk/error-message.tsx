import { type Attributes, type Content, classNames } from './content.ts';
import { InReaderWords } from './in-reader-words.tsx';

export type ErrorMessageProps = {
  id?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  /** What is read out before the message; an empty string for nothing. */
  visuallyHiddenText?: string | undefined;
  children?: Content;
};

/** What is wrong with a field, beside it. */
export function ErrorMessage({ visuallyHiddenText = 'Error', ...props }: ErrorMessageProps) {
  return (
    <p id={props.id} class={classNames('govuk-error-message', props.classes)} {...props.attributes}>
      {visuallyHiddenText !== '' && (
        <span class="govuk-visually-hidden">
          <InReaderWords>{visuallyHiddenText}</InReaderWords>:
        </span>
      )}
      {visuallyHiddenText !== '' && ' '}
      <InReaderWords>{props.children}</InReaderWords>
    </p>
  );
}
