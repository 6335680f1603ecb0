import { type Attributes, type Content, classNames, isBlank, type Maybe } from './content.ts';
import { Tag, type TagColour } from './tag.tsx';

/** A state in words (done, or cannot start yet), or as a tag for what still needs doing. */
export type TaskStatus =
  | { readonly text: Content; readonly tag?: undefined; readonly classes?: string | undefined }
  | {
      readonly tag: {
        readonly text: Content;
        readonly colour?: TagColour | undefined;
        readonly classes?: string | undefined;
        readonly attributes?: Attributes | undefined;
      };
      readonly text?: undefined;
      readonly classes?: string | undefined;
    };

export type Task = {
  readonly title: Content;
  readonly titleClasses?: string | undefined;
  /** Without it, the task cannot be started yet. */
  readonly href?: string | undefined;
  readonly hint?: Content;
  readonly status: TaskStatus;
  readonly classes?: string | undefined;
};

export type TaskListProps = {
  items: readonly Maybe<Task>[];
  idPrefix?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** The parts of something long, and how far each is. */
export function TaskList(props: TaskListProps) {
  const prefix = props.idPrefix ?? 'task-list';
  return (
    <ul class={classNames('govuk-task-list', props.classes)} {...props.attributes}>
      {props.items.map((task, index) => task && <TaskItem {...task} id={`${prefix}-${index + 1}`} />)}
    </ul>
  );
}

function TaskItem(task: Task & { id: string }) {
  const hasHint = !isBlank(task.hint);
  return (
    <li
      class={classNames(
        'govuk-task-list__item',
        task.href !== undefined && 'govuk-task-list__item--with-link',
        task.classes,
      )}
    >
      <div class="govuk-task-list__name-and-hint">
        {task.href === undefined ? (
          <div class={task.titleClasses}>{task.title}</div>
        ) : (
          <a
            class={classNames('govuk-link govuk-task-list__link', task.titleClasses)}
            href={task.href}
            aria-describedby={classNames(hasHint && `${task.id}-hint`, `${task.id}-status`)}
          >
            {task.title}
          </a>
        )}
        {hasHint && (
          <div id={`${task.id}-hint`} class="govuk-task-list__hint">
            {task.hint}
          </div>
        )}
      </div>
      <div class={classNames('govuk-task-list__status', task.status.classes)} id={`${task.id}-status`}>
        <Status status={task.status} />
      </div>
    </li>
  );
}

function Status({ status }: { status: TaskStatus }) {
  if (status.tag === undefined) return <>{status.text}</>;
  const { text, ...look } = status.tag;
  return <Tag {...look}>{text}</Tag>;
}
