import { z } from 'zod';
import { CharacterCount } from '../../index.ts';
import { adapter } from '../adapter.ts';
import { field, fieldOf, flag, text } from '../options.ts';

const plural = z.record(z.string(), z.string()).optional();

const common = field.omit({ describedBy: true }).extend({
  value: text,
  rows: z.number().optional(),
  spellcheck: flag,
  threshold: z.number().optional(),
  countMessage: z.strictObject({ classes: text }).optional(),
  textareaDescriptionText: text,
  charactersUnderLimitText: plural,
  charactersAtLimitText: text,
  charactersOverLimitText: plural,
  wordsUnderLimitText: plural,
  wordsAtLimitText: text,
  wordsOverLimitText: plural,
});

const options = z.union([
  common.extend({
    maxlength: z.number(),
    countType: z.literal(['length', 'characters', 'words']).optional(),
  }),
  common.extend({
    maxwords: z.number(),
    maxlength: z.number().optional(),
    countType: z.literal('words').optional(),
  }),
]);

export const characterCount = adapter(options, (given) => {
  const props = {
    ...phrasesOf(given),
    ...fieldOf(given),
    description: given.textareaDescriptionText,
    countMessageClasses: given.countMessage?.classes,
  };
  return 'maxwords' in given ? (
    <CharacterCount
      {...props}
      maxWords={given.maxwords}
      maxLength={given.maxlength}
      countType={given.countType}
    />
  ) : (
    <CharacterCount {...props} maxLength={given.maxlength} maxWords={undefined} countType={given.countType} />
  );
});

function phrasesOf(given: z.infer<typeof options>) {
  return {
    phrases: {
      charactersUnderLimit: given.charactersUnderLimitText,
      charactersAtLimit: given.charactersAtLimitText,
      charactersOverLimit: given.charactersOverLimitText,
      wordsUnderLimit: given.wordsUnderLimitText,
      wordsAtLimit: given.wordsAtLimitText,
      wordsOverLimit: given.wordsOverLimitText,
    },
  };
}
