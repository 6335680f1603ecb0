import { Tag, type TagColour } from '../../interface/govuk/index.ts';
import { RecordTable } from '../../interface/layout/index.ts';
import { formatList, formatShortDate } from '../../interface/wording/index.ts';
import type { ConsentStanding } from '../consent.ts';
import type { RecordedConsent } from '../consent-store.ts';
import type { ConsentKindView } from '../consent-view.ts';
import { wayWords } from './form-parts.tsx';
import type { May } from './programme-page.tsx';

const STANDINGS: Record<ConsentStanding, { text: string; colour: TagColour }> = {
  given: { text: 'Given', colour: 'green' },
  refused: { text: 'Refused', colour: 'orange' },
  withdrawn: { text: 'Withdrawn', colour: 'orange' },
  not_asked: { text: 'Not asked yet', colour: 'grey' },
};

/** How one kind of consent stands, as a tag. */
export function StandingTag({ standing }: { standing: ConsentStanding }) {
  const { text, colour } = STANDINGS[standing];
  return <Tag colour={colour}>{text}</Tag>;
}

/** When, how and with whom an answer was given, in one sentence. */
export function answerWords(consent: RecordedConsent): string {
  const said = consent.answer === 'given' ? 'Given' : 'Refused';
  const parts = [
    `${said} ${formatShortDate(consent.givenOn)}, ${wayWords[consent.how].toLowerCase()}`,
    consent.withWhom && `with ${consent.withWhom}`,
    consent.agencies.length > 0 && `to share with ${formatList(consent.agencies)}`,
    consent.withdrawnOn &&
      `withdrawn ${formatShortDate(consent.withdrawnOn)}${consent.withdrawnHow ? `, ${wayWords[consent.withdrawnHow].toLowerCase()}` : ''}`,
    consent.recordedByName && `recorded by ${consent.recordedByName}`,
  ];
  return parts.filter(Boolean).join('; ');
}

interface ConsentTableProps {
  readonly personId: string;
  readonly consents: readonly ConsentKindView[];
  readonly may: May;
}

/** All that is asked for, how each stands, and what was said before. */
export function ConsentTable({ personId, consents, may }: ConsentTableProps) {
  const several = new Set(consents.map((each) => each.programme.id)).size > 1;
  return (
    <section aria-labelledby="consents">
      <h2 class="govuk-heading-m" id="consents">
        Consents
      </h2>
      <RecordTable
        caption="Consents"
        captionHidden
        columns={[{ text: 'To' }, { text: 'Stands' }, { text: 'Answers' }, { text: 'Do' }]}
        rows={consents.map((view) => [
          several ? `${view.title} (${view.programme.title})` : view.title,
          <StandingTag standing={view.standing} />,
          <Answers view={view} />,
          may('consent:record') ? <Actions personId={personId} view={view} /> : '–',
        ])}
      />
    </section>
  );
}

function Answers({ view }: { view: ConsentKindView }) {
  const all = view.latest ? [view.latest, ...view.earlier] : view.earlier;
  if (all.length === 0) return <>–</>;
  return (
    <>
      {all.map((consent, index) => (
        <>
          {index > 0 && <br />}
          <span dir="auto">{answerWords(consent)}</span>
        </>
      ))}
    </>
  );
}

function Actions({ personId, view }: { personId: string; view: ConsentKindView }) {
  const base = `/people/${personId}/programme`;
  const about = <span class="govuk-visually-hidden">: {view.title}</span>;
  return (
    <>
      <a
        class="govuk-link govuk-link--no-visited-state"
        href={`${base}/consent/${view.programme.id}/${view.kind}`}
      >
        {view.standing === 'not_asked' ? 'Record' : 'Record again'}
        {about}
      </a>
      {view.standing === 'given' && view.latest && (
        <>
          <br />
          <a class="govuk-link govuk-link--no-visited-state" href={`${base}/withdraw/${view.latest.id}`}>
            Withdraw
            {about}
          </a>
        </>
      )}
    </>
  );
}
