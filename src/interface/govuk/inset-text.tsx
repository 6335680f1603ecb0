import { type Attributes, type Content, classNames } from './content.ts';

export type InsetTextProps = {
  id?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  children?: Content;
};

/** Something set apart from the words around it. */
export function InsetText(props: InsetTextProps) {
  return (
    <div id={props.id} class={classNames('govuk-inset-text', props.classes)} {...props.attributes}>
      {props.children}
    </div>
  );
}
