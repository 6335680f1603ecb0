import { type Attributes, type Content, classNames } from './content.ts';

export type HintProps = {
  id?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  children?: Content;
};

/** Help that stays beside a field. */
export function Hint(props: HintProps) {
  return (
    <div id={props.id} class={classNames('govuk-hint', props.classes)} {...props.attributes}>
      {props.children}
    </div>
  );
}
