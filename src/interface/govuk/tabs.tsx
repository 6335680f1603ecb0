import { type Attributes, type Content, classNames, isBlank, isPlainText, type Maybe } from './content.ts';

export type Tab = {
  readonly label: Content;
  /** Needed where the tabs have no `idPrefix`. */
  readonly id?: string | undefined;
  /** Plain text becomes a paragraph; markup stands as it is. */
  readonly panel: Content;
  readonly attributes?: Attributes | undefined;
  readonly panelAttributes?: Attributes | undefined;
};

export type TabsProps = {
  items: readonly Maybe<Tab>[];
  id?: string | undefined;
  /** Ids of the panels are this and their number. */
  idPrefix?: string | undefined;
  title?: Content;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** Sections of which one is read at a time; without script, a list of contents and all of them. */
export function Tabs(props: TabsProps) {
  const panelId = (tab: Tab, index: number) => tab.id ?? `${props.idPrefix ?? 'tab'}-${index + 1}`;
  return (
    <div
      id={props.id}
      class={classNames('govuk-tabs', props.classes)}
      {...props.attributes}
      data-module="govuk-tabs"
    >
      <h2 class="govuk-tabs__title">{props.title ?? 'Contents'}</h2>
      {props.items.length > 0 && (
        <ul class="govuk-tabs__list">
          {props.items.map(
            (tab, index) => tab && <TabLink tab={tab} panelId={panelId(tab, index)} isFirst={index === 0} />,
          )}
        </ul>
      )}
      {props.items.map(
        (tab, index) => tab && <TabPanel tab={tab} id={panelId(tab, index)} isFirst={index === 0} />,
      )}
    </div>
  );
}

function TabLink(props: { tab: Tab; panelId: string; isFirst: boolean }) {
  return (
    <li class={classNames('govuk-tabs__list-item', props.isFirst && 'govuk-tabs__list-item--selected')}>
      <a class="govuk-tabs__tab" href={`#${props.panelId}`} {...props.tab.attributes}>
        {props.tab.label}
      </a>
    </li>
  );
}

function TabPanel({ tab, id, isFirst }: { tab: Tab; id: string; isFirst: boolean }) {
  const isText = isPlainText(tab.panel) && !isBlank(tab.panel);
  return (
    <div
      class={classNames('govuk-tabs__panel', !isFirst && 'govuk-tabs__panel--hidden')}
      id={id}
      {...tab.panelAttributes}
    >
      {isText ? <p class="govuk-body">{tab.panel}</p> : tab.panel}
    </div>
  );
}
