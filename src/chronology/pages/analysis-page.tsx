import { decide } from '../../access/decide.ts';
import { fault, html, type Page, type PageAnswer, type PageRequest, page } from '../../doors/index.ts';
import { Button, InsetText, SummaryList } from '../../interface/govuk/index.ts';
import { EmptyState, PrintButton } from '../../interface/layout/index.ts';
import { formatDate, formatMoment, formatPartialDay } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { tellerWords } from '../added-words.ts';
import { themeWords } from '../chosen-words.ts';
import { getAnalysis } from '../get-analysis.ts';

type Known = Extract<Awaited<ReturnType<typeof ask>>, { ok: true }>['value'];
const ask = (request: PageRequest) => request.ask(getAnalysis, { personId: request.params.id ?? '' });
const mayWrite = ({ actor }: PageRequest) => decide(actor, 'person:write').allowed;

function Patterns({ personId, patterns }: Pick<Known, 'personId' | 'patterns'>) {
  if (patterns.length === 0)
    return <p class="govuk-body">No gaps, times that come again or seasons show in the dates so far.</p>;
  return (
    <>
      <ul class="govuk-list govuk-list--bullet">
        {patterns.map(({ words, from, to }) => (
          <li>
            {words}
            {from && to && (
              <>
                {' '}
                <a class="govuk-link" href={`/people/${personId}/chronology?from=${from}&to=${to}`}>
                  What was recorded then
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        These are counts of dates, and no causes. A gap may be ours: leave, moves, nobody asked.
      </p>
    </>
  );
}

function Analyses({ request, known }: { request: PageRequest; known: Known }) {
  const { personId, analyses } = known;
  const standing = analyses.filter(({ withdrawal }) => withdrawal === null);
  if (standing.length === 0)
    return (
      <EmptyState
        title="Nobody has written yet what it says to them"
        text="A view of the whole is a text of its own with its date, so that facts and views stay apart."
      />
    );
  return (
    <>
      {standing.map(({ id, words, readTogether, writtenOn, by }) => (
        <section class="facet-card govuk-!-margin-bottom-4">
          <h3 class="govuk-heading-s">{[formatDate(writtenOn), by].filter(Boolean).join(', ')}</h3>
          <p class="govuk-body facet-words" dir="auto">
            {words}
          </p>
          <p class="govuk-body-s">
            {readTogether ? 'Read with the parent. ' : 'Not read with the parent yet. '}
            {mayWrite(request) && (
              <a
                class="govuk-link facet-no-print"
                href={`/people/${personId}/chronology/analysis/${id}/withdrawal`}
              >
                Take back
                <span class="govuk-visually-hidden"> what was written on {formatDate(writtenOn)}</span>
              </a>
            )}
          </p>
        </section>
      ))}
    </>
  );
}

async function analysisPage(request: PageRequest): Promise<PageAnswer> {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, '/chronology');
  if (!frame.ok) return frame.answer;
  const found = await ask(request);
  if (!found.ok) return fault(found.error);
  return html({
    title: `What the chronology says: ${frame.person.name}`,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${personId}/chronology`, text: 'Chronology' },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">What the chronology says to us</h1>
          <h2 class="govuk-heading-m">Patterns in the dates</h2>
          <Patterns {...found.value} />
          <h2 class="govuk-heading-m">What we make of it</h2>
          {mayWrite(request) && (
            <Button href={`/people/${personId}/chronology/analysis/write`}>
              Write down what it says to you
            </Button>
          )}
          <Analyses request={request} known={found.value} />
          <PrintButton />
        </div>
      </div>
    ),
  });
}

async function entryPage(request: PageRequest): Promise<PageAnswer> {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, '/chronology');
  if (!frame.ok) return frame.answer;
  const found = await ask(request);
  if (!found.ok) return fault(found.error);
  const entry = found.value.added.find(({ id }) => id === request.params.entry);
  if (!entry) return fault({ kind: 'not_found', what: 'page' });
  const { happenedOn: date, happenedPrecision: precision, toldBy, theme, by, recordedAt, withdrawal } = entry;
  return html({
    title: 'An entry that was added to the chronology',
    header: frame.header,
    current: '/people',
    back: { href: `/people/${personId}/chronology`, text: 'Chronology' },
    body: (
      <>
        <h1 class="govuk-heading-l">Added to the chronology</h1>
        {withdrawal && (
          <InsetText>
            Taken back on {formatDate(withdrawal.on)}
            {withdrawal.by && ` by ${withdrawal.by}`}: {withdrawal.reason}
          </InsetText>
        )}
        <SummaryList
          rows={[
            { key: 'What happened', value: entry.what },
            { key: 'When', value: formatPartialDay({ date, precision }) },
            { key: 'Told by', value: tellerWords[toldBy] },
            { key: 'About', value: themeWords[theme] },
            { key: 'Recorded', value: [formatMoment(recordedAt), by].filter(Boolean).join(', ') },
          ]}
        />
        {!withdrawal && mayWrite(request) && (
          <p class="govuk-body">
            <a class="govuk-link" href={`/people/${personId}/chronology/entries/${entry.id}/withdrawal`}>
              Take it back, added by mistake
            </a>
          </p>
        )}
      </>
    ),
  });
}

/** A view of the chronology beside its facts, and what was added to it by hand. */
export const analysisPages: readonly Page[] = [
  page({
    method: 'get',
    path: '/people/:id/chronology/analysis',
    permission: 'person:read',
    handle: analysisPage,
  }),
  page({
    method: 'get',
    path: '/people/:id/chronology/entries/:entry',
    permission: 'person:read',
    handle: entryPage,
  }),
];
