import {
  type Attributes,
  type Content,
  classNames,
  isBlank,
  joinIds,
  type Maybe,
  type Wording,
  type WordingOptions,
  wordingOptions,
} from './content.ts';
import { Hint } from './hint.tsx';
import { Label } from './label.tsx';

/** One radio or checkbox. */
export type ChoiceItem = {
  readonly divider?: undefined;
  readonly value: string;
  readonly text: Content;
  readonly id?: string | undefined;
  readonly hint?: Wording;
  /** When given, it decides; otherwise the value of the whole question does. */
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Further questions that are shown only when this is chosen. */
  readonly conditional?: Content;
  readonly labelClasses?: string | undefined;
  readonly labelAttributes?: Attributes | undefined;
  readonly attributes?: Attributes | undefined;
};

/** What a checkbox may also have. */
export type AnyChoice = ChoiceItem & {
  /** The name of the whole question unless it is given. */
  readonly name?: string | undefined;
  /** "exclusive" unticks all others, for "none of these". */
  readonly behaviour?: 'exclusive' | undefined;
};

/** A word between choices, such as "or". */
export type ChoiceDivider = { readonly divider: string };

type ChoiceListProps = {
  kind: 'radios' | 'checkboxes';
  idPrefix: string;
  items: readonly Maybe<AnyChoice | ChoiceDivider>[];
  classes: string | undefined;
  attributes: Attributes | undefined;
  before: Content;
  after: Content;
  name: string;
  /** The values of those that are chosen. */
  chosen: readonly string[];
  /** Ids that describe every choice, where there is no fieldset to hold them. */
  describedBy: string | undefined;
};

/** The choices of one question. The first has the bare id, so that the error summary can link to it. */
export function ChoiceList(props: ChoiceListProps) {
  return (
    <div
      class={classNames(`govuk-${props.kind}`, props.classes)}
      {...props.attributes}
      data-module={`govuk-${props.kind}`}
    >
      {props.before}
      {props.items.map((item, index) => {
        if (!item) return null;
        if (item.divider !== undefined) return <Divider kind={props.kind} text={item.divider} />;
        const id = item.id ?? (index === 0 ? props.idPrefix : `${props.idPrefix}-${index + 1}`);
        return <Choice list={props} item={item} id={id} />;
      })}
      {props.after}
    </div>
  );
}

function Divider(props: { kind: string; text: Content }) {
  return <div class={`govuk-${props.kind}__divider`}>{props.text}</div>;
}

function Choice({ list, item, id }: { list: ChoiceListProps; item: AnyChoice; id: string }) {
  const block = `govuk-${list.kind}`;
  const hint: Partial<WordingOptions> = wordingOptions(item.hint);
  const hasHint = !isBlank(hint.text);
  const hasConditional = !isBlank(item.conditional);
  const checked = item.checked ?? list.chosen.includes(item.value);
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          name={item.name ?? list.name}
          type={list.kind === 'radios' ? 'radio' : 'checkbox'}
          value={item.value}
          checked={checked}
          disabled={item.disabled}
          data-aria-controls={hasConditional ? `conditional-${id}` : undefined}
          aria-describedby={joinIds(list.describedBy, hasHint && `${id}-item-hint`)}
          data-behaviour={item.behaviour}
          {...item.attributes}
        />
        <Label
          for={id}
          classes={classNames(`${block}__label`, item.labelClasses)}
          attributes={item.labelAttributes}
        >
          {item.text}
        </Label>
        {hasHint && (
          <Hint
            id={`${id}-item-hint`}
            classes={classNames(`${block}__hint`, hint.classes)}
            attributes={hint.attributes}
          >
            {hint.text}
          </Hint>
        )}
      </div>
      {hasConditional && (
        <div
          class={classNames(`${block}__conditional`, !checked && `${block}__conditional--hidden`)}
          id={`conditional-${id}`}
        >
          {item.conditional}
        </div>
      )}
    </>
  );
}
