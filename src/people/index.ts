export { addChild } from './add-child.ts';
export { addRelationship } from './add-relationship.ts';
export {
  compareBirths,
  findDuplicates,
  likenessOfBirths,
  type PossibleDuplicate,
  type Wanted,
  whySame,
} from './duplicates.ts';
export { endPregnancy } from './end-pregnancy.ts';
export { factsOf, type PersonsFacts } from './facts.ts';
export {
  type ChildRecord,
  type LivesWith,
  livesWith,
  type NewChild,
  type NewFamily,
  type NewProceedings,
  type PregnancyRecord,
  type ProceedingsRecord,
  parentKinds,
  zChild,
  zFamily,
  zPregnancyNow,
  zProceedings,
} from './family.ts';
export { checkFamily, type Findings } from './family-checks.ts';
export { findPeople } from './find-people.ts';
export { getFamilyMap } from './get-family-map.ts';
export { getPerson, personHeader } from './get-person.ts';
export { isOnRecord } from './is-on-record-store.ts';
export { LOOK_AGAIN, lookAgain, zSure } from './look-again.ts';
export { isOnFamilyMap } from './map/on-map-store.ts';
export { recordQuality } from './map/record-quality.ts';
export { foldName, soundWords } from './names.ts';
export { dateBoxes, maybeDate, maybeDay } from './pages/form-values.ts';
export { LookAgain } from './pages/look-again-field.tsx';
export { type FieldsOf, type RecordForm, recordFormPages, savedTo, seenEntry } from './pages/record-form.tsx';
export { loadPerson, nameColumns, type RowKey, soundCodes, soundsLike } from './people-store.ts';
export {
  displayName,
  type NewPerson,
  type PersonDetails,
  type SafeContact,
  safeContactWords,
  sexes,
  zPersonDetails,
  zSafeContact,
} from './person.ts';
export { type PersonFrame, personFormFrame, personFrame } from './person-frame.tsx';
export { zSafeContactOut } from './person-output.ts';
export type { PersonRecord, PersonSummary } from './record.ts';
export { recordPregnancy } from './record-pregnancy.ts';
export { recordProceedings } from './record-proceedings.ts';
export {
  factsOfPeople,
  loadRecord,
  personFacts,
  type RegisteredFamily,
  registerFamily,
  registerPerson,
} from './register.ts';
export { peopleRoom } from './room.ts';
export { tieWords } from './ties/tie-words.ts';
export { recordTelling } from './told/record-telling.ts';
export { type Sharing, sharings, spanFaults, type TellingAnswer, tellingAnswers } from './told/telling.ts';
export { namesTold } from './told/telling-store.ts';
export { sharingWords, tellingAnswerWords, tellingKindWords } from './told/telling-words.ts';
export {
  decideWithdrawal,
  type Withdrawal,
  type WithdrawnColumns,
  withdrawalEntry,
  withdrawalFields,
  withdrawalOf,
  zWithdrawalOut,
} from './withdrawal/withdrawal.ts';
export { withdrawalPages } from './withdrawal/withdrawal-page.tsx';
export { livesWithWords } from './words.ts';
