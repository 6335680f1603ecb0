import type { PageRequest, PersonSection } from '../../doors/index.ts';
import { Button, SummaryList, Tag } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { listCorrections } from '../corrections/ask-correction.ts';
import type { CorrectionRow } from '../corrections/correction-store.ts';

const decisionWords = {
  corrected: { text: 'Corrected', colour: 'green' },
  in_part: { text: 'Corrected in part', colour: 'green' },
  kept: { text: 'Not changed', colour: 'grey' },
} as const;

function Correction({ correction, withLink }: { correction: CorrectionRow; withLink: boolean }) {
  const { place, saidBefore, says, askedOn, decision, decidedOn, decidedBy, why, statement } = correction;
  const state = decision ? decisionWords[decision] : ({ text: 'To decide', colour: 'yellow' } as const);
  return (
    <SummaryList
      card={{ title: place, headingLevel: 3 }}
      rows={[
        { key: 'The record said', value: saidBefore },
        { key: 'She says', value: `${says} (${formatDate(askedOn)})` },
        {
          key: 'Decision',
          value: (
            <>
              <Tag colour={state.colour}>{state.text}</Tag>{' '}
              {[decidedBy, decidedOn && formatDate(decidedOn), why].filter(Boolean).join(', ')}
              {!decision && withLink && (
                <a
                  class="govuk-link"
                  href={`/people/${correction.personId}/rights/corrections/${correction.id}`}
                >
                  Decide<span class="govuk-visually-hidden">{` about ${place}`}</span>
                </a>
              )}
            </>
          ),
        },
        ...(statement ? [{ key: 'In her own words', value: statement }] : []),
      ]}
    />
  );
}

/** What she says is wrong, on the page of her rights. */
export async function correctionsOf(request: PageRequest, personId: string) {
  const found = await request.ask(listCorrections, { personId });
  const corrections = found.ok ? found.value : [];
  const mayDecide = request.actor.kind === 'staff' && request.actor.role === 'manager';
  return (
    <>
      <h2 class="govuk-heading-m">What she says is wrong</h2>
      {corrections.length === 0 && <p class="govuk-body">Nothing yet.</p>}
      {corrections.map((correction) => (
        <Correction correction={correction} withLink={mayDecide} />
      ))}
      <Button
        href={`/people/${personId}/rights/corrections/new`}
        variant="secondary"
        classes="facet-no-print"
      >
        Record something that is wrong
      </Button>
    </>
  );
}

/** Her own words, on her own page: wherever the record is read, they are read beside it. */
export const disagreementSection: PersonSection = {
  id: 'disagreements',
  title: 'What she sees otherwise',
  order: 15,
  permission: 'person:read',
  async render(request, personId) {
    const found = await request.ask(listCorrections, { personId });
    if (!found.ok) return null;
    const standing = found.value.filter(({ decision }) => decision !== 'corrected');
    if (standing.length === 0) return null;
    return (
      <>
        {standing.map((correction) => (
          <Correction correction={correction} withLink={false} />
        ))}
      </>
    );
  },
};
