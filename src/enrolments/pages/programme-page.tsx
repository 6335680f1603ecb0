import { decide } from '../../access/decide.ts';
import type { Permission } from '../../access/permissions.ts';
import { fault, html, type Page, type PageRequest, page } from '../../doors/index.ts';
import { Button } from '../../interface/govuk/index.ts';
import { EmptyState, PrintButton } from '../../interface/layout/index.ts';
import { personFrame } from '../../people/index.ts';
import { wordsOfWork } from '../enrolment.ts';
import { getProgrammeRecord, type ProgrammeRecord } from '../enrolment-queries.ts';
import { PartOfTable } from '../family/family-part.tsx';
import { ConsentTable } from './consent-table.tsx';
import { EnrolmentCard } from './enrolment-card.tsx';

/** Whether the reader may do something; links to what she may not do are left out. */
export type May = (permission: Permission) => boolean;

async function openProgramme(request: PageRequest) {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, '/programme');
  if (!frame.ok) return frame.answer;
  const found = await request.ask(getProgrammeRecord, { personId });
  if (!found.ok) return fault(found.error);
  const may: May = (permission) => decide(request.actor, permission).allowed;
  return html({
    title: `Programme: ${frame.person.name}`,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${personId}`, text: frame.person.name },
    body: <ProgrammeBody record={found.value} may={may} programmes={request.programmes} />,
  });
}

interface BodyProps {
  readonly record: ProgrammeRecord;
  readonly may: May;
  readonly programmes: PageRequest['programmes'];
}

function ProgrammeBody({ record, may, programmes }: BodyProps) {
  const { personId, enrolments, consents, canStart, partOf } = record;
  return (
    <>
      <h1 class="govuk-heading-l">Programme and consents</h1>
      {may('enrolment:start') &&
        canStart.map(({ id, title, again }) => (
          <Button href={`/people/${personId}/start?programme=${id}`}>
            {again ? `Start again in ${title}` : `Start in ${title}`}
          </Button>
        ))}
      {enrolments.length === 0 && canStart.length === 0 && partOf.length === 0 && (
        <EmptyState
          title="No work has started yet"
          text="Work starts from a referral that was accepted."
          action={{ href: '/referrals', text: 'See the referrals' }}
        />
      )}
      {enrolments.map((enrolment) => (
        <EnrolmentCard enrolment={enrolment} may={may} own={wordsOfWork(programmes, enrolment.programme)} />
      ))}
      <PartOfTable partOf={partOf} />
      {consents.length > 0 && <ConsentTable personId={personId} consents={consents} may={may} />}
      <PrintButton />
    </>
  );
}

/** A person's times in programmes, and what was agreed to. */
export const programmePages: readonly Page[] = [
  page({ method: 'get', path: '/people/:id/programme', permission: 'person:read', handle: openProgramme }),
];
