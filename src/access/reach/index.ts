export { apartFrom, areApart, markApart, marksOf, unmarkApart } from './apart-store.ts';
export { endWork, guardChildren, startWork } from './follow-work.ts';
export {
  barFrom,
  endGrants,
  findGuard,
  type GuardWish,
  guardRecord,
  nameOn,
  openBars,
  openRecord,
  releaseIfFree,
  unbar,
  wallsOf,
  workersOf,
} from './guard-store.ts';
export { type AccessSetting, readSetting } from './setting.ts';
export { endSharesUnder } from './share-store.ts';
