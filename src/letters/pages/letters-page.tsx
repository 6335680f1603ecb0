import { decide } from '../../access/decide.ts';
import { fault, html, type Page, type PageRequest, type PersonSection, page } from '../../doors/index.ts';
import { Button, SummaryList, Tag } from '../../interface/govuk/index.ts';
import { EmptyState, PrintButton } from '../../interface/layout/index.ts';
import { formatDate, formatList } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { directionWords, exchangeWords, monthNames, statusWords } from '../letter-words.ts';
import { lettersDue, listLetters } from '../list-letters.ts';

async function load(request: PageRequest, personId: string) {
  return request.ask(listLetters, { personId });
}

type Listed = Extract<Awaited<ReturnType<typeof load>>, { ok: true }>['value'];
type Agreement = Listed['agreements'][number];

/** When the next letter is due, in words. */
export function nextWords({ next, standing }: Pick<Agreement, 'next' | 'standing'>): string {
  if (!next) return 'No date is agreed';
  if (standing === 'late') return `Was due on ${formatDate(next)}`;
  return `Due on ${formatDate(next)}`;
}

function AgreementCard({
  request,
  agreement,
  secondReaderFor,
  personId,
}: {
  request: PageRequest;
  agreement: Agreement;
  secondReaderFor: string | null;
  personId: string;
}) {
  const base = `/people/${personId}/letters/agreements/${agreement.id}`;
  const mayWrite = decide(request.actor, 'contact:record').allowed;
  const mayKnow = decide(request.actor, 'carer:read').allowed;
  const rows = [
    {
      key: 'Next',
      value: agreement.endedOn
        ? `Ended on ${formatDate(agreement.endedOn)}: ${agreement.endedBecause}`
        : nextWords(agreement),
    },
    {
      key: 'What may be sent',
      value: formatList(agreement.maySend.map((kind) => exchangeWords[kind].toLowerCase())),
    },
    ...(agreement.monthsToAvoid.length > 0
      ? [
          {
            key: 'Months to avoid',
            value: formatList(agreement.monthsToAvoid.map((month) => monthNames[month - 1] ?? '')),
          },
        ]
      : []),
    { key: 'Names to use', value: `${agreement.childCalled}; signed ${agreement.parentSignsAs}` },
    ...(secondReaderFor || agreement.secondReader
      ? [
          {
            key: 'Before it goes',
            value: secondReaderFor
              ? `A second person reads it, as ${secondReaderFor} asks of every letter`
              : 'A second person reads it',
          },
        ]
      : []),
    ...(agreement.note ? [{ key: 'Also agreed', value: agreement.note }] : []),
  ];
  const actions = [
    ...(mayWrite ? [{ href: base, text: 'Change' }] : []),
    ...(mayKnow ? [{ href: `${base}/wall`, text: 'What not to say' }] : []),
  ];
  return (
    <>
      <SummaryList
        card={{ title: `Letters with ${agreement.childCalled}`, headingLevel: 2, actions }}
        rows={rows}
      />
      {mayWrite && !agreement.endedOn && (
        <p class="govuk-button-group facet-no-print">
          <Button href={`${base}/write`}>Write to {agreement.childCalled}</Button>
          <a class="govuk-link" href={`${base}/record`}>
            Record what arrived, a meeting, or not this time
          </a>
        </p>
      )}
    </>
  );
}

function History({ letters, personId }: { letters: Listed['letters']; personId: string }) {
  return (
    <ul class="govuk-list govuk-list--spaced">
      {letters.map((letter) => {
        const on = letter.happenedOn ?? letter.dueOn;
        return (
          <li>
            <a class="govuk-link" href={`/people/${personId}/letters/${letter.id}`}>
              {exchangeWords[letter.kind]}: {directionWords[letter.direction].toLowerCase()},{' '}
              {letter.childCalled}
            </a>
            {on && `, ${formatDate(on)} `} <Tag>{statusWords[letter.status]}</Tag>
            {letter.what && <div class="facet-words">{letter.what}</div>}
          </li>
        );
      })}
    </ul>
  );
}

async function lettersPage(request: PageRequest) {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, '/letters');
  if (!frame.ok) return frame.answer;
  const found = await load(request, personId);
  if (!found.ok) return fault(found.error);
  const { agreements, letters, secondReaderFor } = found.value;
  return html({
    title: `Letters of ${frame.person.name}`,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${personId}`, text: frame.person.name },
    body: (
      <>
        <h1 class="govuk-heading-l">Letters and contact with children</h1>
        {agreements.length === 0 && (
          <EmptyState
            title="Nothing is agreed yet"
            text="Write down what was agreed with the letterbox service: how often, what may be sent, which names are used."
          />
        )}
        {agreements.map((agreement) => (
          <AgreementCard
            request={request}
            agreement={agreement}
            secondReaderFor={secondReaderFor}
            personId={personId}
          />
        ))}
        {decide(request.actor, 'contact:record').allowed && (
          <Button href={`/people/${personId}/letters/agree`} classes="govuk-button--secondary facet-no-print">
            Add an agreement
          </Button>
        )}
        {letters.length > 0 && (
          <>
            <h2 class="govuk-heading-m">What went and what came</h2>
            <History letters={letters} personId={personId} />
            <p class="govuk-body facet-no-print">
              <a class="govuk-link" href={`/people/${personId}/letters/history`}>
                A page of this to give to the parent
              </a>
            </p>
          </>
        )}
      </>
    ),
  });
}

/** The history that a parent can be given: no carer, no name but those that letters use, nothing a worker wrote. */
async function historyPage(request: PageRequest) {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, '/letters/history');
  if (!frame.ok) return frame.answer;
  const found = await load(request, personId);
  if (!found.ok) return fault(found.error);
  const done = found.value.letters.filter(({ happenedOn, status }) => happenedOn && status !== 'passed');
  return html({
    title: 'My letters',
    back: { href: `/people/${personId}/letters`, text: 'Letters' },
    exitThisPage: true,
    body: (
      <>
        <h1 class="govuk-heading-l">My letters</h1>
        {done.length === 0 && <p class="govuk-body-l">No letters yet.</p>}
        <ul class="govuk-list govuk-list--spaced govuk-body-l">
          {done.map(({ kind, direction, childCalled, happenedOn, what }) => (
            <li>
              <strong>{happenedOn && formatDate(happenedOn)}</strong>: {mine(kind, direction, childCalled)}
              {what && <span class="facet-words">. {what}</span>}
            </li>
          ))}
        </ul>
        <PrintButton />
      </>
    ),
  });
}

function mine(kind: Listed['letters'][number]['kind'], direction: string, child: string): string {
  const what = exchangeWords[kind].toLowerCase();
  if (direction === 'together') return `I met ${child}`;
  return direction === 'from_parent' ? `I sent ${child} a ${what}` : `A ${what} came about ${child}`;
}

/** A person’s letters, and the page that she can be given. */
export const lettersPages: readonly Page[] = [
  page({ method: 'get', path: '/people/:id/letters', permission: 'person:read', handle: lettersPage }),
  page({
    method: 'get',
    path: '/people/:id/letters/history',
    permission: 'person:read',
    handle: historyPage,
  }),
];

/** The reminders before each date. */
export const lettersDuePage = page({
  method: 'get',
  path: '/letters',
  permission: 'caseload:read',
  async handle(request) {
    const found = await request.ask(lettersDue, {});
    if (!found.ok) return fault(found.error);
    return html({
      title: 'Letters that are due',
      current: '/letters',
      body: (
        <>
          <h1 class="govuk-heading-l">Letters that are due</h1>
          {found.value.length === 0 ? (
            <EmptyState
              title="Nothing is due"
              text="Letters show here four weeks before their date, and until they are sent."
            />
          ) : (
            <ul class="govuk-list govuk-list--spaced">
              {found.value.map((due) => (
                <li>
                  <a class="govuk-link" href={`/people/${due.personId}/letters`}>
                    {due.name} to {due.childCalled}
                  </a>
                  : {nextWords(due).toLowerCase()} {due.standing === 'late' && <Tag>Late</Tag>}
                </li>
              ))}
            </ul>
          )}
        </>
      ),
    });
  },
});

/** On the person’s own page: when the next letter is due. Nothing where nothing is agreed. */
export const lettersSection: PersonSection = {
  id: 'letters',
  title: 'Letters',
  order: 45,
  permission: 'person:read',
  async render(request, personId) {
    const found = await load(request, personId);
    if (!found.ok) return null;
    const open = found.value.agreements.filter(({ endedOn }) => !endedOn);
    if (open.length === 0) return null;
    return (
      <ul class="govuk-list">
        {open.map((agreement) => (
          <li>
            <a class="govuk-link" href={`/people/${personId}/letters`}>
              {agreement.childCalled}
            </a>
            : {nextWords(agreement).toLowerCase()}
          </li>
        ))}
      </ul>
    );
  },
};
