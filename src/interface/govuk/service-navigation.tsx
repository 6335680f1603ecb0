import { type Attributes, type Content, classNames, isBlank, type Maybe } from './content.ts';

export type ServiceNavigationItem = {
  readonly text: Content;
  readonly href?: string | undefined;
  /** This very page. */
  readonly current?: boolean | undefined;
  /** The part of the service that the page belongs to. */
  readonly active?: boolean | undefined;
  readonly attributes?: Attributes | undefined;
};

export type ServiceNavigationProps = {
  serviceName?: Content;
  serviceUrl?: string | undefined;
  items?: readonly Maybe<ServiceNavigationItem>[] | undefined;
  /** Room for more: before and after everything, and before and after the items of the list (as `<li>`). */
  slots?: { start?: Content; end?: Content; navigationStart?: Content; navigationEnd?: Content } | undefined;
  /** The end slot stands on the line of the navigation. */
  endSlotInline?: boolean | undefined;
  collapseNavigationOnMobile?: boolean | undefined;
  label?: string | undefined;
  menuButtonText?: string | undefined;
  menuButtonLabel?: string | undefined;
  navigationLabel?: string | undefined;
  navigationId?: string | undefined;
  navigationClasses?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** The service's name and its parts, at the top of every page. */
export function ServiceNavigation(props: ServiceNavigationProps) {
  const { slots = {} } = props;
  const look = {
    class: classNames('govuk-service-navigation', props.classes),
    'data-module': 'govuk-service-navigation',
    ...props.attributes,
  };
  const inner = (
    <div
      class={classNames(
        'govuk-width-container',
        props.endSlotInline && 'govuk-service-navigation__inlining-container',
      )}
    >
      {slots.start}
      <div class="govuk-service-navigation__container">
        <ServiceName name={props.serviceName} url={props.serviceUrl} />
        <Navigation {...props} />
      </div>
      {slots.end}
    </div>
  );
  const isLandmark = [props.serviceName, slots.start, slots.end].some((content) => !isBlank(content));
  if (!isLandmark) return <div {...look}>{inner}</div>;
  return (
    <section aria-label={props.label ?? 'Service information'} {...look}>
      {inner}
    </section>
  );
}

function ServiceName({ name, url }: { name: Content; url: string | undefined }) {
  if (isBlank(name)) return null;
  return (
    <span class="govuk-service-navigation__service-name">
      {url === undefined ? (
        <span class="govuk-service-navigation__text">{name}</span>
      ) : (
        <a href={url} class="govuk-service-navigation__link">
          {name}
        </a>
      )}
    </span>
  );
}

function Navigation(props: ServiceNavigationProps) {
  const items = (props.items ?? []).filter((item) => Boolean(item));
  const { navigationStart, navigationEnd } = props.slots ?? {};
  if (items.length === 0 && isBlank(navigationStart) && isBlank(navigationEnd)) return null;
  const menuText = props.menuButtonText ?? 'Menu';
  const id = props.navigationId ?? 'navigation';
  const hasOwnLabel = props.menuButtonLabel !== undefined && props.menuButtonLabel !== menuText;
  return (
    <nav
      aria-label={props.navigationLabel ?? menuText}
      class={classNames('govuk-service-navigation__wrapper', props.navigationClasses)}
    >
      {(props.collapseNavigationOnMobile ?? items.length > 1) && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: hidden from everybody until the script shows it
        <button
          type="button"
          class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={id}
          aria-label={hasOwnLabel ? props.menuButtonLabel : undefined}
          hidden
          aria-hidden="true"
        >
          {menuText}
        </button>
      )}
      <ul class="govuk-service-navigation__list" id={id}>
        {navigationStart}
        {items.map((item) => item && <NavigationItem {...item} />)}
        {navigationEnd}
      </ul>
    </nav>
  );
}

function NavigationItem(item: ServiceNavigationItem) {
  const isActive = Boolean(item.active || item.current);
  const current = isActive ? (item.current ? 'page' : 'true') : undefined;
  const text = isActive ? (
    <strong class="govuk-service-navigation__active-fallback">{item.text}</strong>
  ) : (
    item.text
  );
  return (
    <li
      class={classNames(
        'govuk-service-navigation__item',
        isActive && 'govuk-service-navigation__item--active',
      )}
    >
      {item.href === undefined ? (
        <span class="govuk-service-navigation__text" aria-current={current}>
          {text}
        </span>
      ) : (
        <a
          class="govuk-service-navigation__link"
          href={item.href}
          aria-current={current}
          {...item.attributes}
        >
          {text}
        </a>
      )}
    </li>
  );
}
