import { type Attributes, type Content, classNames } from './content.ts';

export type BackLinkProps = {
  href: string;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  children?: Content;
};

/** To the page before, at the top of a page. */
export function BackLink(props: BackLinkProps) {
  return (
    <a href={props.href} class={classNames('govuk-back-link', props.classes)} {...props.attributes}>
      {props.children ?? 'Back'}
    </a>
  );
}
