import { z } from 'zod';
import { succeed } from '../../foundation/result.ts';
import { RadiosField, TextAreaField, textAt } from '../../interface/forms/index.ts';
import { InsetText } from '../../interface/govuk/index.ts';
import type { PersonRecord } from '../record.ts';
import { recordSafeContact } from '../record-safe-contact.ts';
import { typedText, yesNoItems, yesNoOpen, yesNoValue } from './form-values.ts';
import type { FieldsProps, PersonForm } from './person-form.tsx';

const WAYS = { call: 'Call', text: 'Send a text', write: 'Write a letter', email: 'Email' } as const;
const WORDS = {
  times: 'When is it safe?',
  whatNotToSay: 'What must we not say, and not write?',
  whoMustNotKnow: 'Who must not know about this service?',
} as const;

const zSafeForm = z.object({
  safeContact: z.object({
    call: yesNoOpen,
    text: yesNoOpen,
    write: yesNoOpen,
    email: yesNoOpen,
    times: typedText,
    whatNotToSay: typedText,
    whoMustNotKnow: typedText,
  }),
});

function SafeContactFields({ values, faults }: FieldsProps) {
  return (
    <>
      {Object.entries(WAYS).map(([way, label]) => (
        <RadiosField
          name={['safeContact', way]}
          label={`${label}: is it safe?`}
          items={yesNoItems}
          value={textAt(values, ['safeContact', way])}
          faults={faults}
          classes="govuk-radios--inline"
        />
      ))}
      {Object.entries(WORDS).map(([name, label]) => (
        <TextAreaField
          name={['safeContact', name]}
          label={label}
          rows={2}
          value={textAt(values, ['safeContact', name])}
          faults={faults}
        />
      ))}
    </>
  );
}

/** How it is safe to reach somebody. */
export const safeContactForm: PersonForm<PersonRecord, typeof zSafeForm> = {
  path: '/details/safe-contact',
  tab: '/details',
  find: (record) => record,
  title: ({ record }) => `How is it safe to reach ${record.name}?`,
  lead: () => (
    <InsetText>
      Ask in private. Somebody else may read messages, answer the phone or open letters. This stands at the
      top of every page about this person.
    </InsetText>
  ),
  save: 'Save safe contact',
  values: ({ record }) => {
    const safe = record.safeContact;
    const ways = Object.keys(WAYS) as (keyof typeof WAYS)[];
    const words = Object.keys(WORDS) as (keyof typeof WORDS)[];
    return {
      safeContact: {
        ...Object.fromEntries(ways.map((way) => [way, yesNoValue(safe?.[way] ?? null)])),
        ...Object.fromEntries(words.map((word) => [word, safe?.[word] ?? ''])),
      },
    };
  },
  version: ({ record }) => record.version,
  fields: SafeContactFields,
  labels: Object.fromEntries(
    Object.entries({ ...WAYS, ...WORDS }).map(([name, label]) => [`safeContact.${name}`, label]),
  ),
  schema: zSafeForm,
  submit: async (request, { record }, { version, safeContact }) => {
    const done = await request.run(recordSafeContact, { id: record.id, version, safeContact });
    return done.ok ? succeed('Safe contact saved') : done;
  },
};
