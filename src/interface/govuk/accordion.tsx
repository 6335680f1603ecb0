import {
  type Attributes,
  type Content,
  classNames,
  isBlank,
  isPlainText,
  type Maybe,
  phraseAttributes,
} from './content.ts';
import { Heading, type HeadingLevel } from './heading.tsx';

export type AccordionSection = {
  readonly heading: Content;
  readonly summary?: Content;
  /** Plain text becomes a paragraph; markup stands as it is. */
  readonly content: Content;
  readonly expanded?: boolean | undefined;
};

export type AccordionPhrases = {
  readonly hideAllSections?: string | undefined;
  readonly hideSection?: string | undefined;
  readonly hideSectionAriaLabel?: string | undefined;
  readonly showAllSections?: string | undefined;
  readonly showSection?: string | undefined;
  readonly showSectionAriaLabel?: string | undefined;
};

export type AccordionProps = {
  id: string;
  sections: readonly Maybe<AccordionSection>[];
  headingLevel?: HeadingLevel | undefined;
  /** Whether the browser remembers which sections were open; it does unless this is false. */
  rememberExpanded?: boolean | undefined;
  phrases?: AccordionPhrases | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** Sections that open and close where there is script, and are all open where there is none. */
export function Accordion(props: AccordionProps) {
  return (
    <div
      class={classNames('govuk-accordion', props.classes)}
      data-module="govuk-accordion"
      id={props.id}
      {...phraseAttributes(props.phrases)}
      data-remember-expanded={props.rememberExpanded}
      {...props.attributes}
    >
      {props.sections.map(
        (section, index) => section && <Section {...section} of={props} number={index + 1} />,
      )}
    </div>
  );
}

function Section(props: AccordionSection & { of: AccordionProps; number: number }) {
  const { id, headingLevel } = props.of;
  return (
    <div
      class={classNames('govuk-accordion__section', props.expanded && 'govuk-accordion__section--expanded')}
    >
      <div class="govuk-accordion__section-header">
        <Heading level={headingLevel ?? 2} class="govuk-accordion__section-heading">
          <span class="govuk-accordion__section-button" id={`${id}-heading-${props.number}`}>
            {props.heading}
          </span>
        </Heading>
        {!isBlank(props.summary) && (
          <div class="govuk-accordion__section-summary govuk-body" id={`${id}-summary-${props.number}`}>
            {props.summary}
          </div>
        )}
      </div>
      <div id={`${id}-content-${props.number}`} class="govuk-accordion__section-content">
        {isPlainText(props.content) && !isBlank(props.content) ? (
          <p class="govuk-body">{props.content}</p>
        ) : (
          props.content
        )}
      </div>
    </div>
  );
}
