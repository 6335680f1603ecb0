import { type Attributes, type Content, classNames, isBlank, type Maybe } from './content.ts';
import { Heading, type HeadingLevel } from './heading.tsx';

export type SummaryAction = {
  readonly href: string;
  readonly text: Content;
  /** What the action is about, for those who hear the link without its row. */
  readonly visuallyHiddenText?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type SummaryRow = {
  readonly key: Content;
  readonly value: Content;
  readonly actions?: readonly SummaryAction[] | undefined;
  readonly classes?: string | undefined;
  readonly keyClasses?: string | undefined;
  readonly valueClasses?: string | undefined;
  readonly actionsClasses?: string | undefined;
};

export type SummaryCard = {
  readonly title?: Content;
  readonly headingLevel?: HeadingLevel | undefined;
  readonly titleClasses?: string | undefined;
  readonly actions?: readonly SummaryAction[] | undefined;
  readonly actionsClasses?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type SummaryListProps = {
  rows: readonly Maybe<SummaryRow>[];
  /** Puts the list in a card with a title and actions of its own. */
  card?: SummaryCard | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** What is known, or what was answered, row by row, each with what may be done about it. */
export function SummaryList(props: SummaryListProps) {
  const hasActions = props.rows.some((row) => row && (row.actions?.length ?? 0) > 0);
  const list = (
    <dl class={classNames('govuk-summary-list', props.classes)} {...props.attributes}>
      {props.rows.map(
        (row) => row && <Row row={row} hasActionColumn={hasActions} cardTitle={props.card?.title} />,
      )}
    </dl>
  );
  return props.card ? <Card {...props.card}>{list}</Card> : list;
}

function Row(props: { row: SummaryRow; hasActionColumn: boolean; cardTitle: Content }) {
  const { row } = props;
  return (
    <div
      class={classNames(
        'govuk-summary-list__row',
        props.hasActionColumn && row.actions === undefined && 'govuk-summary-list__row--no-actions',
        row.classes,
      )}
    >
      <dt class={classNames('govuk-summary-list__key', row.keyClasses)}>{row.key}</dt>
      <dd class={classNames('govuk-summary-list__value', row.valueClasses)}>{row.value}</dd>
      {row.actions && row.actions.length > 0 && (
        <dd class={classNames('govuk-summary-list__actions', row.actionsClasses)}>
          <RowActions actions={row.actions} cardTitle={props.cardTitle} />
        </dd>
      )}
    </div>
  );
}

function RowActions({ actions, cardTitle }: { actions: readonly SummaryAction[]; cardTitle: Content }) {
  const [first] = actions;
  if (first && actions.length === 1) return <ActionLink action={first} cardTitle={cardTitle} />;
  return (
    <ul class="govuk-summary-list__actions-list">
      {actions.map((action) => (
        <li class="govuk-summary-list__actions-list-item">
          <ActionLink action={action} cardTitle={cardTitle} />
        </li>
      ))}
    </ul>
  );
}

function Card(props: SummaryCard & { children: Content }) {
  return (
    <div class={classNames('govuk-summary-card', props.classes)} {...props.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {!isBlank(props.title) && (
          <Heading
            level={props.headingLevel ?? 2}
            class={classNames('govuk-summary-card__title', props.titleClasses)}
          >
            {props.title}
          </Heading>
        )}
        <CardActions {...props} />
      </div>
      <div class="govuk-summary-card__content">{props.children}</div>
    </div>
  );
}

function CardActions({ actions = [], actionsClasses, title }: SummaryCard) {
  const [first] = actions;
  const look = classNames('govuk-summary-card__actions', actionsClasses);
  if (first === undefined) return null;
  if (actions.length === 1) {
    return (
      <div class={look}>
        <ActionLink action={first} cardTitle={title} />
      </div>
    );
  }
  return (
    <ul class={look}>
      {actions.map((action) => (
        <li class="govuk-summary-card__action">
          <ActionLink action={action} cardTitle={title} />
        </li>
      ))}
    </ul>
  );
}

function ActionLink({ action, cardTitle }: { action: SummaryAction; cardTitle: Content }) {
  const about = action.visuallyHiddenText ?? '';
  const hasTitle = !isBlank(cardTitle);
  return (
    <a class={classNames('govuk-link', action.classes)} href={action.href} {...action.attributes}>
      {action.text}
      {(about !== '' || hasTitle) && (
        <span class="govuk-visually-hidden">
          {about !== '' && ` ${about}`}
          {hasTitle && [' (', cardTitle, ')']}
        </span>
      )}
    </a>
  );
}
