/** The part of `sessionStorage` that drafts need. It empties itself when the tab closes. */
export interface DraftStore {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const PREFIX = 'facet-draft:';
const KEPT_FOR_MS = 12 * 60 * 60 * 1000;

/**
 * Text that one member of staff has typed in this tab and not yet sent. Computers are shared: a draft is
 * found only by who typed it, on the page and in the field where it was typed, and for half a day.
 */
export class Drafts {
  readonly #store: DraftStore;
  readonly #owner: string;
  readonly #now: () => number;

  constructor(store: DraftStore, owner: string, now: () => number) {
    this.#store = store;
    this.#owner = owner;
    this.#now = now;
  }

  keep(path: string, field: string, text: string): void {
    const key = this.#key(path, field);
    if (text === '') {
      this.#store.removeItem(key);
      return;
    }
    try {
      this.#store.setItem(key, JSON.stringify([this.#now(), text]));
    } catch {
      // A full store must not stand in the way of typing; the older draft stays.
    }
  }

  find(path: string, field: string): string | undefined {
    const stored = readDraft(this.#store.getItem(this.#key(path, field)));
    return stored && this.#now() - stored.at < KEPT_FOR_MS ? stored.text : undefined;
  }

  /** Remembers that a page's form was sent; whether it was saved shows on the page that comes next. */
  sent(path: string): void {
    this.#store.setItem(`${PREFIX}sent`, path);
  }

  /** On the next page: drops the sent drafts, unless that page says they were not saved, or is the form again. */
  settle(path: string, unsaved: boolean): void {
    const sent = this.#store.getItem(`${PREFIX}sent`);
    if (sent === null) return;
    this.#store.removeItem(`${PREFIX}sent`);
    if (!unsaved && sent !== path) this.drop(sent);
  }

  drop(path: string): void {
    removeWhere(this.#store, (key) => key.startsWith(this.#key(path, '')));
  }

  /** Removes what anybody else has left in this tab. */
  dropOthers(): void {
    removeWhere(this.#store, (key) => key !== `${PREFIX}sent` && !key.startsWith(`${PREFIX}${this.#owner}:`));
  }

  #key(path: string, field: string): string {
    return `${PREFIX}${this.#owner}:${path}#${field}`;
  }
}

/** Removes every draft: on sign-out, on leaving in a hurry, and where nobody is signed in. */
export function dropAllDrafts(store: DraftStore): void {
  removeWhere(store, () => true);
}

function removeWhere(store: DraftStore, unwanted: (key: string) => boolean): void {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
  for (const key of keys) if (key.startsWith(PREFIX) && unwanted(key)) store.removeItem(key);
}

function readDraft(stored: string | null): { at: number; text: string } | undefined {
  if (stored === null) return undefined;
  const [at, text]: unknown[] = JSON.parse(stored);
  return typeof at === 'number' && typeof text === 'string' ? { at, text } : undefined;
}
