import { z } from 'zod';
import { FileUpload } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { attributes, field, fieldOf, flag, text } from '../options.ts';

const options = field.extend({
  disabled: flag,
  multiple: flag,
  javascript: flag,
  wrapperClasses: text,
  wrapperAttributes: attributes,
  chooseFilesButtonText: text,
  noFileChosenText: text,
  multipleFilesChosenText: z.record(z.string(), z.string()).optional(),
  dropInstructionText: text,
  enteredDropZoneText: text,
  leftDropZoneText: text,
});

export const fileUpload = adapter(options, (given) => (
  <FileUpload {...fieldOf(given)} dropZone={given.javascript ? dropZoneOf(given) : undefined} />
));

function dropZoneOf(given: z.infer<typeof options>) {
  return {
    classes: given.wrapperClasses,
    attributes: given.wrapperAttributes,
    phrases: {
      chooseFilesButton: given.chooseFilesButtonText,
      noFileChosen: given.noFileChosenText,
      multipleFilesChosen: given.multipleFilesChosenText,
      dropInstruction: given.dropInstructionText,
      enteredDropZone: given.enteredDropZoneText,
      leftDropZone: given.leftDropZoneText,
    },
  };
}
