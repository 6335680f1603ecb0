import { type Attributes, type Content, classNames, isPlainText } from './content.ts';

type Look = {
  id?: string | undefined;
  variant?: 'secondary' | 'warning' | 'inverse' | undefined;
  isStartButton?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  children?: Content;
};

export type ButtonProps = Look & {
  href?: undefined;
  type?: 'submit' | 'button' | 'reset' | undefined;
  name?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  preventDoubleClick?: boolean | undefined;
};

/** A link that looks like a button, for going somewhere and never for changing anything. */
export type ButtonLinkProps = Look & { href: string };

/** Does something; with `href`, goes somewhere. */
export function Button(props: ButtonProps | ButtonLinkProps) {
  const look = {
    class: classNames(
      'govuk-button',
      props.variant && `govuk-button--${props.variant}`,
      props.classes,
      props.isStartButton && 'govuk-button--start',
    ),
    'data-module': 'govuk-button',
    ...props.attributes,
    ...(props.id === undefined ? {} : { id: props.id }),
  };
  const inside = <Inside isStartButton={props.isStartButton}>{props.children}</Inside>;
  if (props.href !== undefined) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a link that is announced as the button it looks like, as in GOV.UK's own markup
      <a href={props.href} role="button" draggable="false" {...look}>
        {inside}
      </a>
    );
  }
  return (
    <button
      type={props.type ?? 'submit'}
      value={props.value}
      name={props.name}
      disabled={props.disabled}
      aria-disabled={props.disabled ? 'true' : undefined}
      data-prevent-double-click={props.preventDoubleClick}
      {...look}
    >
      {inside}
    </button>
  );
}

/** The start button is a flex box, which would drop the spaces between words and markup: hence the span. */
function Inside(props: { isStartButton: boolean | undefined; children?: Content }) {
  if (!props.isStartButton) return <>{props.children}</>;
  return (
    <>
      {isPlainText(props.children) ? props.children : <span>{props.children}</span>}
      <svg
        class="govuk-button__start-icon"
        xmlns="http://www.w3.org/2000/svg"
        width="17.5"
        height="19"
        viewBox="0 0 33 40"
        aria-hidden="true"
        focusable="false"
      >
        <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
      </svg>
    </>
  );
}
