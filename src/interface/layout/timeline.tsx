import type { Child } from 'hono/jsx';
import { Tag } from '../govuk/index.ts';
import { say } from '../wording/index.ts';
import { SeenOtherwise } from './seen-otherwise.tsx';

/** One entry of a chronology; `when` is in words, `datetime` as machines read it (2024, 2024-03 or 2024-03-04). */
export interface TimelineItem {
  readonly title: string;
  readonly href?: string | undefined;
  readonly when: string;
  readonly datetime: string;
  readonly by?: string | undefined;
  readonly tag?: string | undefined;
  readonly text?: Child;
  /** The person’s own words, where she sees it otherwise. */
  readonly otherwise?: readonly string[] | undefined;
  /** The shape of the mark: events of one kind look alike without colour. */
  readonly mark?: 'dot' | 'diamond' | 'square' | undefined;
}

/** A chronology, newest or oldest first as given; `heading` names a stretch of it, such as a year. */
export function Timeline({
  items,
  heading,
}: {
  items: readonly TimelineItem[];
  heading?: string | undefined;
}) {
  if (items.length === 0) return <p class="govuk-body">{say('timeline.none')}</p>;
  return (
    <>
      {heading && <h2 class="facet-timeline__heading">{heading}</h2>}
      <ol class="facet-timeline">
        {items.map((item) => (
          <Entry item={item} level={heading ? 3 : 2} />
        ))}
      </ol>
    </>
  );
}

function Entry({ item, level }: { item: TimelineItem; level: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <li class="facet-timeline__item">
      <Shape mark={item.mark ?? 'dot'} />
      <Heading class="facet-timeline__title">
        {item.href ? (
          <a class="govuk-link govuk-link--no-visited-state" href={item.href}>
            {item.title}
          </a>
        ) : (
          item.title
        )}
        {item.tag && (
          <>
            {' '}
            <Tag classes="facet-timeline__tag">{item.tag}</Tag>
          </>
        )}
      </Heading>
      <p class="facet-timeline__byline">
        <time datetime={item.datetime}>{item.when}</time>
        {item.by && `, ${say('timeline.by', { name: item.by })}`}
      </p>
      {item.text && <div class="facet-timeline__text">{item.text}</div>}
      {item.otherwise?.map((words) => (
        <SeenOtherwise words={words} />
      ))}
    </li>
  );
}

function Shape({ mark }: { mark: 'dot' | 'diamond' | 'square' }) {
  return (
    <svg
      class="facet-timeline__mark"
      width="18"
      height="18"
      viewBox="0 0 18 18"
      aria-hidden="true"
      focusable="false"
    >
      {mark === 'dot' && <circle cx="9" cy="9" r="7" />}
      {mark === 'diamond' && <polygon points="9,1 17,9 9,17 1,9" />}
      {mark === 'square' && <rect x="2" y="2" width="14" height="14" />}
    </svg>
  );
}
