import { decide } from '../../access/decide.ts';
import { fault, html, page } from '../../doors/index.ts';
import { Button, Tag } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate, formatMoment } from '../../interface/wording/index.ts';
import { type DraftShown, listProgrammeDrafts } from '../get-drafts.ts';
import { listProgrammes, type ProgrammeListed, type VersionShown } from '../get-programmes.ts';

/** The version in use, and every other with something open under it. */
function countsIn({ versions }: ProgrammeListed, countOf: (version: VersionShown) => number) {
  return versions
    .filter((version, index) => countOf(version) > 0 || index === 0)
    .map((version) => <div>{`Version ${version.version}: ${countOf(version)}`}</div>);
}

function Programmes({ programmes }: { programmes: readonly ProgrammeListed[] }) {
  if (programmes.length === 0)
    return (
      <EmptyState
        title="No programme runs here yet"
        text="An administrator writes one, tries it on made-up people and publishes it."
      />
    );
  return (
    <RecordTable
      caption="In use"
      columns={[
        { text: 'Programme' },
        { text: 'Version' },
        { text: 'Since' },
        { text: 'Open cases' },
        { text: 'Referrals to decide' },
      ]}
      rows={programmes.map((each) => [
        <a class="govuk-link" href={`/programmes/${each.programme}`}>
          {each.title}
        </a>,
        String(each.versions[0]?.version ?? ''),
        each.versions[0] ? formatDate(each.versions[0].publishedOn) : '',
        countsIn(each, ({ openCases }) => openCases),
        countsIn(each, ({ undecided }) => undecided),
      ])}
    />
  );
}

function Drafts({ drafts }: { drafts: readonly DraftShown[] }) {
  return (
    <>
      <h2 class="govuk-heading-m">Drafts</h2>
      {drafts.length === 0 ? (
        <p class="govuk-body">Nobody is writing a programme at the moment.</p>
      ) : (
        <RecordTable
          caption="Drafts"
          captionHidden
          columns={[{ text: 'Draft' }, { text: 'Saved' }, { text: 'By' }]}
          rows={drafts.map(({ id, title, savedAt, savedBy }) => [
            <a class="govuk-link" href={`/programme-drafts/${id}`} dir="auto">
              {title}
            </a>,
            formatMoment(savedAt),
            savedBy ?? <Tag colour="grey">A program</Tag>,
          ])}
        />
      )}
      <Button href="/programme-drafts/new">Write a programme</Button>
    </>
  );
}

/** What runs here, and for administrators what is being written. */
export const programmesPage = page({
  method: 'get',
  path: '/programmes',
  permission: 'programme:read',
  async handle(request) {
    const found = await request.ask(listProgrammes, {});
    if (!found.ok) return fault(found.error);
    const writes = decide(request.actor, 'programme:publish').allowed;
    const drafts = writes ? await request.ask(listProgrammeDrafts, {}) : undefined;
    if (drafts && !drafts.ok) return fault(drafts.error);
    return html({
      title: 'Programmes',
      current: '/programmes',
      body: (
        <>
          <h1 class="govuk-heading-l">Programmes</h1>
          <p class="govuk-body">
            A programme says who a service is for, what its referral form asks, the road through it and what
            is counted.
          </p>
          <Programmes programmes={found.value} />
          {drafts && <Drafts drafts={drafts.value} />}
        </>
      ),
    });
  },
});
