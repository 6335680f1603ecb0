export { following } from './check/stages.ts';
export { expectedIn } from './expectation.ts';
export { type CriterionResult, type Eligibility, evaluateCriteria, isShown } from './expression/criteria.ts';
export { namesOf } from './expression/names.ts';
export type {
  CaseFacts,
  ChildFacts,
  ProceedingsFacts,
} from './expression/vocabulary.ts';
export { type FileFault, formatFault } from './fault.ts';
export { type CheckedProgramme, checkProgramme, type ProgrammeEnvironment } from './load.ts';
export { type CheckedFile, checkCohort, checkPublished } from './load-replay.ts';
export {
  checkReport,
  costTotal,
  listReport,
  type NamedCheck,
  programmeJsonSchema,
  type Report,
  showReport,
} from './report.ts';
export type { Cohort } from './schema/cohort.ts';
export type { Breakdown, Cost, Figure } from './schema/figures.ts';
export type { Outcome, Pathway, Stage } from './schema/practice.ts';
export type { Programme } from './schema/programme.ts';
export type { Published } from './schema/published.ts';
export type { Criterion, Question, ReferralRoute, Signpost } from './schema/referral.ts';
export { type Span, zSpan } from './schema/words.ts';
export {
  type CompiledFigures,
  type CompiledRows,
  compileFigureRows,
  compileFigureSet,
  type FigureCount,
  type FigureRow,
} from './sql/compile-figures.ts';
export type { Column, FigureSet, Placeholders, RelatedSet } from './sql/figure-set.ts';
export type { FigureQuestion } from './sql/parameters.ts';
export { type RowFacts, readFigure } from './sql/read-figure.ts';
export { shownValue } from './sql/shown.ts';
