import { frameWords } from '../wording/frame-words.ts';
import { type Attributes, classNames, type PluralPhrases, phraseAttributes } from './content.ts';
import { Hint } from './hint.tsx';
import { useReaderWords } from './in-reader-words.tsx';
import { Textarea, type TextareaProps } from './textarea.tsx';

/** Phrases with `%{count}` in place of the number. */
export type CharacterCountPhrases = {
  readonly charactersUnderLimit?: PluralPhrases | undefined;
  readonly charactersAtLimit?: string | undefined;
  readonly charactersOverLimit?: PluralPhrases | undefined;
  readonly wordsUnderLimit?: PluralPhrases | undefined;
  readonly wordsAtLimit?: string | undefined;
  readonly wordsOverLimit?: PluralPhrases | undefined;
};

type Limit =
  | { maxLength: number; maxWords?: undefined; countType?: 'length' | 'characters' | 'words' | undefined }
  | { maxWords: number; maxLength?: number | undefined; countType?: 'words' | undefined };

export type CharacterCountProps = Omit<TextareaProps, 'disabled' | 'autocomplete' | 'describedBy'> &
  Limit & {
    /** Percent of the limit after which the count is shown. */
    threshold?: number | undefined;
    /** What is said before the script runs; `%{count}` is the limit. */
    description?: string | undefined;
    countMessageClasses?: string | undefined;
    phrases?: CharacterCountPhrases | undefined;
  };

/** Several lines of text with a limit that is said, and counted down where there is script. */
export function CharacterCount({ formGroup, ...props }: CharacterCountProps) {
  const id = props.id ?? props.name;
  const phrases = useCountPhrases();
  return (
    <Textarea
      {...props}
      id={id}
      describedBy={`${id}-info`}
      classes={classNames('govuk-js-character-count', props.classes)}
      formGroup={{
        classes: classNames('govuk-character-count', formGroup?.classes),
        attributes: { ...countAttributes({ phrases, ...props }), ...formGroup?.attributes },
        before: formGroup?.before,
        after: (
          <>
            <Hint
              id={`${id}-info`}
              classes={classNames('govuk-character-count__message', props.countMessageClasses)}
            >
              <LimitInWords {...props} />
            </Hint>
            {formGroup?.after}
          </>
        ),
      }}
    />
  );
}

function countAttributes(props: Omit<CharacterCountProps, 'formGroup'>): Attributes {
  return {
    'data-module': 'govuk-character-count',
    'data-maxlength': props.maxLength,
    'data-maxwords': props.maxWords,
    'data-threshold': props.threshold,
    'data-count-type': countType(props),
    ...phraseAttributes(props.phrases),
  };
}

function countType(props: Omit<CharacterCountProps, 'formGroup'>): string | undefined {
  return props.countType ?? (props.maxWords === undefined ? undefined : 'words');
}

function LimitInWords(props: Omit<CharacterCountProps, 'formGroup'>) {
  const speak = useReaderWords();
  const usual =
    countType(props) === 'words' ? 'You can enter up to %{count} words' : frameWords.charactersMost;
  const { text, marks } = speak(props.description ?? usual);
  const filled = text.replace('%{count}', String(props.maxWords ?? props.maxLength));
  return marks.lang === undefined ? <>{filled}</> : <span {...marks}>{filled}</span>;
}

/** What the script says as it counts, where the reader reads in another language. */
function useCountPhrases(): CharacterCountPhrases | undefined {
  const speak = useReaderWords();
  const [under, none, over] = [
    frameWords.charactersLeft,
    frameWords.charactersNone,
    frameWords.charactersOver,
  ].map((english) => ({ english, said: speak(english).text }));
  if (!under || !none || !over || under.said === under.english) return undefined;
  return {
    charactersUnderLimit: { other: under.said },
    charactersAtLimit: none.said,
    charactersOverLimit: { other: over.said },
  };
}
