import { decide } from '../../access/decide.ts';
import { fault, html, type Page, type PageRequest, type PersonSection, page } from '../../doors/index.ts';
import { TextField } from '../../interface/forms/index.ts';
import { Button, SummaryList } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate, formatPartialDay } from '../../interface/wording/index.ts';
import { findPeople, personFormFrame } from '../../people/index.ts';
import { getMerge, listMerges } from '../get-merges.ts';
import { listPairs } from '../pairs/list-pairs.ts';

const NOBODY = { kind: 'not_found', what: 'person' } as const;

async function asideRows(request: PageRequest, personId: string, id: string) {
  const found = await request.ask(getMerge, { personId, id });
  if (!found.ok || found.value.aside.length === 0) return [];
  const said = found.value.aside.map(({ title, words }) => `${title}: ${words}`);
  return [{ key: 'Also said on the other record', value: said.join('. ') }];
}

async function MergeCard(props: {
  request: PageRequest;
  personId: string;
  merge: Awaited<ReturnType<typeof mergesOf>>[number];
}) {
  const { request, personId, merge } = props;
  const mayMerge = decide(request.actor, 'people:merge').allowed;
  const { id, absorbedName, mergedOn, by, why, birthWhy, undoneOn, undoneBy, undoneWhy } = merge;
  const when = (day: Temporal.PlainDate, who: string | null) =>
    [formatDate(day), who].filter(Boolean).join(', ');
  return (
    <SummaryList
      card={{
        title: `Record of ${absorbedName}`,
        headingLevel: 2,
        actions:
          mayMerge && !undoneOn
            ? [
                {
                  href: `/people/${personId}/merges/${id}/undo`,
                  text: 'Undo this merge',
                  visuallyHiddenText: `with the record of ${absorbedName}`,
                },
              ]
            : [],
      }}
      rows={[
        { key: 'Merged', value: when(mergedOn, by) },
        { key: 'How it was known', value: why },
        ...(birthWhy ? [{ key: 'Why two dates of birth', value: birthWhy }] : []),
        ...(mayMerge && !undoneOn ? await asideRows(request, personId, id) : []),
        ...(undoneOn ? [{ key: 'Undone', value: when(undoneOn, undoneBy) }] : []),
        ...(undoneWhy ? [{ key: 'Why it was undone', value: undoneWhy }] : []),
      ]}
    />
  );
}

async function mergesOf(request: PageRequest, personId: string) {
  const found = await request.ask(listMerges, { personId });
  return found.ok ? found.value.merges : [];
}

async function mergesPage(request: PageRequest) {
  const personId = request.params.id ?? '';
  const found = await personFormFrame(request, personId, '');
  if (!found.ok) return found.answer;
  const merges = await mergesOf(request, personId);
  return html({
    title: 'Merged records',
    ...found.frame,
    body: (
      <>
        <h1 class="govuk-heading-l">Merged records</h1>
        {merges.length === 0 ? (
          <EmptyState
            title="No other record was merged into this one"
            text="When two records are of one person, they can be made one. Nothing is lost, and it can be undone."
          />
        ) : (
          await Promise.all(merges.map((merge) => MergeCard({ request, personId, merge })))
        )}
        {decide(request.actor, 'people:merge').allowed && (
          <p class="govuk-body">
            <a class="govuk-link" href={`/people/${personId}/merge`}>
              Merge with another record
            </a>
          </p>
        )}
      </>
    ),
  });
}

/** Finding the other record: her own name to begin with, for that is how most people stand here twice. */
async function choosePage(request: PageRequest) {
  const personId = request.params.id ?? '';
  const found = await personFormFrame(request, personId, '');
  if (!found.ok) return found.answer;
  const q = request.search.get('q') ?? '';
  const people = await request.ask(findPeople, { q });
  if (!people.ok) return fault(people.error.kind === 'invalid' ? NOBODY : people.error);
  const others = people.value.people.filter(({ id }) => id !== personId);
  return html({
    title: 'Find the other record',
    ...found.frame,
    body: (
      <>
        <h1 class="govuk-heading-l">Find the other record</h1>
        <form method="get" action={`/people/${personId}/merge`} novalidate>
          <TextField
            name="q"
            label="Name or date of birth on the other record"
            hint="Names are found however they are spelt"
            value={q}
            autocomplete="off"
          />
          <Button>Search</Button>
        </form>
        {q !== '' && others.length === 0 && (
          <EmptyState title="Nobody else found" text="Try another spelling, or a date of birth." />
        )}
        {others.length > 0 && (
          <RecordTable
            caption="Others on record"
            columns={[{ text: 'Name' }, { text: 'Date of birth' }, { text: 'Area' }]}
            rows={others.map(({ id, name, bornOn, area }) => [
              <a class="govuk-link" href={`/people/${personId}/merge/${id}`}>
                {name}
              </a>,
              bornOn ? formatPartialDay(bornOn) : 'Not known',
              area ?? 'Not known',
            ])}
          />
        )}
      </>
    ),
  });
}

/** Records that may be of the same person as hers. */
async function mayBeSame(request: PageRequest, personId: string) {
  const found = await request.ask(listPairs, { personId });
  if (!found.ok || found.value.pairs.length === 0) return null;
  return (
    <ul class="govuk-list govuk-list--bullet">
      {found.value.pairs.map(({ one, other, reason }) => {
        const another = one.id === personId ? other : one;
        return (
          <li>
            <a class="govuk-link" href={`/people/${personId}/merge/${another.id}`}>
              Compare with {another.name}
            </a>
            : {reason.charAt(0).toLowerCase() + reason.slice(1)}
          </li>
        );
      })}
    </ul>
  );
}

/** On the person’s own page, for those who may merge: the way to the other record, and what was merged before. */
export const mergeSection: PersonSection = {
  id: 'merges',
  title: 'On record twice?',
  order: 95,
  permission: 'people:merge',
  async render(request, personId) {
    const merges = await mergesOf(request, personId);
    const open = merges.filter(({ undoneOn }) => undoneOn === null).length;
    const alike = await mayBeSame(request, personId);
    return (
      <>
        {alike}
        <p class="govuk-body">
          <a class="govuk-link" href={`/people/${personId}/merge`}>
            Merge with another record
          </a>
          {merges.length > 0 && (
            <>
              <br />
              <a class="govuk-link" href={`/people/${personId}/merges`}>
                Merged records ({open})
              </a>
            </>
          )}
        </p>
      </>
    );
  },
};

/** Which records were merged into hers, and finding another. */
export const mergesPages: readonly Page[] = [
  page({ method: 'get', path: '/people/:id/merge', permission: 'people:merge', handle: choosePage }),
  page({ method: 'get', path: '/people/:id/merges', permission: 'person:read', handle: mergesPage }),
];
