import { type Attributes, type Content, classNames } from './content.ts';
import { Tag, type TagColour } from './tag.tsx';

export type PhaseBannerProps = {
  phase: Content;
  phaseColour?: TagColour | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  children?: Content;
};

/** Says that the service is new, or is a demonstration. */
export function PhaseBanner(props: PhaseBannerProps) {
  return (
    <div class={classNames('govuk-phase-banner govuk-width-container', props.classes)} {...props.attributes}>
      <p class="govuk-phase-banner__content">
        <Tag
          classes={classNames(
            'govuk-phase-banner__content__tag',
            props.phaseColour && `govuk-tag--${props.phaseColour}`,
          )}
        >
          {props.phase}
        </Tag>{' '}
        <span class="govuk-phase-banner__text">{props.children}</span>
      </p>
    </div>
  );
}
