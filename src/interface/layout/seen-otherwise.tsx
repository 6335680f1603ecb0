import { InsetText } from '../govuk/index.ts';

/** Beside a passage of somebody's record: what she says of it, in her own words. `place` where the passage stands elsewhere. */
export function SeenOtherwise({ words, place }: { words: string; place?: string | undefined }) {
  return (
    <InsetText classes="govuk-!-margin-top-2 govuk-!-margin-bottom-4">
      <strong>{place ? `${place}: in the person’s own words` : 'In the person’s own words'}</strong>
      <br />
      <span class="facet-words" dir="auto">
        {words}
      </span>
    </InsetText>
  );
}
