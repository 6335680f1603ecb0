export type { CountsTable, Release } from './counts-table.ts';
export { type DisclosureProfile, disclosureProfiles, shownCount, shownShare } from './profile.ts';
export { type ProtectedTable, protectTable } from './protect-table.ts';
