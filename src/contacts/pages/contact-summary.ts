import { formatMoney } from '../../foundation/money.ts';
import { formatDate, formatMinutes } from '../../interface/wording/index.ts';
import { RESULT_WORDS } from '../contact-words.ts';
import type { ContactDetail } from '../get-contact.ts';

/** One line of a contact's summary: what it is about, and what is said of it. */
export interface SummaryLine {
  readonly key: string;
  readonly lines: readonly string[];
}

/** A contact as its page shows it; what nobody said is left out. */
export function contactSummary(contact: ContactDetail): SummaryLine[] {
  const all: SummaryLine[] = [
    { key: 'How it went', lines: [RESULT_WORDS[contact.result]] },
    { key: 'Day', lines: [dayOf(contact)] },
    { key: 'How long', lines: contact.minutes === null ? [] : [formatMinutes(contact.minutes)] },
    { key: 'Where', lines: some(contact.place) },
    { key: 'Who made it', lines: [contact.by] },
    { key: 'Who else was there', lines: some(contact.others) },
    { key: 'What was done', lines: contact.doneTitles },
    { key: 'What happened', lines: some(contact.note) },
    { key: 'Goals', lines: contact.goals.map((goal) => goal.words) },
    {
      key: 'Changes it showed',
      lines: contact.outcomes.map(({ title, evidence }) => (evidence ? `${title}: ${evidence}` : title)),
    },
    { key: 'What was given', lines: contact.provisions.map(given) },
    { key: 'Next date', lines: contact.nextOn ? [formatDate(contact.nextOn)] : [] },
  ];
  return all.filter(({ lines }) => lines.length > 0);
}

const some = (text: string | null) => (text ? [text] : []);

function dayOf({ happenedOn, startedAt }: ContactDetail): string {
  const day = formatDate(happenedOn);
  return startedAt ? `${day}, ${startedAt.toString({ smallestUnit: 'minute' })}` : day;
}

function given({ title, what, amountPence }: ContactDetail['provisions'][number]): string {
  return [title, what, amountPence === null ? null : formatMoney(amountPence)].filter(Boolean).join(', ');
}
