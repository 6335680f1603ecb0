import { type Attributes, type Content, classNames } from './content.ts';

export type Breadcrumb = {
  readonly text: Content;
  /** Without it, this is the page itself. */
  readonly href?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type BreadcrumbsProps = {
  items: readonly Breadcrumb[];
  /** On a phone, only the first and the last are shown. */
  collapseOnMobile?: boolean | undefined;
  label?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** Where the page is in the whole. */
export function Breadcrumbs(props: BreadcrumbsProps) {
  return (
    <nav
      class={classNames(
        'govuk-breadcrumbs',
        props.classes,
        props.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
      )}
      {...props.attributes}
      aria-label={props.label ?? 'Breadcrumb'}
    >
      <ol class="govuk-breadcrumbs__list">
        {props.items.map((item) =>
          item.href === undefined ? (
            <li class="govuk-breadcrumbs__list-item" aria-current="page">
              {item.text}
            </li>
          ) : (
            <li class="govuk-breadcrumbs__list-item">
              <a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>
                {item.text}
              </a>
            </li>
          ),
        )}
      </ol>
    </nav>
  );
}
