import { type Attributes, classNames, type PluralPhrases, phraseAttributes } from './content.ts';
import { describedByIds, type FieldProps, hasFault, LabelledGroup } from './form-group.tsx';

export type FileUploadPhrases = {
  readonly chooseFilesButton?: string | undefined;
  readonly noFileChosen?: string | undefined;
  readonly multipleFilesChosen?: PluralPhrases | undefined;
  readonly dropInstruction?: string | undefined;
  readonly enteredDropZone?: string | undefined;
  readonly leftDropZone?: string | undefined;
};

export type FileUploadProps = FieldProps & {
  disabled?: boolean | undefined;
  multiple?: boolean | undefined;
  /** A drop zone, where there is script. */
  dropZone?:
    | {
        classes?: string | undefined;
        attributes?: Attributes | undefined;
        phrases?: FileUploadPhrases | undefined;
      }
    | undefined;
};

/** A file from the person's own machine. */
export function FileUpload(props: FileUploadProps) {
  const id = props.id ?? props.name;
  const input = (
    <input
      class={classNames('govuk-file-upload', props.classes, hasFault(props) && 'govuk-file-upload--error')}
      id={id}
      name={props.name}
      type="file"
      disabled={props.disabled}
      multiple={props.multiple}
      aria-describedby={describedByIds(id, props)}
      {...props.attributes}
    />
  );
  return (
    <LabelledGroup {...props} id={id}>
      {props.formGroup?.before}
      {props.dropZone === undefined ? (
        input
      ) : (
        <div
          class={classNames('govuk-file-upload-wrapper', props.dropZone.classes)}
          data-module="govuk-file-upload"
          {...phraseAttributes(props.dropZone.phrases)}
          {...props.dropZone.attributes}
        >
          {input}
        </div>
      )}
      {props.formGroup?.after}
    </LabelledGroup>
  );
}
