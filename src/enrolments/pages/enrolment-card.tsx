import { InsetText, SummaryList, type SummaryRow, Tag } from '../../interface/govuk/index.ts';
import { Progress, RecordTable } from '../../interface/layout/index.ts';
import { formatDate, formatShortDate } from '../../interface/wording/index.ts';
import type { InOwnWords } from '../../programme/index.ts';
import type { AllocationOf } from '../allocation-store.ts';
import type { EnrolmentView, MoveView } from '../enrolment-view.ts';
import { FamilyPart } from '../family/family-part.tsx';
import type { May } from './programme-page.tsx';

interface CardProps {
  readonly enrolment: EnrolmentView;
  readonly may: May;
  /** Says Facet's sentences in the programme's own words. */
  readonly own: InOwnWords;
}

/** One time in a programme: where it stands, what can be done, and how it came there. */
export function EnrolmentCard({ enrolment, may, own }: CardProps) {
  const { clock, ended, programme } = enrolment;
  return (
    <section aria-labelledby={`e-${enrolment.id}`}>
      <h2 class="govuk-heading-m" id={`e-${enrolment.id}`}>
        {programme.title} {ended ? <Tag colour="grey">Ended</Tag> : <Tag colour="green">Going on</Tag>}
      </h2>
      {clock.months !== null && !ended && (
        <Progress month={clock.month} months={clock.months} note={enrolment.stage.title} />
      )}
      {enrolment.prompt && <InsetText>{enrolment.prompt}</InsetText>}
      <SummaryList rows={enrolmentRows({ enrolment, may })} />
      <Workers enrolment={enrolment} may={may} own={own} />
      <FamilyPart enrolment={enrolment} mayMove={may('enrolment:move')} />
      <History moves={enrolment.moves} />
    </section>
  );
}

/** What is known of an enrolment, each with what the reader may do about it. */
export function enrolmentRows({ enrolment, may }: Omit<CardProps, 'own'>): readonly SummaryRow[] {
  const { ended, clock, pathway, stage } = enrolment;
  const base = `/people/${enrolment.personId}/programme/enrolments/${enrolment.id}`;
  const action = (permitted: boolean, path: string, text: string, about: string) =>
    permitted && !ended ? [{ href: `${base}/${path}`, text, visuallyHiddenText: about }] : [];
  const mayMove = may('enrolment:move');
  const rows: SummaryRow[] = [
    {
      key: 'Pathway',
      value: `${pathway.title}, since ${formatDate(pathway.since)}`,
      actions: action(mayMove, 'pathway', 'Change', 'pathway'),
    },
    {
      key: 'Stage',
      value: `${stage.title}, since ${formatDate(stage.since)} (${weeksWords(clock.weeksInStage)})`,
      actions: action(mayMove, 'stage', 'Move or extend', 'stage'),
    },
  ];
  if (clock.stageEndsOn && !ended) rows.push({ key: 'Stage ends', value: formatDate(clock.stageEndsOn) });
  rows.push({
    key: 'Started',
    value: formatDate(enrolment.startedOn),
    actions: action(may('enrolment:end'), 'end', 'End the work', ''),
  });
  if (enrolment.startOverride) {
    rows.push({ key: 'Started all the same', value: <span dir="auto">{enrolment.startOverride}</span> });
  }
  if (ended) rows.push(...endRows(ended));
  return rows;
}

function endRows(ended: NonNullable<EnrolmentView['ended']>): readonly SummaryRow[] {
  return [
    { key: 'Ended', value: formatDate(ended.on) },
    { key: 'Why', value: ended.reason },
    ...(ended.destination ? [{ key: 'Next', value: ended.destination }] : []),
    ...(ended.note ? [{ key: 'What was agreed', value: <span dir="auto">{ended.note}</span> }] : []),
  ];
}

function weeksWords(weeks: number): string {
  if (weeks === 0) return 'less than a week';
  return weeks === 1 ? '1 week' : `${weeks} weeks`;
}

function Workers({ enrolment, may, own }: CardProps) {
  const { allocations, personId, id, ended } = enrolment;
  const mayAllocate = may('allocation:change') && !ended;
  return (
    <>
      {allocations.length > 0 ? (
        <RecordTable
          caption={own('Workers')}
          columns={[{ text: own('Worker') }, { text: 'Role' }, { text: 'From' }, { text: 'Until' }]}
          rows={allocations.map((each) => [
            each.staffName,
            each.role === 'lead' ? 'Lead' : 'Second',
            formatShortDate(each.beganOn),
            <Until allocation={each} mayEnd={mayAllocate} />,
          ])}
        />
      ) : (
        <p class="govuk-body">{own('No worker is allocated yet.')}</p>
      )}
      {mayAllocate && (
        <p class="govuk-body">
          <a
            class="govuk-link govuk-link--no-visited-state"
            href={`/people/${personId}/programme/enrolments/${id}/allocate`}
          >
            {own('Allocate a worker')}
          </a>
        </p>
      )}
    </>
  );
}

function Until({ allocation, mayEnd }: { allocation: AllocationOf; mayEnd: boolean }) {
  if (allocation.endedOn) return <>{formatShortDate(allocation.endedOn)}</>;
  if (!mayEnd) return <>Now</>;
  return (
    <>
      Now,{' '}
      <a
        class="govuk-link govuk-link--no-visited-state"
        href={`/people/${allocation.personId}/programme/allocations/${allocation.id}/end`}
      >
        end<span class="govuk-visually-hidden"> the part of {allocation.staffName}</span>
      </a>
    </>
  );
}

const MOVES: Record<MoveView['kind'], string> = {
  start: 'Started',
  pathway: 'Other pathway',
  stage: 'Other stage',
  extend: 'Extended',
  version: 'New version of the programme',
};

function History({ moves }: { moves: readonly MoveView[] }) {
  return (
    <RecordTable
      caption="The road so far"
      columns={[
        { text: 'Day' },
        { text: 'What' },
        { text: 'Pathway and stage' },
        { text: 'Why' },
        { text: 'By' },
      ]}
      rows={moves.map((move) => [
        formatShortDate(move.on),
        move.endsOn ? `${MOVES[move.kind]}, until ${formatShortDate(move.endsOn)}` : MOVES[move.kind],
        `${move.pathway}: ${move.stage}`,
        <span dir="auto">{move.reason ?? '–'}</span>,
        move.by ?? '–',
      ])}
    />
  );
}
