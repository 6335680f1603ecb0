import { type Attributes, type Content, classNames } from './content.ts';

export type DetailsProps = {
  summary: Content;
  id?: string | undefined;
  open?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  children?: Content;
};

/** Help that only some people need, behind a line that says what it is. */
export function Details(props: DetailsProps) {
  return (
    <details
      id={props.id}
      class={classNames('govuk-details', props.classes)}
      {...props.attributes}
      open={props.open}
    >
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{props.summary}</span>
      </summary>
      <div class="govuk-details__text">{props.children}</div>
    </details>
  );
}
