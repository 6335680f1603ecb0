export { type ChartData, ChartFigure } from './chart-figure.tsx';
export type { Period } from './columns-over-time.ts';
export { ColumnsOverTime } from './columns-over-time-chart.tsx';
export type { FunnelStep } from './funnel.ts';
export { Funnel } from './funnel-chart.tsx';
export type { IntervalBar } from './interval-bars.ts';
export { IntervalBars } from './interval-bars-chart.tsx';
export type {
  Journey,
  JourneyContact,
  JourneyMark,
  JourneySpan,
  JourneyStage,
  LaneName,
} from './journey/journey.ts';
export { JourneyTimeline } from './journey/journey-timeline.tsx';
