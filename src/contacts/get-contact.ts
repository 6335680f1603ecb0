import { z } from 'zod';
import { ofPerson, query } from '../doors/index.ts';
import { programmeOf, titleIn } from '../enrolments/index.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { type Withdrawal, withdrawalOf } from '../people/index.ts';
import { type ContactWithRest, findContact } from './contact-list-store.ts';
import { zContactOut } from './contact-output.ts';
import { type ContactItem, titled } from './list-contacts.ts';

/** A contact with all that was recorded with it, in the programme's words. */
export interface ContactDetail extends ContactItem, Pick<ContactWithRest, 'goals'> {
  /** Set when it was recorded by mistake: kept, and counted nowhere. */
  readonly withdrawal: Withdrawal | null;
  readonly outcomes: readonly {
    readonly id: string;
    readonly title: string;
    readonly evidence: string | null;
  }[];
  readonly provisions: readonly (ContactWithRest['provisions'][number] & { readonly title: string })[];
}

/** One contact. */
export const getContact = query({
  name: 'getContact',
  summary: 'A contact with its goals, what it showed and what was given',
  permission: 'person:read',
  about: ({ id, personId }) => [ofPerson({ personId }), { kind: 'contact', id }],
  input: z.strictObject({ id: zId, personId: zId }),
  output: zContactOut,
  looksAt: (contact: ContactDetail) => [contact.personId],
  api: null,
  async handle({ db, programmes }, { id, personId }) {
    const row = await findContact(db, id);
    if (!row || row.personId !== personId) return notFound('contact');
    const programme = programmeOf(programmes, row);
    const { withdrawnOn: _, withdrawnReason: __, withdrawnByName: ___, ...contact } = row;
    return succeed({
      ...titled(contact, programmes),
      withdrawal: withdrawalOf(row),
      outcomes: row.outcomes.map(({ outcome, ...rest }) => ({
        ...rest,
        title: titleIn(programme?.outcomes, outcome),
      })),
      provisions: row.provisions.map((each) => ({
        ...each,
        title: titleIn(programme?.provisions?.kinds, each.kind),
      })),
    });
  },
});
