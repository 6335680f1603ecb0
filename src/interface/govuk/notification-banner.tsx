import { type Attributes, type Content, classNames, isBlank, isPlainText } from './content.ts';
import { Heading, type HeadingLevel } from './heading.tsx';

export type NotificationBannerProps = {
  type?: 'success' | undefined;
  title?: Content;
  titleId?: string | undefined;
  titleHeadingLevel?: HeadingLevel | undefined;
  /** `alert` for a success and `region` for the rest, unless it is given. */
  role?: string | undefined;
  disableAutoFocus?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  /** Plain text becomes the banner's heading; markup stands as it is. */
  children?: Content;
};

/** News that is not about the page itself: something was done, or something has to be known. */
export function NotificationBanner(props: NotificationBannerProps) {
  const isSuccess = props.type === 'success';
  const titleId = props.titleId ?? 'govuk-notification-banner-title';
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is always given, and both roles may be labelled
    <div
      class={classNames(
        'govuk-notification-banner',
        isSuccess && 'govuk-notification-banner--success',
        props.classes,
      )}
      role={props.role ?? (isSuccess ? 'alert' : 'region')}
      aria-labelledby={titleId}
      data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus}
      {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading
          level={props.titleHeadingLevel ?? 2}
          class="govuk-notification-banner__title"
          attributes={{ id: titleId }}
        >
          {props.title ?? (isSuccess ? 'Success' : 'Important')}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {isPlainText(props.children) && !isBlank(props.children) ? (
          <p class="govuk-notification-banner__heading">{props.children}</p>
        ) : (
          props.children
        )}
      </div>
    </div>
  );
}
