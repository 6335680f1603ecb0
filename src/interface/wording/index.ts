export * from './formats.ts';
export { say } from './say.ts';
export { type Messages, type Say, sayFrom, sentencesOf, type Translation } from './wording.ts';
