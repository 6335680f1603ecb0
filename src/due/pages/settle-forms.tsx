import { z } from 'zod';
import type { PageRequest } from '../../doors/index.ts';
import { type Fault, notFound } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  type FormValues,
  formDateText,
  optional,
  RadiosField,
  SelectField,
  TextAreaField,
  textAt,
} from '../../interface/forms/index.ts';
import { InsetText } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { type FieldsOf, recordFormPages, withdrawalPages } from '../../people/index.ts';
import { listContactsMade } from '../contacts-made.ts';
import { isOpen } from '../due.ts';
import type { PersonDue } from '../due-view.ts';
import { recordDueHref, STATE_WORDS, whenWords } from '../due-words.ts';
import { listDueOfPerson } from '../list-due.ts';
import { recordStillSo, reopenDue, settleDue } from '../settle-due.ts';

const UNDER_DUE = { tab: '/due', backText: 'What is due' } as const;

async function findDue(request: PageRequest): Promise<Result<PersonDue, Fault>> {
  const { id: personId = '', enrolment, item } = request.params;
  const dues = await request.ask(listDueOfPerson, { personId });
  if (!dues.ok) return dues.error.kind === 'invalid' ? notFound('person') : dues;
  const due = dues.value.items.find((each) => each.enrolmentId === enrolment && each.item === item);
  return due ? succeed(due) : notFound('contact that is due');
}

interface Settling {
  readonly personId: string;
  readonly due: PersonDue;
  readonly contacts: readonly { readonly id: string; readonly title: string }[];
}

async function findSettling(request: PageRequest): Promise<Result<Settling, Fault>> {
  const personId = request.params.id ?? '';
  const due = await findDue(request);
  if (!due.ok) return due;
  const { enrolmentId, item } = due.value;
  const contacts = await request.ask(listContactsMade, { personId, enrolmentId, item });
  if (!contacts.ok) return contacts;
  return succeed({ personId, due: due.value, contacts: contacts.value.contacts });
}

function SettleFields({ about, values, faults }: FieldsOf<Settling>) {
  const { contacts } = about;
  return (
    <>
      <RadiosField
        name="how"
        label={{ text: 'How did it come out?', classes: 'govuk-fieldset__legend--m' }}
        faults={faults}
        value={textAt(values, ['how'])}
        items={[
          ...(contacts.length > 0
            ? [
                {
                  value: 'contact',
                  text: 'You met, and the contact is recorded',
                  conditional: (
                    <SelectField
                      name="contactId"
                      label="Which contact it was"
                      faults={faults}
                      value={textAt(values, ['contactId'])}
                      items={[
                        { value: '', text: 'Choose one' },
                        ...contacts.map(({ id, title }) => ({ value: id, text: title })),
                      ]}
                    />
                  ),
                },
              ]
            : []),
          {
            value: 'not_reached',
            text: 'Nobody could be reached',
            hint: 'It is closed; what was tried is kept',
          },
          { value: 'not_needed', text: 'It is not needed', hint: 'For example, another service makes it' },
        ]}
      />
      <DateField
        name="on"
        label={{ text: 'On which day?', classes: 'govuk-fieldset__legend--m' }}
        hint="Of the last try, or of the decision. Today, if you leave this empty"
        faults={faults}
        value={datePartsAt(values, ['on'])}
      />
      <TextAreaField
        name="note"
        label={{ text: 'What was tried, or why it is not needed', classes: 'govuk-label--m' }}
        hint="In words that the parent may read one day"
        faults={faults}
        value={textAt(values, ['note'])}
        limit={2000}
        rows={4}
      />
    </>
  );
}

function SettleLead({ about }: { about: Settling }) {
  const { due, personId } = about;
  return (
    <>
      <p class="govuk-body">
        {due.programme}. {due.kindTitle && `${due.kindTitle}. `}Due {whenWords(due)}.
      </p>
      {due.ask && <InsetText>{due.ask}</InsetText>}
      {isOpen(due) ? (
        <p class="govuk-body">
          If you met,{' '}
          <a class="govuk-link" href={recordDueHref(personId, due)}>
            record the contact
          </a>
          : that settles it.
        </p>
      ) : (
        <InsetText>
          {STATE_WORDS[due.state].text}
          {due.settled && ` on ${formatDate(due.settled.on)}`}. Nothing is to be done.
        </InsetText>
      )}
    </>
  );
}

const zSettle = z.object({
  how: z.enum(['contact', 'not_reached', 'not_needed'], 'Select how it came out'),
  contactId: optional(z.string()),
  on: optional(formDateText({ what: 'day' })),
  note: z.string().optional(),
});

/** Settling something due without a new contact: with one made already, as not reached, or as not needed. */
const settling = recordFormPages<Settling, typeof zSettle>({
  path: '/due/:enrolment/:item',
  permission: 'contact:record',
  ...UNDER_DUE,
  find: findSettling,
  title: ({ due }) => `Settle: ${due.title}`,
  lead: (about) => <SettleLead about={about} />,
  save: 'Save',
  values: () => ({}),
  version: () => undefined,
  fields: SettleFields,
  schema: zSettle,
  submit: async (request, { personId, due }, { contactId, ...sent }) => {
    const done = await request.run(settleDue, {
      ...sent,
      enrolmentId: due.enrolmentId,
      item: due.item,
      contactId: sent.how === 'contact' ? contactId : null,
    });
    if (!done.ok) return done;
    const asks = sent.how === 'contact' && due.outcomes.length > 0;
    const found = `/people/${personId}/due/${due.enrolmentId}/${due.item}/found`;
    return succeed({ to: asks ? found : `/people/${personId}/due`, notice: 'Saved' });
  },
});

const STILL = [
  { value: 'yes', text: 'Yes, still so' },
  { value: 'no', text: 'No longer' },
  { value: 'not_known', text: 'Not known' },
];

function FoundFields({ about, values, faults }: FieldsOf<PersonDue>) {
  return (
    <>
      {about.outcomes.map(({ id, title }) => (
        <RadiosField
          name={['still', id]}
          label={{ text: title, classes: 'govuk-fieldset__legend--s' }}
          classes="govuk-radios--inline"
          faults={faults}
          value={textAt(values, ['still', id]) ?? 'not_known'}
          items={STILL}
        />
      ))}
    </>
  );
}

const zFound = z.object({
  still: z.record(z.string(), z.enum(['yes', 'no', 'not_known'], 'Select yes, no or not known')).default({}),
});

const foundValues = ({ settled }: PersonDue): FormValues => ({
  still: Object.fromEntries([
    ...(settled?.holds ?? []).map((id) => [id, 'yes'] as const),
    ...(settled?.noLonger ?? []).map((id) => [id, 'no'] as const),
  ]),
});

/** What still held when somebody was met again. */
const whatHolds = recordFormPages<PersonDue, typeof zFound>({
  path: '/due/:enrolment/:item/found',
  permission: 'contact:record',
  ...UNDER_DUE,
  find: async (request) => {
    const due = await findDue(request);
    if (!due.ok) return due;
    return due.value.settled && due.value.outcomes.length > 0 ? due : notFound('follow-up');
  },
  title: ({ title }) => `What still holds: ${title}`,
  lead: ({ ask }) => <>{ask && <InsetText>{ask}</InsetText>}</>,
  save: 'Save',
  values: foundValues,
  version: ({ settled }) => settled?.version,
  fields: FoundFields,
  schema: zFound,
  submit: async (request, due, { still }, { version }) => {
    const said = (answer: string) =>
      Object.entries(still).flatMap(([id, given]) => (given === answer ? [id] : []));
    const { settled } = due;
    if (!settled) return notFound('follow-up');
    const done = await request.run(recordStillSo, {
      id: settled.id,
      version: version ?? settled.version,
      holds: said('yes'),
      noLonger: said('no'),
    });
    return done.ok ? succeed({ to: `/people/${done.value.personId}/due`, notice: 'Saved' }) : done;
  },
});

/** Opening again what was settled by mistake. */
const reopening = withdrawalPages({
  path: '/due/:enrolment/:item/reopen',
  title: 'Open again what was settled by mistake',
  lead: 'It is due again by its own dates. A contact that was recorded stays recorded, and what was said here is kept in the history.',
  list: { path: UNDER_DUE.tab, text: UNDER_DUE.backText },
  command: reopenDue,
  async find(request) {
    const due = await findDue(request);
    if (!due.ok) return due;
    const { settled, title } = due.value;
    if (!settled) return notFound('contact that is due');
    const rows = [
      { key: 'What', value: title },
      { key: 'Due', value: whenWords(due.value) },
      { key: 'How it stands', value: STATE_WORDS[due.value.state].text },
      ...(settled.note ? [{ key: 'Note', value: settled.note }] : []),
    ];
    return succeed({ id: settled.id, version: settled.version, rows, withdrawal: null });
  },
});

export const settlePages = [...whatHolds, ...reopening, ...settling];
