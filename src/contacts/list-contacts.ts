import { z } from 'zod';
import { ofPerson, type ProgrammeLibrary, query } from '../doors/index.ts';
import { programmeOf, titleIn } from '../enrolments/index.ts';
import { parseDate } from '../foundation/dates.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { CONTACT_RESULTS } from './contact.ts';
import { type After, type ContactRow, contactsOf } from './contact-list-store.ts';
import { zContactPageOut } from './contact-output.ts';

/** A contact with the programme's words for its kind and for what was done. */
export interface ContactItem extends ContactRow {
  readonly kindTitle: string;
  readonly doneTitles: readonly string[];
}

/** A page of contacts. */
export interface ContactPage {
  readonly personId: string;
  readonly items: readonly ContactItem[];
  /** Give this as `after` for the page that follows; null on the last. */
  readonly next: string | null;
}

/** Where a page ends, as text for an address: `2024-03-04_<id>`. */
export function writeAfter({ on, id }: After): string {
  return `${on}_${id}`;
}

/** Reads what `writeAfter` gave; undefined when it is anything else. */
export function readAfter(text: string): After | undefined {
  const [day = '', id = ''] = text.split('_');
  const on = parseDate(day);
  return on && zId.safeParse(id).success ? { on, id } : undefined;
}

const zAfter = z.string().transform((text, context): After => {
  const after = readAfter(text);
  if (after) return after;
  context.addIssue({ code: 'custom', message: 'This is not a place in this list' });
  return z.NEVER;
});

/** Puts the programme's words on a contact. */
export function titled<Row extends ContactRow>(row: Row, programmes: ProgrammeLibrary) {
  const contacts = programmeOf(programmes, row)?.contacts;
  return {
    ...row,
    kindTitle: titleIn(contacts?.kinds, row.kind),
    doneTitles: row.done.map((id) => titleIn(contacts?.done, id)),
  };
}

/** A person's contacts, the latest first, a page at a time. */
export const listContacts = query({
  name: 'listContacts',
  summary: 'A person’s contacts, the latest first',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    kind: z.string().optional(),
    result: z.enum(CONTACT_RESULTS).optional(),
    after: zAfter.optional(),
    size: z.int().min(1).max(100).default(20),
  }),
  output: zContactPageOut,
  looksAt: (page: ContactPage) => [page.personId],
  api: null,
  async handle({ db, programmes }, { size, ...filter }) {
    const rows = await contactsOf(db, filter, size + 1);
    const items = rows.slice(0, size).map((row) => titled(row, programmes));
    const last = items.at(-1);
    const next = rows.length > size && last ? writeAfter({ on: last.happenedOn, id: last.id }) : null;
    return succeed({ personId: filter.personId, items, next });
  },
});
