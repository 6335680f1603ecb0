import { decide } from '../../access/decide.ts';
import { fault, html, type Page, type PageRequest, page } from '../../doors/index.ts';
import { Table } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFrame } from '../person-frame.tsx';
import { compareMapCopy, listMapCopies } from './map-copy.ts';
import { mapOf } from './map-subject.ts';

const NO_PAGE = { kind: 'not_found', what: 'page' } as const;

async function copiesPage(request: PageRequest) {
  const id = request.params.id ?? '';
  const frame = await personFrame(request, id, '/family/map');
  if (!frame.ok) return frame.answer;
  const found = await request.ask(listMapCopies, { personId: id });
  if (!found.ok) return fault(found.error);
  const { copies } = found.value;
  const keep = { href: `${mapOf(id)}/copies/keep`, text: 'Keep a copy of the map as it is today' };
  const mayWrite = decide(request.actor, 'person:write').allowed;
  return html({
    title: `Copies of the family map of ${frame.person.name}`,
    header: frame.header,
    current: '/people',
    back: { href: mapOf(id), text: 'Family map' },
    body: (
      <>
        <h1 class="govuk-heading-l">Copies of the family map</h1>
        {copies.length === 0 ? (
          <EmptyState title="No copy has been kept yet" action={mayWrite ? keep : undefined} />
        ) : (
          <>
            <ul class="govuk-list govuk-list--spaced">
              {copies.map((copy) => (
                <li>
                  <a class="govuk-link" href={`${mapOf(id)}/copies/${copy.id}`}>
                    {formatDate(copy.takenOn)}
                  </a>
                  {copy.note && `: ${copy.note}`}
                  {copy.by && <div class="govuk-hint govuk-!-margin-bottom-0">Kept by {copy.by}</div>}
                </li>
              ))}
            </ul>
            {mayWrite && (
              <p class="govuk-body">
                <a class="govuk-link" href={keep.href}>
                  {keep.text}
                </a>
              </p>
            )}
          </>
        )}
      </>
    ),
  });
}

async function comparePage(request: PageRequest) {
  const { id = '', copy = '' } = request.params;
  const frame = await personFrame(request, id, '/family/map');
  if (!frame.ok) return frame.answer;
  const found = await request.ask(compareMapCopy, { personId: id, copyId: copy });
  if (!found.ok) return fault(found.error.kind === 'invalid' ? NO_PAGE : found.error);
  const { takenOn, note, differences } = found.value;
  const day = formatDate(takenOn);
  return html({
    title: `The family map of ${day} and today`,
    header: frame.header,
    current: '/people',
    back: { href: `${mapOf(id)}/copies`, text: 'Copies' },
    body: (
      <>
        <h1 class="govuk-heading-l">What has changed since {day}</h1>
        {note && <p class="govuk-body">{note}</p>}
        {differences.length === 0 ? (
          <p class="govuk-body">Nothing on the map has changed since then.</p>
        ) : (
          <Table
            caption="What the map said then, and what it says now"
            captionClasses="govuk-visually-hidden"
            head={[{ text: 'Who' }, { text: `On ${day}` }, { text: 'Now' }]}
            rows={differences.map(({ what, before, today }) => [
              { text: what },
              { text: before ?? 'Not on the map' },
              { text: today ?? 'No longer on the map' },
            ])}
          />
        )}
      </>
    ),
  });
}

/** The dated copies of a family map, and what has changed since one. */
export const copiesPages: readonly Page[] = [
  page({
    method: 'get',
    path: '/people/:id/family/map/copies',
    permission: 'person:read',
    handle: copiesPage,
  }),
  page({
    method: 'get',
    path: '/people/:id/family/map/copies/:copy',
    permission: 'person:read',
    handle: comparePage,
  }),
];
