import { z } from 'zod';
import { ofPerson, query } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { zIdOut } from '../foundation/answers.ts';
import { isBefore } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { formatDate } from '../interface/wording/index.ts';
import { dueOfPerson } from './due-store.ts';
import { freeContacts } from './settled-store.ts';

interface ContactsMade {
  readonly personId: string;
  readonly contacts: readonly { readonly id: string; readonly title: string }[];
}

/** Contacts that were made and could be one that was expected, for choosing one. */
export const listContactsMade = query({
  name: 'listContactsMade',
  summary: 'Contacts that were made and may settle an expected contact',
  permission: 'contact:record',
  about: ofPerson,
  input: z.strictObject({ personId: zId, enrolmentId: zId, item: z.string().max(200) }),
  output: z.strictObject({
    personId: zIdOut,
    contacts: z.array(z.strictObject({ id: zIdOut, title: z.string() })),
  }),
  looksAt: ({ personId }: ContactsMade) => [personId],
  api: null,
  async handle({ db, programmes, today }, { personId, enrolmentId, item }) {
    const rows = await dueOfPerson(db, programmes, personId, today);
    const due = rows.find((row) => row.enrolmentId === enrolmentId && row.item === item);
    if (!due) return notFound('contact that is due');
    const kinds = programmeOf(programmes, due)?.contacts?.kinds ?? [];
    const contacts = (await freeContacts(db, enrolmentId)).filter(
      ({ kind, happenedOn }) =>
        (due.kind === null || due.kind === kind) && !isBefore(happenedOn, due.fromDay),
    );
    return succeed({
      personId,
      contacts: contacts.map(({ id, kind, happenedOn }) => ({
        id,
        title: `${kinds.find((each) => each.id === kind)?.title ?? kind}, ${formatDate(happenedOn)}`,
      })),
    });
  },
});
