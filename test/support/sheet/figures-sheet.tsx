import {
  ColumnsOverTime,
  Funnel,
  IntervalBars,
  JourneyTimeline,
} from '../../../src/interface/charts/index.ts';
import { PersonHeader, PrintButton } from '../../../src/interface/layout/index.ts';
import { sampleJourney } from './sample-journey.ts';

const months = [
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
  'January',
  'February',
  'March',
];

/** A page of figures with each kind of chart. */
export function FiguresSheet() {
  return (
    <>
      <h1 class="govuk-heading-l">Diamond Project: the first year</h1>
      <p class="govuk-body">
        As at 31 March 2024. Ten parents worked with; 39 children had been removed from them.
      </p>
      <PrintButton />
      <IntervalBars
        id="outcomes"
        title="What changed"
        bars={[
          { label: 'Registered with a GP', href: '#gp', count: 10, total: 10, low: 0.6915, high: 1 },
          {
            label: 'Left, or stayed safe from, a violent partner',
            href: '#violence',
            count: 7,
            total: 10,
            low: 0.3475,
            high: 0.9333,
          },
          {
            label: 'No further proceedings',
            href: '#proceedings',
            count: 0,
            total: 10,
            low: 0,
            high: 0.3085,
          },
          { label: 'Received a diagnosis', suppressed: true },
          { label: 'Stepped down to the group', count: 0, total: 0, low: 0, high: 1 },
        ]}
      />
      <Funnel
        id="road"
        title="From referral to support"
        steps={[
          { label: 'Referred', count: 23, href: '#referred' },
          { label: 'Accepted', count: 16, href: '#accepted' },
          { label: 'Started', count: 13, href: '#started' },
          { label: 'Still supported after six months', count: 10, href: '#six' },
        ]}
      />
      <ColumnsOverTime
        id="contacts"
        title="Contacts each month"
        series={['Met', 'Attempted']}
        periods={months.map((month, index) => ({
          label: `${month} ${index < 9 ? 2023 : 2024}`,
          short: month.slice(0, 3),
          values: [10 + ((index * 7) % 13), (index * 3) % 5],
        }))}
      />
    </>
  );
}

/** A parent's page with her journey. */
export function JourneySheet() {
  return (
    <>
      <PersonHeader name="Nadia Khatun" age="34 years" safeContact="Do not leave voicemail." />
      <JourneyTimeline id="journey" journey={sampleJourney} />
    </>
  );
}
