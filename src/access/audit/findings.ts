/** What may be wrong with a row or with its entries in the change log. */
export const findingKinds = {
  row_changed: 'The row is not as the log says it was last written',
  row_not_logged: 'The row is there, and the log says nothing of it',
  row_gone: 'The row is gone, and the log does not say that it was removed',
  row_back: 'The row is there, though the log says that it was removed',
  entries_missing_at_end: 'The row has a later version than its last entry: entries are missing',
  entries_missing: 'Entries are missing between others, or before the first',
  entry_changed: 'An entry is not what it was when it was written: its hash does not fit',
  chain_broken: 'An entry does not follow from the one before it',
  emptied_without_destruction: 'Entries were emptied, and no certificate of destruction says so',
  destruction_differs: 'The emptied entries are not those that the certificate of destruction tells of',
  checkpoint_changed: 'The checkpoint is not what it was when it was taken',
  checkpoint_missing: 'The database does not hold this checkpoint',
  taken_from_log: 'The log holds less than at the checkpoint, among records whose ids end so',
  looks_removed: 'The access log holds fewer rows than at the checkpoint, among those with these numbers',
  looks_rewritten:
    'Rows of the access log are not what they were at the checkpoint, among those with these numbers',
  log_rewritten: 'The log up to the checkpoint is not what it was then, among records whose ids end so',
} as const;

export type FindingKind = keyof typeof findingKinds;

/** One thing that the audit found. It names fields and never says what stands in them. */
export interface Finding {
  readonly table: string;
  readonly rowId: string;
  /** The version of the row that the finding is about. */
  readonly version: number | null;
  readonly kind: FindingKind;
  readonly fields: readonly string[];
}

/** One line for a person. */
export function findingLine({ table, rowId, version, kind, fields }: Finding): string {
  const which = version === null ? rowId : `${rowId} version ${version}`;
  const what = fields.length > 0 ? ` (${fields.join(', ')})` : '';
  return `${table} ${which}: ${findingKinds[kind]}${what}`;
}

/** Keeps the first findings and counts the rest, so that a ruined database does not fill the memory. */
export class FindingList {
  readonly findings: Finding[] = [];
  count = 0;
  readonly #most: number;

  constructor(most = 1_000) {
    this.#most = most;
  }

  add(finding: Finding): void {
    this.count += 1;
    if (this.findings.length < this.#most) this.findings.push(finding);
  }
}
