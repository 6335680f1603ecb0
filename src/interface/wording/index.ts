export * from './formats.ts';
export { frameWords } from './frame-words.ts';
export { directionOf, nameOfLanguage } from './languages.ts';
export {
  type FoundWords,
  findMarkedWords,
  type MarkedKind,
  type MarkedWords,
  markedKinds,
  markedSentence,
} from './plain-words.ts';
export { say } from './say.ts';
export { type Messages, type Say, sayFrom, sentencesOf, type Translation } from './wording.ts';
