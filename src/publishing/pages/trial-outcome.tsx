import { Funnel } from '../../interface/charts/index.ts';
import { InsetText } from '../../interface/govuk/index.ts';
import { RecordTable } from '../../interface/layout/index.ts';
import { formatMoment, formatPercent } from '../../interface/wording/index.ts';
import type { TrialResult } from '../trial.ts';
import type { TrialShown } from '../try-programme.ts';

type Figure = TrialResult['figures'][number];

const number = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });

function shownOf({ show, shown }: Figure): string {
  if (shown === null) return 'Nothing to count';
  return show === 'percent' ? `${number(shown)}%` : number(shown);
}

function countOf({ n, of, show, notKnown }: Figure): string {
  const count = show === 'count' && n === of ? '' : `${number(n)} of ${number(of)}`;
  return [count, notKnown > 0 && `${number(notKnown)} not known`].filter(Boolean).join('; ');
}

const intervalOf = ({ interval }: Figure) =>
  interval ? `${formatPercent(interval.low)} to ${formatPercent(interval.high)}` : '';

function Declined({ result }: { result: TrialResult }) {
  if (result.declinedFor.length === 0) return null;
  return (
    <RecordTable
      caption="Why referrals were declined"
      columns={[{ text: 'Because' }, { text: 'Referrals', numeric: true }]}
      rows={result.declinedFor.map(({ title, count }) => [title, number(count)])}
    />
  );
}

/** Which criteria kept made-up people out: each may be kept out by several. */
function HeldBack({ result: { heldBack = [], referrals } }: { result: TrialResult }) {
  if (heldBack.length === 0) return null;
  return (
    <RecordTable
      caption={`Criteria that stood against some of the ${number(referrals)} people referred`}
      columns={[
        { text: 'Criterion' },
        { text: 'Not met', numeric: true },
        { text: 'Not known', numeric: true },
      ]}
      rows={heldBack.map(({ title, notMet, notKnown }) => [title, number(notMet), number(notKnown)])}
    />
  );
}

function Result({ result }: { result: TrialResult }) {
  const { referrals, accepted, begun, ended, withdrawn, waiting, exceptions } = result;
  return (
    <>
      <Funnel
        id="trial"
        title="From referral to end"
        level={3}
        steps={[
          { label: 'Referred', count: referrals },
          { label: 'Accepted', count: accepted },
          { label: 'Began', count: begun },
          { label: 'Ended', count: ended },
        ]}
      />
      <p class="govuk-body">
        {result.declined} declined, {withdrawn} withdrawn, {waiting} not decided on yet.
        {exceptions > 0 &&
          ` ${exceptions} accepted by way of exception, because nobody could be made up who met every criterion. The table says which criteria stood against them; look whether they can be met together.`}
      </p>
      <Declined result={result} />
      <HeldBack result={result} />
      <RecordTable
        caption="Stages that were reached"
        columns={[{ text: 'Stage' }, { text: 'Pathway' }, { text: 'Reached by', numeric: true }]}
        rows={result.pathways.flatMap(({ title, stages }) =>
          stages.map((stage) => [stage.title, title, number(stage.reached)]),
        )}
      />
      {result.figures.length > 0 && (
        <RecordTable
          caption="Figures"
          columns={[
            { text: 'Figure' },
            { text: 'Shows', numeric: true },
            { text: 'Counted' },
            { text: '95% interval' },
          ]}
          rows={result.figures.map((figure) => [
            figure.title,
            shownOf(figure),
            countOf(figure),
            intervalOf(figure),
          ])}
        />
      )}
      {result.waitingFigures.length > 0 && (
        <p class="govuk-body">
          Not counted, because Facet does not record yet what they are of:{' '}
          {result.waitingFigures.map(({ title }) => title).join('; ')}.
        </p>
      )}
    </>
  );
}

/** What came out of a trial. */
export function TrialOutcomeView({ trial, isOld }: { trial: TrialShown; isOld: boolean }) {
  const { result, people, seed, askedAt, failedBecause } = trial;
  return (
    <>
      <h2 class="govuk-heading-m">What came out</h2>
      <p class="govuk-body">
        {people} people, “<span dir="auto">{seed}</span>”, {formatMoment(askedAt)}.
        {isOld && ' The draft was saved again since: try it anew to see what it does now.'}
      </p>
      {result ? (
        <Result result={result} />
      ) : (
        <InsetText>
          <p class="govuk-body">The trial did not come to an end. {failedBecause}</p>
        </InsetText>
      )}
    </>
  );
}
