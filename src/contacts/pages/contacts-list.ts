import { formatDate, formatMinutes } from '../../interface/wording/index.ts';
import { CONTACT_RESULTS, type ContactResult } from '../contact.ts';
import { RESULT_WORDS } from '../contact-words.ts';
import type { ContactItem, ContactPage } from '../list-contacts.ts';

/** One contact as a row of the list. */
export interface ContactLine {
  readonly href: string;
  readonly kind: string;
  readonly day: string;
  readonly result: string;
  readonly colour: 'green' | 'blue' | 'orange' | 'grey';
  readonly facts: string;
  /** The beginning of the note; the rest is on the contact's own page. */
  readonly note: string | null;
  readonly by: string;
}

const COLOURS = { met: 'green', attempted: 'blue', did_not_attend: 'orange', cancelled: 'grey' } as const;

/** As much of a note as a list has room for, cut between words. */
export function beginningOf(note: string | null, length = 160): string | null {
  if (!note || note.length <= length) return note;
  const cut = note.slice(0, length).toWellFormed();
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > length / 2 ? space : length).trimEnd()}…`;
}

/** A contact as a row of the list. */
export function contactLine(contact: ContactItem): ContactLine {
  const facts = [
    contact.place,
    contact.minutes === null ? null : formatMinutes(contact.minutes),
    ...contact.doneTitles,
  ].filter((part) => part !== null);
  return {
    href: `/people/${contact.personId}/contacts/${contact.id}`,
    kind: contact.kindTitle,
    day: formatDate(contact.happenedOn),
    result: RESULT_WORDS[contact.result],
    colour: COLOURS[contact.result],
    facts: facts.join(' · '),
    note: beginningOf(contact.note),
    by: contact.by,
  };
}

/** The list's filter as it stands in the address; what cannot be read is left out. */
export function readFilter(search: URLSearchParams) {
  const result = CONTACT_RESULTS.find((each) => each === search.get('result'));
  const kind = search.get('kind') || undefined;
  const after = search.get('after') || undefined;
  return { ...(kind ? { kind } : {}), ...(result ? { result } : {}), ...(after ? { after } : {}) };
}

type Filter = { kind?: string; result?: ContactResult; after?: string };

/** The address of the list with a filter. */
export function listHref(personId: string, filter: Filter): string {
  const search = new URLSearchParams();
  for (const key of ['kind', 'result', 'after'] as const) {
    const value = filter[key];
    if (value) search.set(key, value);
  }
  const query = search.toString();
  return `/people/${personId}/contacts${query ? `?${query}` : ''}`;
}

/** The list as it is drawn. */
export interface ContactsView {
  readonly lines: readonly ContactLine[];
  readonly selected: readonly { readonly text: string; readonly removeHref: string }[];
  readonly clearHref: string;
  readonly nextHref: string | undefined;
  readonly firstHref: string | undefined;
  /** Why the list is empty: nothing is recorded yet, or nothing fits the filter. */
  readonly empty: 'none' | 'filtered' | undefined;
}

/** The view of a page of contacts. */
export function contactsView(
  page: ContactPage,
  filter: Filter,
  kinds: readonly { readonly id: string; readonly title: string }[],
): ContactsView {
  const { personId } = page;
  const { after, ...without } = filter;
  const selected = [];
  if (filter.kind) {
    const text = kinds.find((kind) => kind.id === filter.kind)?.title ?? filter.kind;
    selected.push({ text, removeHref: listHref(personId, filter.result ? { result: filter.result } : {}) });
  }
  if (filter.result) {
    const text = RESULT_WORDS[filter.result];
    selected.push({ text, removeHref: listHref(personId, filter.kind ? { kind: filter.kind } : {}) });
  }
  return {
    lines: page.items.map(contactLine),
    selected,
    clearHref: listHref(personId, {}),
    nextHref: page.next ? listHref(personId, { ...without, after: page.next }) : undefined,
    firstHref: after ? listHref(personId, without) : undefined,
    empty: page.items.length > 0 ? undefined : selected.length > 0 || after ? 'filtered' : 'none',
  };
}
