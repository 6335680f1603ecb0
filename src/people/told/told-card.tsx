import { SummaryList } from '../../interface/govuk/index.ts';
import type { Telling } from './telling.ts';
import { tellingKindWords, tellingSentence, whoSees } from './telling-words.ts';

interface ToldProps {
  readonly personId: string;
  readonly isChild: boolean;
  readonly tellings: readonly Telling[];
  readonly mayWrite: boolean;
  /** Whether the reader may keep a child’s name since an adoption. */
  readonly mayKeepNames: boolean;
}

/** What was told, and beneath it who sees it. */
function Value({ telling }: { telling: Telling }) {
  return (
    <>
      {tellingSentence(telling)}
      <span class="govuk-hint facet-words govuk-!-display-block govuk-!-margin-bottom-0">
        {whoSees(telling)}
      </span>
    </>
  );
}

/** What somebody tells of herself, each with what she allowed and from when until when. */
export function Told({ personId, isChild, tellings, mayWrite, mayKeepNames }: ToldProps) {
  const base = `/people/${personId}/details`;
  const kept = tellings.filter(({ struckOn }) => struckOn === null);
  return (
    <>
      <SummaryList
        card={{
          title: 'Names, languages, faith and culture',
          actions: mayWrite ? [{ href: `${base}/told/add`, text: 'Add' }] : [],
        }}
        rows={
          kept.length === 0
            ? [{ key: 'In their own words', value: 'Nobody has asked yet' }]
            : kept.map((telling) => ({
                key: tellingKindWords[telling.kind],
                value: <Value telling={telling} />,
                actions: mayWrite
                  ? [
                      {
                        href: `${base}/told/${telling.id}`,
                        text: 'Change',
                        visuallyHiddenText: tellingKindWords[telling.kind].toLowerCase(),
                      },
                    ]
                  : [],
              }))
        }
      />
      {isChild && mayWrite && mayKeepNames && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${base}/adoptive-name`}>
            Keep a name since an adoption behind the wall
          </a>
        </p>
      )}
    </>
  );
}
