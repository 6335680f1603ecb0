import { RecordTable } from '../../interface/layout/index.ts';
import { formatShortDate } from '../../interface/wording/index.ts';
import type { PartOfWork } from '../enrolment-queries.ts';
import type { EnrolmentView } from '../enrolment-view.ts';
import type { Member } from './member.ts';

/** What stands for somebody whose record the reader may not open. */
export const KEPT_NAME = 'Somebody whose record is kept to named people';

/** Who of the family is worked with as well, and what can be done about it. */
export function FamilyPart({ enrolment, mayMove }: { enrolment: EnrolmentView; mayMove: boolean }) {
  const { isFamily, members, personId, id, ended } = enrolment;
  if (!isFamily && members.length === 0) return null;
  const mayAdd = isFamily && mayMove && !ended;
  return (
    <>
      {members.length > 0 ? (
        <RecordTable
          caption="The family"
          columns={[{ text: 'Worked with as well' }, { text: 'From' }, { text: 'Until' }]}
          rows={members.map((member) => [
            <Name member={member} />,
            formatShortDate(member.joinedOn),
            <Until member={member} personId={personId} endedOn={ended?.on} mayEnd={mayAdd} />,
          ])}
        />
      ) : (
        <p class="govuk-body">Nobody else of the family is named yet.</p>
      )}
      {mayAdd && (
        <p class="govuk-body">
          <a
            class="govuk-link govuk-link--no-visited-state"
            href={`/people/${personId}/programme/enrolments/${id}/family`}
          >
            Work with more of the family
          </a>
        </p>
      )}
    </>
  );
}

function Name({ member: { name, memberId } }: { member: Member }) {
  if (name === null) return <>{KEPT_NAME}</>;
  return (
    <a class="govuk-link govuk-link--no-visited-state" href={`/people/${memberId}`}>
      {name}
    </a>
  );
}

interface UntilProps {
  readonly member: Member;
  readonly personId: string;
  readonly endedOn: Temporal.PlainDate | undefined;
  readonly mayEnd: boolean;
}

function Until({ member, personId, endedOn, mayEnd }: UntilProps) {
  const until = member.leftOn ?? endedOn;
  if (until) {
    return (
      <>
        {formatShortDate(until)}
        {member.leftNote && <div dir="auto">{member.leftNote}</div>}
      </>
    );
  }
  if (!mayEnd) return <>Now</>;
  return (
    <>
      Now,{' '}
      <a
        class="govuk-link govuk-link--no-visited-state"
        href={`/people/${personId}/programme/members/${member.id}/end`}
      >
        end<span class="govuk-visually-hidden"> the work with {member.name ?? KEPT_NAME}</span>
      </a>
    </>
  );
}

/** Work with somebody else, of whose family this person is. */
export function PartOfTable({ partOf }: { partOf: readonly PartOfWork[] }) {
  if (partOf.length === 0) return null;
  return (
    <RecordTable
      caption="Worked with as part of a family"
      columns={[{ text: 'Programme' }, { text: 'With' }, { text: 'From' }, { text: 'Until' }]}
      rows={partOf.map(({ programme, personId, name, joinedOn, leftOn }) => [
        programme.title,
        name === null ? (
          KEPT_NAME
        ) : (
          <a class="govuk-link govuk-link--no-visited-state" href={`/people/${personId}/programme`}>
            {name}
          </a>
        ),
        formatShortDate(joinedOn),
        leftOn ? formatShortDate(leftOn) : 'Now',
      ])}
    />
  );
}
