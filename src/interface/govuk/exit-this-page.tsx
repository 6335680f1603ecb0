import { Button } from './button.tsx';
import { type Attributes, type Content, classNames, phraseAttributes } from './content.ts';

export type ExitThisPagePhrases = {
  readonly activated?: string | undefined;
  readonly timedOut?: string | undefined;
  readonly pressTwoMoreTimes?: string | undefined;
  readonly pressOneMoreTime?: string | undefined;
};

export type ExitThisPageProps = {
  /** An innocent page elsewhere; the weather unless it is given. */
  redirectUrl?: string | undefined;
  id?: string | undefined;
  phrases?: ExitThisPagePhrases | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  children?: Content;
};

/** Leaves at once, for a page that somebody may read beside a person who controls them. */
export function ExitThisPage(props: ExitThisPageProps) {
  return (
    <div
      id={props.id}
      class={classNames('govuk-exit-this-page', props.classes)}
      data-module="govuk-exit-this-page"
      {...props.attributes}
      {...phraseAttributes(props.phrases)}
    >
      <Button
        variant="warning"
        classes="govuk-exit-this-page__button govuk-js-exit-this-page-button"
        href={props.redirectUrl ?? 'https://www.bbc.co.uk/weather'}
        attributes={{ rel: 'nofollow noreferrer' }}
      >
        {props.children ?? (
          <>
            <span class="govuk-visually-hidden">Emergency</span> Exit this page
          </>
        )}
      </Button>
    </div>
  );
}
