import { z } from 'zod';
import type { AnswerOf, Page, PageRequest } from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { clockTime } from '../../foundation/times.ts';
import {
  CheckboxesField,
  RadiosField,
  SelectField,
  TextField,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { InsetText } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { recordFormPages } from '../../people/index.ts';
import { retryReminder, takeBackReminder } from '../keep-reminders.ts';
import { listReminders } from '../list-reminders.ts';
import { ways } from '../reminder.ts';
import { dayWords, languageName, languages, stateWords, wayWords } from '../reminder-words.ts';
import { agreeReminders, stopReminders } from '../wish-reminders.ts';

type About = AnswerOf<typeof listReminders>;
type One = About['reminders'][number] & { readonly personId: string };

const find = (request: PageRequest) => request.ask(listReminders, { personId: request.params.id ?? '' });
const hrefOf = (personId: string) => `/people/${personId}/reminders`;
const TAB = '/reminders';
const LABELS = {
  way: 'By',
  days: 'Safe days',
  fromTime: 'Safe from',
  untilTime: 'Safe until',
  language: 'Language',
} as const;

const zAgree = z.object({
  way: z.string().default(''),
  days: z.array(z.string()).default([]),
  fromTime: z.string().default(''),
  untilTime: z.string().default(''),
  language: z.string().default(''),
});

const agreeForm = recordFormPages<About, typeof zAgree>({
  path: '/reminders/agree',
  permission: 'consent:record',
  tab: TAB,
  find,
  title: () => 'She wants reminders',
  lead: ({ needs }) => (
    <>
      <InsetText>
        Ask in private. Others may see her phone or read her email: choose only a way, days and times that she
        says are safe. A reminder says that there is an appointment, and when. It names nobody.
      </InsetText>
      {needs.length > 0 && (
        <p class="govuk-body">
          Ask whether a short message suits her. On record:{' '}
          <span class="facet-words" dir="auto">
            {needs.join('. ')}
          </span>
        </p>
      )}
    </>
  ),
  save: 'Save',
  values: ({ wish }) => ({
    way: wish?.way ?? '',
    days: (wish?.days ?? []).map(String),
    fromTime: wish ? clockTime(wish.fromTime) : '',
    untilTime: wish ? clockTime(wish.untilTime) : '',
    language: wish?.language ?? 'en',
  }),
  version: ({ wish }) => wish?.version ?? 0,
  labels: LABELS,
  fields: ({ values, faults }) => (
    <>
      <RadiosField
        name="way"
        label="By which way?"
        items={ways.map((value) => ({ value, text: wayWords[value] }))}
        value={textAt(values, ['way'])}
        faults={faults}
      />
      <CheckboxesField
        name="days"
        label="On which days is it safe?"
        items={dayWords.map((text, index) => ({ value: String(index + 1), text }))}
        values={textsAt(values, ['days'])}
        faults={faults}
      />
      <TextField
        name="fromTime"
        label="From what time is it safe?"
        hint="For example, 10:00. Nothing is sent before 8 in the morning"
        classes="govuk-input--width-5"
        value={textAt(values, ['fromTime'])}
        faults={faults}
      />
      <TextField
        name="untilTime"
        label="Until what time is it safe?"
        hint="For example, 14:30. Nothing is sent after 8 in the evening"
        classes="govuk-input--width-5"
        value={textAt(values, ['untilTime'])}
        faults={faults}
      />
      <SelectField
        name="language"
        label="In which language?"
        items={languages.map((value) => ({ value, text: languageName(value) }))}
        value={textAt(values, ['language'])}
        faults={faults}
      />
    </>
  ),
  schema: zAgree,
  async submit(request, { personId }, sent, { version }) {
    const input = { personId, version: version ?? 0, ...sent } as z.input<typeof agreeReminders.input>;
    const done = await request.run(agreeReminders, input);
    return done.ok ? succeed({ to: hrefOf(personId), notice: 'Saved' }) : done;
  },
});

const zNothing = z.object({});

const stopForm = recordFormPages<About, typeof zNothing>({
  path: '/reminders/stop',
  permission: 'consent:record',
  tab: TAB,
  async find(request) {
    const found = await find(request);
    return found.ok && !found.value.wish ? notFound('wish for reminders') : found;
  },
  title: () => 'She wants no reminders any more',
  lead: () => <p class="govuk-body">What waits is not sent. She can be asked again later.</p>,
  save: 'End reminders',
  values: () => ({}),
  version: ({ wish }) => wish?.version,
  onRecord: ({ wish }) => [
    wish?.stoppedOn ? `Ended on ${formatDate(wish.stoppedOn)}` : 'She wants reminders',
  ],
  fields: () => <></>,
  schema: zNothing,
  async submit(request, { personId, wish }, _sent, { version }) {
    const done = await request.run(stopReminders, { personId, version: version ?? wish?.version ?? 1 });
    return done.ok ? succeed({ to: hrefOf(personId), notice: 'Reminders have ended' }) : done;
  },
});

async function findOne(request: PageRequest) {
  const found = await find(request);
  if (!found.ok) return found;
  const id = request.params.reminder?.toLowerCase();
  const one = found.value.reminders.find((each) => each.id === id);
  return one ? succeed({ ...one, personId: found.value.personId }) : notFound('reminder');
}

const oneForm = (
  path: string,
  title: string,
  lead: string,
  save: string,
  notice: string,
  command: typeof retryReminder,
) =>
  recordFormPages<One, typeof zNothing>({
    path: `/reminders/:reminder/${path}`,
    permission: 'contact:record',
    tab: TAB,
    find: findOne,
    title: () => title,
    lead: ({ eventOn }) => (
      <p class="govuk-body">
        The reminder for {formatDate(eventOn)}. {lead}
      </p>
    ),
    save,
    values: () => ({}),
    version: ({ version }) => version,
    onRecord: ({ state }) => [stateWords[state]],
    fields: () => <></>,
    schema: zNothing,
    async submit(request, { id, personId, version: now }, _sent, { version }) {
      const done = await request.run(command, { id, version: version ?? now });
      return done.ok ? succeed({ to: hrefOf(personId), notice }) : done;
    },
  });

const RETRY_LEAD = 'It is sent at the next time that she said is safe. Put right first what it failed for.';

/** What is done about a person's reminders. */
export const reminderForms: readonly Page[] = [
  ...agreeForm,
  ...stopForm,
  ...oneForm(
    'retry',
    'Try this reminder again',
    RETRY_LEAD,
    'Try again',
    'It will be tried again',
    retryReminder,
  ),
  ...oneForm(
    'take-back',
    'Take this reminder back',
    'It is not sent.',
    'Take back',
    'Taken back',
    takeBackReminder,
  ),
];
