import { Button } from './button.tsx';
import { type Attributes, type Content, classNames, isBlank } from './content.ts';
import { Heading, type HeadingLevel } from './heading.tsx';

export type PanelAction =
  | {
      readonly type: 'button' | 'submit' | 'reset';
      readonly href?: string | undefined;
      readonly text: Content;
      readonly classes?: string | undefined;
      readonly attributes?: Attributes | undefined;
    }
  | {
      readonly type?: undefined;
      readonly href: string;
      readonly text: Content;
      readonly classes?: string | undefined;
      readonly attributes?: Attributes | undefined;
    };

type PanelWords = {
  title: Content;
  headingLevel?: HeadingLevel | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  children?: Content;
};

export type PanelProps = PanelWords &
  (
    | { variant?: 'confirmation' | undefined; actions?: undefined }
    | {
        /** Stops somebody before they go on, and asks whether they meant it. */
        variant: 'interruption';
        actions?:
          | {
              items: readonly PanelAction[];
              classes?: string | undefined;
              attributes?: Attributes | undefined;
            }
          | undefined;
      }
  );

/** Says in large letters that something is done, with its reference; or asks before it is done. */
export function Panel(props: PanelProps) {
  return (
    <div
      class={classNames('govuk-panel', `govuk-panel--${props.variant ?? 'confirmation'}`, props.classes)}
      {...props.attributes}
    >
      <Heading level={props.headingLevel ?? 1} class="govuk-panel__title">
        {props.title}
      </Heading>
      {!isBlank(props.children) && <div class="govuk-panel__body">{props.children}</div>}
      {props.actions && (
        <div class={classNames('govuk-panel__actions', props.actions.classes)} {...props.actions.attributes}>
          {props.actions.items.length > 0 && (
            <div class="govuk-button-group">
              {props.actions.items.map((action) => (
                <>
                  <Action {...action} />{' '}
                </>
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function Action(action: PanelAction) {
  if (action.type === undefined) {
    return (
      <a
        class={classNames('govuk-link govuk-link--inverse', action.classes)}
        href={action.href}
        {...action.attributes}
      >
        {action.text}
      </a>
    );
  }
  const look = { variant: 'inverse', classes: action.classes, attributes: action.attributes } as const;
  if (action.href !== undefined) {
    return (
      <Button {...look} href={action.href}>
        {action.text}
      </Button>
    );
  }
  return (
    <Button {...look} type={action.type}>
      {action.text}
    </Button>
  );
}
