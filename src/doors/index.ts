export { ofPerson, type SubjectReference, wholeTenant, withinReach } from '../access/subject.ts';
export { type Asked, createAsked } from './asked.ts';
export { type Bus, type BusParts, createBus, type RunOptions } from './bus.ts';
export type { CalendarEntry, CalendarQuestion, CalendarSource } from './calendar.ts';
export { type AnswerOf, type ApiPlace, type Command, command, type Query, query } from './command.ts';
export { type CommandContext, type QueryContext, staffIdOf } from './context.ts';
export { type FormFaults, formFaults } from './form-faults.ts';
export {
  addressOf,
  asTyped,
  type FormDeclaration,
  type FormFieldsProps,
  type FormFrame,
  type FormFrameFound,
  type FormMoment,
  type FormSaved,
  formPages,
} from './form-pages.tsx';
export {
  type AnyJob,
  askJobs,
  type Job,
  type JobOutcome,
  type JobParts,
  job,
  type OwnerJob,
  tenantsQueueing,
} from './job.ts';
export { askKeeper, type KeeperParts, type KeeperTask, tenantsAsking } from './keeping.ts';
export { createLibrary, once, type UnreadProgramme } from './library.ts';
export { type Delivery, type Message, type Messenger, noMessenger } from './messenger.ts';
export {
  fault,
  file,
  type HtmlAnswer,
  html,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from './page.ts';
export type { ProgrammeLibrary } from './programmes.ts';
export { pseudonymKey } from './pseudonyms.ts';
export { publishedLately, sayPublished } from './published.ts';
export {
  type ChildLine,
  type ChildLines,
  type ChronologyEntry,
  type ChronologySource,
  type ChronologyTheme,
  chronologyThemes,
  type FigureRowShown,
  type FigureRowSource,
  type HomeLine,
  type HomeNotice,
  type House,
  type NavigationEntry,
  type NavigationGroupName,
  type Otherwise,
  type PersonPrompt,
  type PersonSection,
  type PersonTab,
  type PersonTabGroup,
  type Room,
  type ShippedProgramme,
} from './room.ts';
export type { DoorName, Occasion, Sitting } from './sitting.ts';
export { BothVersions, StandsNow, textsIn } from './stands-now.tsx';
