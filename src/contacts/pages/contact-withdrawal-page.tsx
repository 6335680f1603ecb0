import { succeed } from '../../foundation/result.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { withdrawalPages } from '../../people/index.ts';
import { contactTitle } from '../contact-words.ts';
import { getContact } from '../get-contact.ts';
import { withdrawContact } from '../withdraw-contact.ts';

/** Taking back a contact that was recorded by mistake. */
export const contactWithdrawalPages = withdrawalPages({
  path: '/contacts/:contact/withdrawal',
  title: 'Take back a contact that was recorded by mistake',
  lead: 'The contact is kept in the history with your reason, and no figure counts it any more. The changes and things given that were recorded with it are taken back as well.',
  list: { path: '/contacts', text: 'Contacts' },
  command: withdrawContact,
  async find(request, personId) {
    const found = await request.ask(getContact, { id: request.params.contact ?? '', personId });
    if (!found.ok) return found;
    const { id, version, withdrawal, happenedOn, by, note, outcomes, provisions } = found.value;
    const withIt = [...outcomes, ...provisions].map((each) => each.title).join('; ');
    const rows = [
      { key: 'Contact', value: contactTitle(found.value) },
      { key: 'Day', value: formatDate(happenedOn) },
      { key: 'By', value: by },
      ...(note ? [{ key: 'Note', value: note }] : []),
      ...(withIt ? [{ key: 'Recorded with it', value: withIt }] : []),
    ];
    return succeed({ id, version, withdrawal, rows });
  },
});
