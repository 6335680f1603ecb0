import { type Attributes, type Content, classNames } from './content.ts';

export type SkipLinkProps = {
  /** `#content` unless it is given. */
  href?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  children?: Content;
};

/** Past the header, for those who use a keyboard. */
export function SkipLink(props: SkipLinkProps) {
  return (
    <a
      href={props.href ?? '#content'}
      class={classNames('govuk-skip-link', props.classes)}
      {...props.attributes}
      data-module="govuk-skip-link"
    >
      {props.children ?? 'Skip to main content'}
    </a>
  );
}
