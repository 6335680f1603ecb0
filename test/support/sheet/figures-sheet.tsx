import {
  ColumnsOverTime,
  Funnel,
  IntervalBars,
  JourneyTimeline,
  ScoresOverTime,
  SurvivalChart,
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

const curve = (name: string, followed: number, times: readonly number[], atRisk: readonly number[]) => ({
  name,
  until: 24,
  atRisk,
  points: times.map((time, index) => {
    const survival = 1 - (index + 1) / followed;
    return {
      time,
      survival,
      low: Math.max(0, survival - 0.12 - time / 150),
      high: Math.min(1, survival + 0.1),
    };
  }),
});

/** Evidence: time until an event, and one person's scores. */
export function EvidenceSheet() {
  return (
    <>
      <h1 class="govuk-heading-l">What changed, and how sure that is</h1>
      <SurvivalChart
        id="curves"
        title="Time without new proceedings"
        about="From the end of proceedings. Each band shows how far chance alone could move its curve."
        unit="months"
        times={[0, 6, 12, 18, 24]}
        curves={[
          curve('With the programme', 20, [5, 9, 16], [20, 17, 14, 9, 4]),
          curve('Before it began', 24, [2, 3, 5, 6, 8, 11, 13, 19], [24, 18, 14, 9, 5]),
        ]}
      />
      <ScoresOverTime
        id="core"
        title="CORE-10"
        about="A higher score means more distress. Within the band, a difference from the first score may come from measuring twice."
        range={{ lowest: 0, highest: 40, cutOff: 11, reliable: 6 }}
        points={[
          { label: '4 March 2024', short: 'Mar 2024', at: 0, score: 24 },
          { label: '10 June 2024', short: 'Jun 2024', at: 98, score: 21 },
          { label: '9 September 2024', short: 'Sep 2024', at: 189, score: 14 },
          { label: '2 December 2024', short: 'Dec 2024', at: 273, score: 9 },
        ]}
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
