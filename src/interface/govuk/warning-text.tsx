import { type Attributes, type Content, classNames } from './content.ts';

export type WarningTextProps = {
  iconFallbackText?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  children?: Content;
};

/** Something with consequences. */
export function WarningText(props: WarningTextProps) {
  return (
    <div class={classNames('govuk-warning-text', props.classes)} {...props.attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>{' '}
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{props.iconFallbackText ?? 'Warning'}</span> {props.children}
      </strong>
    </div>
  );
}
