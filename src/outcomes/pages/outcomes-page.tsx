import { decide } from '../../access/decide.ts';
import { fault, html, type PersonSection, page } from '../../doors/index.ts';
import { Button, Details } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { type EnrolmentOutcomes, listOutcomes } from '../list-outcomes.ts';
import type { OutcomeArea, ReachedOutcome } from '../outcome.ts';
import { withdrawOutcome } from '../withdraw-outcome.ts';

/** An enrolment in one line, above what it holds. */
export const heading = (each: EnrolmentOutcomes) =>
  `${each.programmeTitle}, from ${formatDate(each.startedOn)}`;

/** What was reached and what is not yet, in every time in a programme. */
export const outcomesPage = page({
  method: 'get',
  path: '/people/:id/outcomes',
  permission: 'person:read',
  async handle(request) {
    const personId = request.params.id ?? '';
    const frame = await personFrame(request, personId, '/outcomes');
    if (!frame.ok) return frame.answer;
    const found = await request.ask(listOutcomes, { personId });
    if (!found.ok) return fault(found.error);
    const { enrolments } = found.value;
    const mayWithdraw = decide(request.actor, withdrawOutcome.permission).allowed;
    return html({
      title: `Changes for ${frame.person.name}`,
      header: frame.header,
      back: { href: `/people/${personId}`, text: frame.person.name },
      body: (
        <>
          <h1 class="govuk-heading-l">Changes</h1>
          {enrolments.length === 0 && (
            <EmptyState
              title="Nothing to show yet"
              text="A programme says which changes it looks for. They appear here when the parent starts in one."
            />
          )}
          {enrolments.map((each) => (
            <section>
              <h2 class="govuk-heading-m">{heading(each)}</h2>
              <Button
                href={`/people/${personId}/outcomes/new?enrolment=${each.enrolmentId}`}
                classes="facet-no-print"
              >
                Record a change<span class="govuk-visually-hidden"> in {heading(each)}</span>
              </Button>
              {each.areas.map((area) => (
                <Area area={area} personId={personId} level={3} mayWithdraw={mayWithdraw} />
              ))}
              <TakenBack enrolment={each} />
            </section>
          ))}
        </>
      ),
    });
  },
});

function Area(props: { area: OutcomeArea; personId: string; level: 3 | 4; mayWithdraw?: boolean }) {
  const { area, personId, level, mayWithdraw = false } = props;
  const Heading = `h${level}` as const;
  return (
    <>
      <Heading class="govuk-heading-s govuk-!-margin-bottom-2">{area.title}</Heading>
      {area.reached.length > 0 ? (
        <ul class="govuk-list govuk-list--spaced">
          {area.reached.map((outcome) => (
            <Reached outcome={outcome} personId={personId} mayWithdraw={mayWithdraw} />
          ))}
        </ul>
      ) : (
        <p class="govuk-body">Nothing recorded here yet.</p>
      )}
      {area.notYet.length > 0 && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">
              Not yet ({area.notYet.length})<span class="govuk-visually-hidden">: {area.title}</span>
            </span>
          </summary>
          <ul class="govuk-list govuk-list--bullet">
            {area.notYet.map(({ title }) => (
              <li>{title}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** What was recorded by mistake, with why. */
function TakenBack({ enrolment }: { enrolment: EnrolmentOutcomes }) {
  if (enrolment.withdrawn.length === 0) return null;
  return (
    <Details summary={`Recorded by mistake and taken back (${enrolment.withdrawn.length})`}>
      <ul class="govuk-list govuk-list--spaced">
        {enrolment.withdrawn.map(({ title, reachedOn, withdrawal }) => (
          <li>
            {title}, {formatDate(reachedOn)}
            <div class="govuk-hint govuk-!-margin-bottom-0">
              Taken back on {formatDate(withdrawal.on)}
              {withdrawal.by && ` by ${withdrawal.by}`}: {withdrawal.reason}
            </div>
          </li>
        ))}
      </ul>
    </Details>
  );
}

function Reached(props: { outcome: ReachedOutcome; personId: string; mayWithdraw: boolean }) {
  const { outcome, personId, mayWithdraw } = props;
  return (
    <li>
      <strong>{outcome.title}</strong>, {formatDate(outcome.reachedOn)}
      {outcome.evidence && (
        <div class="facet-words" dir="auto">
          {outcome.evidence}
        </div>
      )}
      <div class="govuk-hint govuk-!-margin-bottom-0">
        {outcome.by}{' '}
        {outcome.contactId && (
          <a class="govuk-link" href={`/people/${personId}/contacts/${outcome.contactId}`}>
            The contact<span class="govuk-visually-hidden"> that showed: {outcome.title}</span>
          </a>
        )}{' '}
        {mayWithdraw && (
          <a class="govuk-link facet-no-print" href={`/people/${personId}/outcomes/${outcome.id}/withdrawal`}>
            Recorded by mistake?<span class="govuk-visually-hidden"> {outcome.title}</span>
          </a>
        )}
      </div>
    </li>
  );
}

/** The changes of the present time in a programme, on the person's own page. */
export const outcomesSection: PersonSection = {
  id: 'outcomes',
  title: 'Changes',
  order: 40,
  folds: true,
  permission: 'person:read',
  async render(request, personId) {
    const found = await request.ask(listOutcomes, { personId });
    const current = found.ok ? found.value.enrolments[0] : undefined;
    if (!current) return null;
    return (
      <>
        {current.areas.map((area) => (
          <Area area={area} personId={personId} level={3} />
        ))}
        <p class="govuk-body">
          <a class="govuk-link" href={`/people/${personId}/outcomes`}>
            All changes
          </a>
        </p>
      </>
    );
  },
};
