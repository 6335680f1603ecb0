import { formatDate, formatMoment } from '../../interface/wording/index.ts';
import type { Passage } from './passage.ts';

/** A row as PostgreSQL gives it in JSON. */
export type RowJson = Readonly<Record<string, unknown>>;

/** Who an id is, in words; undefined for ids of other things. */
export type NameOf = (id: string) => { readonly name: string; readonly isWorker: boolean } | undefined;

/** A passage as it was collected, and whether it as a whole names somebody. */
export interface CollectedPassage extends Passage {
  readonly namesSomebody: boolean;
}

/** What Facet keeps for its own work, and what says nothing by itself. */
const INNER = new Set([
  'id',
  'version',
  'restricted',
  'other_restricted',
  'named_only',
  'known_by',
  'search_name',
  'name_sounds',
  'secret_hash',
  'hash',
  'passage',
  'opens_at',
  'sha256',
]);

/** Fields that hold the name of a person by what they are. */
const NAMES = /(?:^|_)(?:name|names|others|with_whom)$/;

const SPECIAL: Readonly<Record<string, string>> = {
  other_id: 'The other person',
  subject_request: 'Request for a copy',
  subjectRequest: 'Request for a copy',
  subject_pause: 'Question about a request',
  subjectPause: 'Question about a request',
};

/** “given_name” and “givenName” as “Given name”. */
export function labelOf(field: string): string {
  const special = SPECIAL[field];
  if (special) return special;
  const words = field
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .replace(/ (?:id|ids|on|at)$/, '')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:\+00:00|Z)$/;

/** A code of Facet’s own, such as `in_person`. */
const CODE = /^[a-z]+(?:_[a-z]+)+$/;

function textOf(value: string): string {
  if (DAY.test(value)) return formatDate(Temporal.PlainDate.from(value));
  if (INSTANT.test(value)) return formatMoment(Temporal.Instant.from(value));
  return CODE.test(value) ? labelOf(value) : value;
}

function passagesOf(label: string, field: string, value: unknown, nameOf: NameOf): CollectedPassage[] {
  if (value === null || value === undefined || value === '') return [];
  const one = (text: string, namesSomebody: boolean) => [{ label, text, namesSomebody }];
  if (typeof value === 'string') {
    if (!UUID.test(value)) return one(textOf(value), NAMES.test(field));
    const who = nameOf(value);
    return who ? one(who.name, !who.isWorker) : [];
  }
  if (typeof value === 'boolean') return one(value ? 'Yes' : 'No', false);
  if (typeof value === 'number') return one(String(value), false);
  if (Array.isArray(value)) return value.flatMap((each) => passagesOf(label, field, each, nameOf));
  return Object.entries(value as object).flatMap(([key, each]) =>
    INNER.has(key) ? [] : passagesOf(`${label}: ${labelOf(key).toLowerCase()}`, key, each, nameOf),
  );
}

/** A row in words, field by field; without what Facet keeps for itself, and without her own id. */
export function rowInWords(row: RowJson, her: string, nameOf: NameOf): CollectedPassage[] {
  return Object.entries(row).flatMap(([field, value]) =>
    INNER.has(field) || value === her ? [] : passagesOf(labelOf(field), field, value, nameOf),
  );
}

/** What stood in a row before it was changed, where something else stands now. */
export function formerWords(
  before: RowJson,
  after: RowJson | null,
  her: string,
  nameOf: NameOf,
): CollectedPassage[] {
  const changed = Object.entries(before).filter(
    ([field, value]) => after === null || JSON.stringify(value) !== JSON.stringify(after[field]),
  );
  return rowInWords(Object.fromEntries(changed), her, nameOf);
}
