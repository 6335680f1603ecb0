import type { FieldFault } from '../../foundation/fault.ts';
import { type Attributes, type Content, ErrorSummary } from '../govuk/index.ts';
import { fieldId, fieldOfAnswer, oneForEachField } from './field-path.ts';

export type FormProps = {
  action: string;
  /** New for each showing of the form, and kept when it is shown again with faults. */
  idempotencyKey: string;
  /** The version of the record that the form changes. */
  version?: number | undefined;
  /** For a form that sends files. */
  sendsFiles?: boolean | undefined;
  attributes?: Attributes | undefined;
  children?: Content;
};

/** A form whose faults are found and worded by the server, so that they read the same for everybody. */
export function Form(props: FormProps) {
  return (
    <form
      action={props.action}
      method="post"
      novalidate
      enctype={props.sendsFiles ? 'multipart/form-data' : undefined}
      {...props.attributes}
    >
      <input type="hidden" name="_key" value={props.idempotencyKey} />
      {props.version !== undefined && <input type="hidden" name="_version" value={String(props.version)} />}
      {props.children}
    </form>
  );
}

/** What is wrong, at the top of the page, each linked to its field; nothing when there are no faults. */
export function FormErrorSummary({ faults }: { faults: readonly FieldFault[] }) {
  if (faults.length === 0) return null;
  return (
    <ErrorSummary
      errors={oneForEachField(faults).map(({ path, message }) => ({
        text: message,
        href: path.length > 0 ? `#${fieldId(fieldOfAnswer(path))}` : undefined,
      }))}
    />
  );
}
