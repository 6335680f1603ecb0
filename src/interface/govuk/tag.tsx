import { type Attributes, type Content, classNames } from './content.ts';

export type TagColour =
  | 'blue'
  | 'green'
  | 'grey'
  | 'magenta'
  | 'orange'
  | 'purple'
  | 'red'
  | 'teal'
  | 'yellow';

export type TagProps = {
  colour?: TagColour | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  children?: Content;
};

/** The state that something is in. */
export function Tag(props: TagProps) {
  return (
    <strong
      class={classNames('govuk-tag', props.colour && `govuk-tag--${props.colour}`, props.classes)}
      {...props.attributes}
    >
      {props.children}
    </strong>
  );
}
