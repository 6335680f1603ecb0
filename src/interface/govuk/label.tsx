import { type Attributes, type Content, classNames, isBlank } from './content.ts';

export type LabelProps = {
  for?: string | undefined;
  classes?: string | undefined;
  isPageHeading?: boolean | undefined;
  attributes?: Attributes | undefined;
  children?: Content;
};

/** The name of one field; nothing at all when there is no wording. */
export function Label(props: LabelProps) {
  if (isBlank(props.children)) return null;
  const label = (
    <label class={classNames('govuk-label', props.classes)} for={props.for} {...props.attributes}>
      {props.children}
    </label>
  );
  return props.isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}
