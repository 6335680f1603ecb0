import { type Attributes, type Content, classNames, type Maybe } from './content.ts';

export type PaginationLink = {
  readonly href: string;
  readonly text?: Content;
  /** What the page before or after is about; only where there are no numbers. */
  readonly labelText?: Content;
  readonly attributes?: Attributes | undefined;
};

export type PaginationItem =
  | { readonly ellipsis: true }
  | {
      readonly ellipsis?: undefined;
      readonly number: number | string;
      readonly href: string;
      readonly current?: boolean | undefined;
      readonly visuallyHiddenText?: string | undefined;
      readonly attributes?: Attributes | undefined;
    };

export type PaginationProps = {
  previous?: PaginationLink | undefined;
  next?: PaginationLink | undefined;
  items?: readonly Maybe<PaginationItem>[] | undefined;
  landmarkLabel?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** From page to page of a long list, or of a long text. */
export function Pagination(props: PaginationProps) {
  const isBlock = props.items === undefined && Boolean(props.next ?? props.previous);
  return (
    <nav
      class={classNames('govuk-pagination', isBlock && 'govuk-pagination--block', props.classes)}
      aria-label={props.landmarkLabel ?? 'Pagination'}
      {...props.attributes}
    >
      {props.previous && <ArrowLink direction="prev" link={props.previous} isBlock={isBlock} />}
      {props.items && (
        <ul class="govuk-pagination__list">{props.items.map((item) => item && <PageItem {...item} />)}</ul>
      )}
      {props.next && <ArrowLink direction="next" link={props.next} isBlock={isBlock} />}
    </nav>
  );
}

function PageItem(item: PaginationItem) {
  if (item.ellipsis) {
    return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>;
  }
  return (
    <li class={classNames('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link"
        href={item.href}
        aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
        {...item.attributes}
      >
        {item.number}
      </a>
    </li>
  );
}

function ArrowLink(props: { direction: 'prev' | 'next'; link: PaginationLink; isBlock: boolean }) {
  const { direction, link, isBlock } = props;
  const hasLabel = isBlock && link.labelText !== undefined;
  const arrow = <Arrow direction={direction} />;
  return (
    <div class={`govuk-pagination__${direction}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={direction} {...link.attributes}>
        {(isBlock || direction === 'prev') && arrow}{' '}
        <span
          class={classNames(
            'govuk-pagination__link-title',
            isBlock && link.labelText === undefined && 'govuk-pagination__link-title--decorated',
          )}
        >
          {link.text ?? <DefaultText direction={direction} />}
        </span>{' '}
        {hasLabel && (
          <>
            <span class="govuk-visually-hidden">:</span>{' '}
            <span class="govuk-pagination__link-label">{link.labelText}</span>
          </>
        )}
        {!isBlock && direction === 'next' && arrow}
      </a>
    </div>
  );
}

function DefaultText({ direction }: { direction: 'prev' | 'next' }) {
  return (
    <>
      {direction === 'prev' ? 'Previous' : 'Next'}
      <span class="govuk-visually-hidden"> page</span>
    </>
  );
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};

function Arrow({ direction }: { direction: 'prev' | 'next' }) {
  return (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${direction}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[direction]} />
    </svg>
  );
}
