import { decide } from '../../access/decide.ts';
import { fault, html, type PageRequest } from '../../doors/index.ts';
import { Button, InsetText, SummaryList } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { getOnwardReferral } from '../list-onward.ts';
import type { OnwardView } from '../onward-output.ts';
import { howItWasWords, notStartedWords, outcomeWords } from '../onward-words.ts';
import { Standing } from './standing-tag.tsx';

function rowsOf(item: OnwardView) {
  const day = (key: string, on: Temporal.PlainDate | null, more?: string | null) =>
    on ? [{ key, value: [formatDate(on), more].filter(Boolean).join('. ') }] : [];
  return [
    { key: 'How it stands', value: <Standing standing={item.standing} /> },
    ...(item.kindTitle ? [{ key: 'Kind', value: item.kindTitle }] : []),
    { key: 'What she hopes for', value: item.why },
    ...day(item.signposting ? 'Told of it' : 'Sent', item.madeOn, item.by && `By ${item.by}`),
    ...day('Received', item.receivedOn),
    ...day('Accepted', item.acceptedOn),
    ...day('Started', item.startedOn),
    ...day(
      'Did not start',
      item.notStartedOn,
      [item.notStartedWhy && notStartedWords[item.notStartedWhy], item.notStartedNote]
        .filter(Boolean)
        .join('. '),
    ),
    ...day(
      'Ended',
      item.outcomeOn,
      [item.outcome && outcomeWords[item.outcome], item.outcomeNote].filter(Boolean).join('. '),
    ),
    ...(item.withdrawal
      ? [{ key: 'Taken back', value: `${formatDate(item.withdrawal.on)}. ${item.withdrawal.reason}` }]
      : day('We ask how it stands on', item.chaseOn)),
  ];
}

function Sent({ item }: { item: OnwardView }) {
  if (item.signposting)
    return <InsetText>She was told of this service. Nothing of her record was sent.</InsetText>;
  return (
    <>
      <h2 class="govuk-heading-m">What was sent</h2>
      <SummaryList
        rows={[
          ...item.sent.map(({ title, text }) => ({ key: title, value: text })),
          ...(item.sentHow ? [{ key: 'How', value: item.sentHow }] : []),
        ]}
      />
      {item.consentTakenBackOn && (
        <InsetText>
          She took back her consent to share on {formatDate(item.consentTakenBackOn)}. Send nothing more. What
          was sent before stays with them.
        </InsetText>
      )}
    </>
  );
}

function Followed({ item }: { item: OnwardView }) {
  return (
    <>
      <h2 class="govuk-heading-m">What she says of it</h2>
      {item.sayings.length === 0 && <p class="govuk-body">Nothing is written down yet.</p>}
      <ul class="govuk-list govuk-list--spaced">
        {item.sayings.map(({ howItWas, words, saidOn, byHerself, by }) => (
          <li>
            <strong>{howItWasWords[howItWas]}</strong>, {formatDate(saidOn)}
            {words && (
              <div class="facet-words" dir="auto">
                {words}
              </div>
            )}
            <div class="govuk-hint govuk-!-margin-bottom-0">
              {byHerself ? 'Written by herself' : by && `Written down by ${by}`}
            </div>
          </li>
        ))}
      </ul>
      {item.chases.length > 0 && (
        <>
          <h2 class="govuk-heading-m">How often we asked</h2>
          <ul class="govuk-list govuk-list--spaced">
            {item.chases.map(({ chasedOn, how, said, by }) => (
              <li>
                {formatDate(chasedOn)}: {how}
                {said && <div class="facet-words">{said}</div>}
                {by && <div class="govuk-hint govuk-!-margin-bottom-0">{by}</div>}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Actions({ item }: { item: OnwardView }) {
  const here = `/people/${item.personId}/onward/${item.id}`;
  if (item.withdrawal) return null;
  return (
    <p class="govuk-button-group facet-no-print">
      {item.steps.length > 0 && <Button href={`${here}/step`}>Record how it stands</Button>}
      {item.chaseOn && (
        <a class="govuk-link" href={`${here}/chase`}>
          We asked them
        </a>
      )}
      <a class="govuk-link" href={`${here}/said`}>
        Write down what she says
      </a>
      <a class="govuk-link" href={`${here}/withdrawal`}>
        Recorded by mistake?
      </a>
    </p>
  );
}

/** One onward referral: how it stands, what was sent, and what came of it. */
export async function onePage(request: PageRequest) {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, '/onward');
  if (!frame.ok) return frame.answer;
  const found = await request.ask(getOnwardReferral, { id: request.params.onward ?? '' });
  if (!found.ok) return fault(found.error);
  const item = found.value;
  if (item.personId !== frame.person.id) return fault({ kind: 'not_found', what: 'onward referral' });
  return html({
    title: `${item.serviceName}: ${frame.person.name}`,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${personId}/onward`, text: 'Other services' },
    body: (
      <>
        <span class="govuk-caption-l">{item.agency}</span>
        <h1 class="govuk-heading-l">{item.serviceName}</h1>
        <SummaryList rows={rowsOf(item)} />
        {decide(request.actor, 'contact:record').allowed && <Actions item={item} />}
        <Sent item={item} />
        <Followed item={item} />
        {item.serviceId && decide(request.actor, 'directory:read').allowed && (
          <p class="govuk-body">
            <a class="govuk-link" href={`/directory/${item.serviceId}`}>
              This service in the directory
            </a>
          </p>
        )}
      </>
    ),
  });
}
