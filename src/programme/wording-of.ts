import type { Programme } from './schema/programme.ts';

// The words of a file that people read; all else are names, rules and numbers.
const READ = new Set([
  'title',
  'about',
  'for',
  'label',
  'self_label',
  'hint',
  'help',
  'one',
  'because',
  'unmet',
  'ask',
  'name',
  'contact',
  'evidence',
  'meanwhile',
  'person',
  'people',
  'worker',
  'workers',
  'referral',
  'per',
]);

// Said to nobody but those who count and those who maintain the file.
const NOT_READ = new Set(['translations', 'moves', 'costs', 'parts']);

/** Every text of a programme that people read, by its place: `referral.ask.why_now.label`. */
export function textsOf(programme: Programme): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(programme)) {
    if (!NOT_READ.has(key)) gather(value, key, key, texts);
  }
  return texts;
}

function gather(value: unknown, key: string, path: string, texts: Map<string, string>): void {
  if (typeof value === 'string') {
    if (READ.has(key)) texts.set(path, value);
    return;
  }
  for (const [step, each] of entriesOf(value)) gather(each, step, `${path}.${step}`, texts);
}

function entriesOf(value: unknown): (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((item, index) => [nameOf(item, index), item] as const);
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** A thing of a list is named by its id, so that its place stays when the list changes. */
function nameOf(item: unknown, index: number): string {
  if (typeof item !== 'object' || item === null) return String(index);
  if ('id' in item) return String(item.id);
  if ('value' in item) return String(item.value);
  return 'stage' in item ? String(item.stage) : String(index);
}

/** A programme with its texts in another language, as far as they are translated. */
export function inLanguage(programme: Programme, language: string): Programme {
  const said = programme.translations[language];
  if (!said) return programme;
  return Object.fromEntries(
    Object.entries(programme).map(([key, value]) => [
      key,
      NOT_READ.has(key) ? value : translated(value, key, key, said),
    ]),
  ) as Programme;
}

function translated(
  value: unknown,
  key: string,
  path: string,
  said: Readonly<Record<string, string>>,
): unknown {
  if (typeof value === 'string') return READ.has(key) ? (said[path] ?? value) : value;
  if (Array.isArray(value)) {
    return value.map((item, index) => {
      const name = nameOf(item, index);
      return translated(item, name, `${path}.${name}`, said);
    });
  }
  if (typeof value !== 'object' || value === null || value instanceof Temporal.PlainDate) return value;
  return Object.fromEntries(
    Object.entries(value).map(([step, each]) => [step, translated(each, step, `${path}.${step}`, said)]),
  );
}
