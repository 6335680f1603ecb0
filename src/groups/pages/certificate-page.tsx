import { fault, html, type PageRequest, page } from '../../doors/index.ts';
import { PrintButton } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { listPersonGroups } from '../list-person-groups.ts';
import { findMemberShown, GROUPS, type GroupShown, type MemberShown } from './frame.tsx';

interface Certified {
  readonly request: PageRequest;
  readonly group: GroupShown;
  readonly member: MemberShown;
  readonly attended: number;
  readonly completed: boolean;
}

function Paper({ request, group, member, attended, completed }: Certified) {
  const verb = member.role === 'co_facilitator' ? 'helped to hold' : 'came to';
  return (
    <>
      <div class="facet-no-print">
        <PrintButton />
      </div>
      <article class="facet-certificate">
        <p class="govuk-body-l">{request.tenantName}</p>
        <h1 class="govuk-heading-l">
          {completed ? 'Certificate of completion' : 'Certificate of attendance'}
        </h1>
        <p class="govuk-heading-xl facet-words" dir="auto">
          {member.name}
        </p>
        <p class="govuk-body-l">
          {verb} {attended === 1 ? 'one session' : `${attended} sessions`} of
        </p>
        <p class="govuk-heading-l facet-words" dir="auto">
          {group.title}
        </p>
        <p class="govuk-body">{formatDate(request.today)}</p>
        {group.staff.map(({ name }) => (
          <p class="govuk-body facet-certificate__signs">{name}</p>
        ))}
      </article>
    </>
  );
}

async function certificatePage(request: PageRequest) {
  const found = await findMemberShown(request);
  if (!found.ok) return fault(found.error);
  const { group, member } = found.value;
  const hers = await request.ask(listPersonGroups, { personId: member.personId });
  if (!hers.ok) return fault(hers.error);
  const own = hers.value.groups.find(({ memberId }) => memberId === member.id);
  const attended = own?.attended ?? 0;
  const back = { href: `${GROUPS}/${group.id}`, text: group.title };
  return html({
    title: `Certificate: ${member.name}`,
    current: GROUPS,
    back,
    body: (
      <>
        {attended === 0 ? (
          <>
            <h1 class="govuk-heading-l">Certificate</h1>
            <p class="govuk-body">
              {member.name} has not come to a session yet: there is nothing to certify.
            </p>
          </>
        ) : (
          <Paper
            request={request}
            group={group}
            member={member}
            attended={attended}
            completed={own?.completed === true}
          />
        )}
      </>
    ),
  });
}

/** What somebody takes home who came to a group: to print. */
export const certificate = page({
  method: 'get',
  path: `${GROUPS}/:group/members/:member/certificate`,
  permission: 'contact:record',
  handle: certificatePage,
});
