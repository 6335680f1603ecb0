import { decide } from '../../access/decide.ts';
import { fault, html, type PersonSection, page } from '../../doors/index.ts';
import { ScoresOverTime } from '../../interface/charts/index.ts';
import { Button, InsetText, Table, Tag, WarningText } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { formatDate, formatShortDate } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { type EnrolmentMeasures, listResponses } from '../list-responses.ts';
import type { MeasureDue } from '../measure-due.ts';
import type { MeasureOverTime, ScaleOverTime } from '../measure-view.ts';
import { ANSWERED_BY, dueWords } from '../measure-words.ts';
import { recordResponse } from '../record-response.ts';

const heading = ({ programmeTitle, startedOn }: EnrolmentMeasures) =>
  `${programmeTitle}, from ${formatDate(startedOn)}`;

const COLOURS = { now: 'yellow', late: 'red', missed: 'grey', later: 'grey', done: 'green' } as const;
const STATES = { now: 'Due', late: 'Late', missed: 'Not filled in', later: 'Later', done: 'Done' } as const;

function Dues({ dues }: { dues: readonly MeasureDue[] }) {
  if (dues.length === 0) return null;
  return (
    <ul class="govuk-list govuk-list--spaced">
      {dues.map((due) => (
        <li>
          <Tag colour={COLOURS[due.state]}>{STATES[due.state]}</Tag> {dueWords(due)}
        </li>
      ))}
    </ul>
  );
}

/** A score over time is drawn from two scores on; one score is said in the table alone. */
function Scale({ scale, id }: { scale: ScaleOverTime; id: string }) {
  if (scale.points.length < 2) return null;
  const { cutOff, reliable, higher } = scale;
  const about = [
    `A higher score means ${higher === 'worse' ? 'more' : 'fewer'} difficulties.`,
    ...(reliable === null
      ? []
      : ['Inside the band, measuring twice could explain the difference from the first.']),
  ].join(' ');
  return (
    <>
      <ScoresOverTime
        id={id}
        title={scale.title}
        level={4}
        about={about}
        range={{
          lowest: scale.lowest,
          highest: scale.highest,
          ...(cutOff === null ? {} : { cutOff }),
          ...(reliable === null ? {} : { reliable }),
        }}
        points={scale.points.map(({ on, score }) => ({
          label: formatDate(on),
          short: formatShortDate(on),
          at: on.since('1970-01-01', { largestUnit: 'days' }).days,
          score,
        }))}
      />
      {scale.change.map((sentence) => (
        <p class="govuk-body">{sentence}</p>
      ))}
    </>
  );
}

function Responses({ measure, personId }: { measure: MeasureOverTime; personId: string }) {
  if (measure.responses.length === 0) return <p class="govuk-body">Nothing is filled in yet.</p>;
  const scales = measure.responses[0]?.scores ?? [];
  return (
    <section class="facet-scroll" tabindex={0} aria-label={`Forms filled in: ${measure.title}`}>
      <Table
        caption="Filled in"
        captionClasses="govuk-table__caption--s"
        head={['Day', 'By', ...scales.map(({ title }) => ({ text: title, format: 'numeric' as const }))]}
        rows={measure.responses.map(({ id, completedOn, answeredBy, scores, prompts, talkedOn }) => [
          <>
            <a class="govuk-link" href={`/people/${personId}/measures/${id}`}>
              {formatShortDate(completedOn)}
              <span class="govuk-visually-hidden">, {measure.title}</span>
            </a>
            {prompts.length > 0 && talkedOn === null && (
              <>
                {' '}
                <Tag colour="red">Talk about it</Tag>
              </>
            )}
          </>,
          ANSWERED_BY[answeredBy],
          ...scores.map(({ score }) => ({
            text: score === null ? 'None' : String(score),
            format: 'numeric' as const,
          })),
        ])}
      />
    </section>
  );
}

function Measure(props: {
  measure: MeasureOverTime;
  enrolment: EnrolmentMeasures;
  personId: string;
  mayRecord: boolean;
}) {
  const { measure, enrolment, personId, mayRecord } = props;
  const waiting = measure.responses.some(({ prompts, talkedOn }) => prompts.length > 0 && talkedOn === null);
  return (
    <section class="govuk-!-margin-bottom-8">
      <h3 class="govuk-heading-m">{measure.title}</h3>
      {waiting && (
        <WarningText>
          An answer here is about safety, and nobody has recorded talking about it yet.
        </WarningText>
      )}
      {measure.about && <p class="govuk-body">{measure.about}</p>}
      <Dues dues={measure.dues} />
      {mayRecord && (
        <Button
          href={`/people/${personId}/measures/new?enrolment=${enrolment.enrolmentId}&measure=${measure.id}`}
          variant="secondary"
          classes="facet-no-print"
        >
          Fill it in<span class="govuk-visually-hidden">: {measure.title}</span>
        </Button>
      )}
      <Responses measure={measure} personId={personId} />
      {measure.scales.map((scale) => (
        <Scale scale={scale} id={`m-${enrolment.enrolmentId.slice(-6)}-${measure.id}-${scale.scale}`} />
      ))}
      {measure.attribution && <p class="govuk-hint govuk-body-s">{measure.attribution}</p>}
    </section>
  );
}

/** All measures of a person: when they are due, what was filled in, and what changed. */
export const measuresPage = page({
  method: 'get',
  path: '/people/:id/measures',
  permission: 'health:read',
  async handle(request) {
    const personId = request.params.id ?? '';
    const frame = await personFrame(request, personId, '/measures');
    if (!frame.ok) return frame.answer;
    const found = await request.ask(listResponses, { personId });
    if (!found.ok) return fault(found.error);
    const enrolments = found.value.enrolments.filter(({ measures }) => measures.length > 0);
    const mayRecord = decide(request.actor, recordResponse.permission).allowed;
    return html({
      title: `Measures of ${frame.person.name}`,
      header: frame.header,
      current: '/people',
      back: { href: `/people/${personId}`, text: frame.person.name },
      body: (
        <>
          <h1 class="govuk-heading-l">Measures</h1>
          {enrolments.length === 0 ? (
            <EmptyState
              title="Nothing is measured here"
              text="A programme says which questionnaires it uses and when. None of this person’s programmes uses any."
            />
          ) : (
            <InsetText>
              A score is where somebody stood on one day, as one form could tell it. It never says by itself
              that somebody is better, or safe.
            </InsetText>
          )}
          {enrolments.map((each) => (
            <section>
              <h2 class="govuk-heading-l">{heading(each)}</h2>
              {each.measures.map((measure) => (
                <Measure measure={measure} enrolment={each} personId={personId} mayRecord={mayRecord} />
              ))}
            </section>
          ))}
        </>
      ),
    });
  },
});

/** What is due of the present time in a programme, on the person's own page; nothing where nothing is measured. */
export const measuresSection: PersonSection = {
  id: 'measures',
  title: 'Measures',
  order: 45,
  folds: true,
  permission: 'health:read',
  async render(request, personId) {
    const found = await request.ask(listResponses, { personId });
    if (!found.ok) return null;
    const measures = found.value.enrolments.flatMap(({ measures: all }) => all);
    if (measures.length === 0) return null;
    const open = measures.flatMap(({ title, dues }) =>
      dues.filter(({ state }) => state === 'now' || state === 'late').map((due) => ({ title, due })),
    );
    return (
      <>
        {open.length === 0 && <p class="govuk-body">Nothing is due now.</p>}
        <ul class="govuk-list govuk-list--spaced">
          {open.map(({ title, due }) => (
            <li>
              <Tag colour={COLOURS[due.state]}>{STATES[due.state]}</Tag> <strong>{title}</strong>.{' '}
              {dueWords(due)}
            </li>
          ))}
        </ul>
        <p class="govuk-body">
          <a class="govuk-link" href={`/people/${personId}/measures`}>
            All measures
          </a>
        </p>
      </>
    );
  },
};
