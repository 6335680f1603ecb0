export { type ChartData, ChartFigure } from './chart-figure.tsx';
export type { Period } from './columns-over-time.ts';
export { ColumnsOverTime } from './columns-over-time-chart.tsx';
export { type CulturagramArea, CulturagramChart } from './culturagram/culturagram-chart.tsx';
export {
  type Connection,
  type ConnectionKind,
  connectionDays,
  connectionKinds,
  connectionsAt,
  type Direction,
  directions,
  type Strength,
  strengths,
} from './ecomap/ecomap.ts';
export { EcomapChart } from './ecomap/ecomap-chart.tsx';
export { connectionKindWords, connectionSpan, directionWords, strengthWords } from './ecomap/words.ts';
export {
  type Couple,
  type CoupleState,
  coupleStates,
  type Family,
  type FamilyThen,
  type Household,
  type Loss,
  losses,
  type MapPerson,
  type MapSex,
  type Parentage,
  type ParentageKind,
  parentages,
  type Quality,
  type QualityTie,
  qualities,
} from './family-map/family.ts';
export { familyAt, turningDays } from './family-map/family-at.ts';
export { FamilyMap } from './family-map/family-map.tsx';
export { coupleOnMap, linkOnMap, qualityOnMap, sexOnMap } from './family-map/words.ts';
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
export { layRoads, type RoadDrawing } from './road-map/layout.ts';
export { RoadMap } from './road-map/road-drawing.tsx';
export { MOST_STAGES_DRAWN, type RoadMapData, stagesIn, type Way } from './road-map/road-map.ts';
export { ScoresOverTime } from './scores-chart.tsx';
export type { ScorePoint, ScoreRange } from './scores-over-time.ts';
export { SurvivalChart } from './survival-chart.tsx';
export type { DrawnCurve } from './survival-curves.ts';
