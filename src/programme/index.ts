export { consentsFor } from './agreed.ts';
export { following, offered } from './check/stages.ts';
export { deadlineAfter, deadlineInWords } from './deadline.ts';
export {
  type Anchors,
  type Due,
  type DueStanding,
  expectedContacts,
  followUpDue,
  isExcluded,
  type Made,
  standingOf,
} from './due.ts';
export { type ExpectedStep, expectedSteps, STEP_COLUMNS, stepRows } from './due-steps.ts';
export { enrolsPeople } from './enrols.ts';
export { type BaseFile, knownSets, type ProgrammeEnvironment } from './environment.ts';
export { expectedIn } from './expectation.ts';
export { type CriterionResult, type Eligibility, evaluateCriteria } from './expression/criteria.ts';
export { namesOf, ROUTE } from './expression/names.ts';
export { type Entry, isRequired, isShown } from './expression/questions.ts';
export { ruleSees } from './expression/rule-of.ts';
export { DATE, DECIMAL, listOf, NUMBER, oneOf, record, YES_NO } from './expression/types.ts';
export type {
  CaseFacts,
  ChildFacts,
  ProceedingsFacts,
} from './expression/vocabulary.ts';
export { type FileFault, formatFault } from './fault.ts';
export { beginningSees, beginnings, type FirstStage, firstStage } from './first-stage.ts';
export {
  anchorsInWords,
  exclusionInWords,
  limitInWords,
  offsetInWords,
  rhythmInWords,
  spanInWords,
  stageLengthInWords,
} from './in-words.ts';
export { programmeJsonSchema } from './json-schema.ts';
export { type CheckedProgramme, checkProgramme, programmeOfContent } from './load.ts';
export { type CheckedFile, checkCohort, checkPublished } from './load-replay.ts';
export {
  answersUnder,
  type CaseStanding,
  type MoveCount,
  type MovePlan,
  type PlannedMove,
  planMoves,
} from './move-plan.ts';
export { type CarryCount, type CarryPlan, type PlannedCarry, planReferrals } from './move-referrals.ts';
export { type InOwnWords, inOwnWords } from './own-words.ts';
export { type LanguagePart, type PartView, partOf } from './part.ts';
export { waitingParts } from './parts/index.ts';
export { referenceText } from './reference.ts';
export {
  checkReport,
  costTotal,
  listReport,
  type NamedCheck,
  type Report,
  showReport,
  wholeText,
} from './report.ts';
export type { Cohort } from './schema/cohort.ts';
export type { Breakdown, Cost, Figure } from './schema/figures.ts';
export type { Outcome, Pathway, Stage } from './schema/practice.ts';
export type { Programme } from './schema/programme.ts';
export type { Published } from './schema/published.ts';
export { type EntryQuestion, MOST_ENTRIES, type Question, type ReferralRoute } from './schema/questions.ts';
export type { Criterion, Signpost } from './schema/referral.ts';
export type { FollowUp, Limit, Schedule } from './schema/timing.ts';
export { type Offset, type Span, zKey, zLine, zNamed, zSpan, zWhole } from './schema/words.ts';
export { type FigureSince, figureSince } from './spans.ts';
export {
  type AmongRows,
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
export { breakdownWaitsFor, waitingFor } from './waiting.ts';
export { hasLimits, type Limited, type LimitPassed, limitsPassed } from './within-limits.ts';
export { inLanguage, textsOf } from './wording-of.ts';
