import { decide } from '../../access/decide.ts';
import {
  type AnswerOf,
  asTyped,
  fault,
  formPages,
  html,
  type Page,
  page,
  StandsNow,
} from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { SummaryList } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatMoment } from '../../interface/wording/index.ts';
import { getJob, listJobs, retryJob } from '../list-jobs.ts';
import { say } from '../wording.ts';

const HERE = '/background';

type Listed = AnswerOf<typeof listJobs>;
type Shown = AnswerOf<typeof getJob>;

function Failed({ failed, mayRetry }: { failed: Listed['failed']; mayRetry: boolean }) {
  if (failed.length === 0) return <EmptyState title={say('failedNone')} text={say('failedNoneText')} />;
  const columns = [say('what'), say('why'), say('gaveUp'), ...(mayRetry ? [say('actions')] : [])];
  return (
    <RecordTable
      caption={say('failed')}
      columns={columns.map((text) => ({ text }))}
      rows={failed.map(({ id, summary, said, endedAt }) => [
        summary,
        said ?? say('noWhy'),
        endedAt ? formatMoment(endedAt) : '',
        ...(mayRetry
          ? [
              <a class="govuk-link facet-no-print" href={`${HERE}/${id}/retry`}>
                {say('retry')}
                <span class="govuk-visually-hidden">{say('retryAbout', { what: summary })}</span>
              </a>,
            ]
          : []),
      ])}
    />
  );
}

const lines = (all: readonly (string | null)[]) =>
  all
    .filter((line) => line !== null)
    .map((line, index) => (
      <>
        {index > 0 && <br />}
        {line}
      </>
    ));

function Work({ work }: { work: Listed['work'] }) {
  return (
    <RecordTable
      caption={say('work')}
      columns={[{ text: say('what') }, { text: say('when') }, { text: say('next') }, { text: say('lately') }]}
      rows={work.map((each) => [
        each.summary,
        each.when ?? say('itself'),
        lines([
          say('waits', { count: each.waits }),
          each.next && say('waitsFrom', { moment: formatMoment(each.next) }),
          each.waitsAgain > 0 ? say('waitsAgain', { count: each.waitsAgain }) : null,
          each.runs > 0 ? say('runs', { count: each.runs }) : null,
        ]),
        lines([
          say('done', { count: each.done }),
          each.lastDone && say('lastDone', { moment: formatMoment(each.lastDone) }),
          each.failed > 0 ? say('gaveUpCount', { count: each.failed }) : null,
        ]),
      ])}
    />
  );
}

const listPage = page({
  method: 'get',
  path: HERE,
  permission: 'job:read',
  async handle(request) {
    const found = await request.ask(listJobs, {});
    if (!found.ok) return fault(found.error);
    return html({
      title: say('title'),
      current: HERE,
      wide: true,
      body: (
        <>
          <h1 class="govuk-heading-l">{say('title')}</h1>
          <p class="govuk-body">{say('lead')}</p>
          <Failed failed={found.value.failed} mayRetry={decide(request.actor, 'job:retry').allowed} />
          <Work work={found.value.work} />
        </>
      ),
    });
  },
});

const factsOf = ({ said, attempts, endedAt, queuedBy }: Shown) => [
  { key: say('why'), value: said ?? say('noWhy') },
  { key: say('tries'), value: String(attempts) },
  ...(endedAt ? [{ key: say('gaveUp'), value: formatMoment(endedAt) }] : []),
  ...(queuedBy ? [{ key: say('when'), value: say('queuedBy', { name: queuedBy }) }] : []),
];

const retryForm = formPages<Shown, typeof asTyped>({
  path: '/background/:id/retry',
  permission: 'job:retry',
  find: (request) => request.ask(getJob, { id: request.params.id ?? '' }),
  instead: ({ state }) => (state === 'failed' ? undefined : <p class="govuk-body">{say('notFailed')}</p>),
  frame: async () => ({
    ok: true as const,
    frame: { current: HERE, back: { href: HERE, text: say('title') } },
  }),
  title: ({ summary }) => say('retryTitle', { what: summary }),
  lead: (work) => (
    <>
      <SummaryList rows={factsOf(work)} />
      <p class="govuk-body">{say('retryLead')}</p>
    </>
  ),
  save: say('retryButton'),
  version: ({ version }) => version,
  values: () => ({}),
  standsNow: ({ state }) => <StandsNow lines={[say('states', { state })]} />,
  fields: () => <></>,
  schema: () => asTyped,
  async submit(request, { id, version: now }, _read, version = now) {
    const done = await request.run(retryJob, { id, version });
    return done.ok ? succeed({ to: HERE, notice: say('retried') }) : done;
  },
});

/** What Facet does by itself, and what failed. */
export const jobPages: readonly Page[] = [listPage, ...retryForm];
