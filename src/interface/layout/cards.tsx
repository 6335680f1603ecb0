import type { Child } from 'hono/jsx';
import { Mark } from './mark.tsx';

/** Cards side by side where there is room; each child is a card. */
export function CardGrid({
  large,
  children,
}: {
  large?: boolean | undefined;
  children: Child | readonly Child[];
}) {
  const cards = [children].flat(2);
  return (
    <ul class={`facet-grid${large ? ' facet-grid--large' : ''}`}>
      {cards.map((child) => (
        <li>{child}</li>
      ))}
    </ul>
  );
}

interface StatCardProps {
  readonly label: string;
  readonly number: string | number;
  readonly detail?: string | undefined;
  readonly href?: string | undefined;
  /** `attention` asks for something to be done; `quiet` is for a count that asks for nothing. */
  readonly tone?: 'plain' | 'attention' | 'quiet' | undefined;
}

/** One number with what it counts; the whole card leads to the rows behind it. */
export function StatCard({ label, number, detail, href, tone = 'plain' }: StatCardProps) {
  return (
    <div class={`facet-card facet-stat facet-stat--${tone}`}>
      <span class="facet-stat__number">{number}</span>
      <p class="facet-stat__label">
        {href ? (
          <a class="facet-card__link" href={href}>
            {label}
          </a>
        ) : (
          label
        )}
      </p>
      {detail && <p class="facet-stat__detail">{detail}</p>}
    </div>
  );
}

interface CardProps {
  readonly title: string;
  readonly href?: string | undefined;
  readonly text?: string | undefined;
  readonly level?: 2 | 3 | undefined;
  readonly children?: Child;
}

/** A card for one thing among several, such as a parent on a caseload. */
export function Card({ title, href, text, level = 3, children }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <div class="facet-card">
      <Heading class="facet-card__title">
        {href ? (
          <a class="facet-card__link" href={href}>
            {title}
          </a>
        ) : (
          title
        )}
      </Heading>
      {text && <p class="facet-card__text">{text}</p>}
      {children}
    </div>
  );
}

interface EmptyStateProps {
  readonly title: string;
  readonly text?: string | undefined;
  readonly action?: { readonly href: string; readonly text: string } | undefined;
}

/** What stands where nothing is recorded yet: what will appear here, and how to begin. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div class="facet-empty">
      <Mark size={40} />
      <div>
        <p class="facet-empty__title">{title}</p>
        {text && <p>{text}</p>}
        {action && (
          <p>
            <a class="govuk-link" href={action.href}>
              {action.text}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}
