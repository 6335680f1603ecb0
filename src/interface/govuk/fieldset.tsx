import {
  type Attributes,
  type Content,
  classNames,
  isBlank,
  type Wording,
  wordingOptions,
} from './content.ts';

export type Legend = Wording<{ readonly isPageHeading?: boolean | undefined }>;

/** What a group of fields offers of its fieldset. */
export type FieldsetOptions = {
  readonly legend?: Legend;
  readonly classes?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type FieldsetProps = FieldsetOptions & { role?: string | undefined; children?: Content };

/** A group of fields under one legend. */
export function Fieldset(props: FieldsetProps) {
  return (
    <fieldset
      class={classNames('govuk-fieldset', props.classes)}
      role={props.role}
      aria-describedby={props.describedBy}
      {...props.attributes}
    >
      <FieldsetLegend legend={props.legend} />
      {props.children}
    </fieldset>
  );
}

function FieldsetLegend(props: { legend: Legend }) {
  const legend: { text: Content; classes?: string | undefined; isPageHeading?: boolean | undefined } =
    wordingOptions(props.legend);
  if (isBlank(legend.text)) return null;
  return (
    <legend class={classNames('govuk-fieldset__legend', legend.classes)}>
      {legend.isPageHeading ? <h1 class="govuk-fieldset__heading">{legend.text}</h1> : legend.text}
    </legend>
  );
}
