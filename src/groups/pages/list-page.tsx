import { decide } from '../../access/decide.ts';
import { fault, html, type PageRequest, page } from '../../doors/index.ts';
import { Button, Tag } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { listGroups } from '../group-queries.ts';
import { GROUPS } from './frame.tsx';

/** Places in words: “9 of 12”, or that as many may come as like. */
export function placesWords({ capacity, taken }: { capacity: number | null; taken: number }): string {
  return capacity === null ? `${taken}, no limit` : `${taken} of ${capacity}`;
}

async function listPage(request: PageRequest) {
  const found = await request.ask(listGroups, {});
  if (!found.ok) return fault(found.error);
  return html({
    title: 'Groups',
    current: GROUPS,
    body: (
      <>
        <h1 class="govuk-heading-l">Groups</h1>
        {decide(request.actor, 'contact:record').allowed && (
          <Button href={`${GROUPS}/new`} classes="facet-no-print">
            Make a group
          </Button>
        )}
        {found.value.length === 0 ? (
          <EmptyState
            title="There are no groups yet"
            text="Peer groups, courses and drop-ins appear here, each with its sessions and who is in it."
          />
        ) : (
          <RecordTable
            caption="Groups, courses and drop-ins"
            captionHidden
            columns={['Group', 'Where', 'Next session', 'Places taken'].map((text) => ({ text }))}
            rows={found.value.map((group) => [
              <>
                <a class="govuk-link" href={`${GROUPS}/${group.id}`}>
                  {group.title}
                </a>
                <br />
                <span class="govuk-hint">
                  {group.kindTitle}, {group.programmeTitle}
                </span>
              </>,
              group.online ? 'Online' : (group.place ?? ''),
              group.endedOn ? (
                <Tag colour="grey">Has ended</Tag>
              ) : group.nextOn ? (
                formatDate(group.nextOn)
              ) : (
                'None planned'
              ),
              placesWords(group),
            ])}
          />
        )}
      </>
    ),
  });
}

/** All groups. */
export const groupListPage = page({
  method: 'get',
  path: GROUPS,
  permission: 'caseload:read',
  handle: listPage,
});
