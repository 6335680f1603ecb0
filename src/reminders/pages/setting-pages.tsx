import {
  type AnswerOf,
  asTyped,
  fault,
  formPages,
  html,
  type Page,
  page,
  StandsNow,
} from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { RadiosField, TextField, textAt } from '../../interface/forms/index.ts';
import { Button, SummaryList } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { setReminders } from '../keep-reminders.ts';
import { getReminderSetting } from '../list-reminders.ts';
import { stateWords, whyWords } from '../reminder-words.ts';

const HERE = '/reminders';
type Setting = AnswerOf<typeof getReminderSetting>;

const rowsOf = ({ sending, hoursBefore, textTemplate, emailTemplate }: Setting) => [
  { key: 'Reminders', value: sending ? 'Are sent' : 'Are not sent' },
  { key: 'How long before', value: `${hoursBefore} hours` },
  { key: 'Template for text messages', value: textTemplate ?? 'None' },
  { key: 'Template for emails', value: emailTemplate ?? 'None' },
];

const settingPage = page({
  method: 'get',
  path: HERE,
  permission: 'reminder:set',
  async handle(request) {
    const found = await request.ask(getReminderSetting, {});
    if (!found.ok) return fault(found.error);
    const { counts } = found.value;
    return html({
      title: 'Reminders',
      current: HERE,
      body: (
        <>
          <h1 class="govuk-heading-l">Reminders</h1>
          <p class="govuk-body">
            People who said yes are reminded of appointments through GOV.UK Notify, only by the way and at the
            times that they said are safe. A reminder names nobody, no service and no place.
          </p>
          <SummaryList rows={rowsOf(found.value)} />
          <Button href={`${HERE}/setting`} classes="facet-no-print">
            Change how reminders are sent
          </Button>
          {counts.length === 0 ? (
            <EmptyState
              title="No reminders in the last 30 days"
              text="How many were sent, and why others were not, is counted here."
            />
          ) : (
            <RecordTable
              caption="In the last 30 days"
              columns={[{ text: 'What came of them' }, { text: 'Why' }, { text: 'How many', numeric: true }]}
              rows={counts.map(({ state, why, count }) => [
                stateWords[state],
                why ? whyWords[why] : '',
                String(count),
              ])}
            />
          )}
        </>
      ),
    });
  },
});

const yesNo = (value: string | undefined) => (value === 'yes' ? true : value === 'no' ? false : undefined);

const settingForm = formPages<Setting, typeof asTyped>({
  path: '/reminders/setting',
  permission: 'reminder:set',
  find: (request) => request.ask(getReminderSetting, {}),
  frame: async () => ({
    ok: true as const,
    frame: { current: HERE, back: { href: HERE, text: 'Reminders' } },
  }),
  title: () => 'How are reminders sent?',
  save: 'Save',
  version: ({ version }) => version,
  values: ({ sending, hoursBefore, textTemplate, emailTemplate }) => ({
    sending: sending ? 'yes' : 'no',
    hoursBefore: String(hoursBefore),
    textTemplate: textTemplate ?? '',
    emailTemplate: emailTemplate ?? '',
  }),
  standsNow: (about) => <StandsNow lines={rowsOf(about).map(({ key, value }) => `${key}: ${value}`)} />,
  fields: ({ values, faults }) => (
    <>
      <RadiosField
        name="sending"
        label="Are reminders sent?"
        classes="govuk-radios--inline"
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
        value={textAt(values, ['sending'])}
        faults={faults}
      />
      <TextField
        name="hoursBefore"
        label="How many hours before the appointment?"
        hint="From 2 to 168"
        classes="govuk-input--width-3"
        inputmode="numeric"
        value={textAt(values, ['hoursBefore'])}
        faults={faults}
      />
      <TextField
        name="textTemplate"
        label="Template ID for text messages"
        hint="From GOV.UK Notify. Its whole message is ((words)). Leave it empty to send no text messages"
        value={textAt(values, ['textTemplate'])}
        faults={faults}
      />
      <TextField
        name="emailTemplate"
        label="Template ID for emails"
        hint="Its message is ((words)), and its subject says no more than Reminder. Leave it empty to send no emails"
        value={textAt(values, ['emailTemplate'])}
        faults={faults}
      />
    </>
  ),
  schema: () => asTyped,
  async submit(request, about, _read, version = about.version, values) {
    const text = (name: string) => textAt(values, [name])?.trim() ?? '';
    const done = await request.run(setReminders, {
      version,
      sending: yesNo(text('sending')) as boolean,
      hoursBefore: text('hoursBefore'),
      textTemplate: text('textTemplate'),
      emailTemplate: text('emailTemplate'),
    });
    return done.ok ? succeed({ to: HERE, notice: 'Saved' }) : done;
  },
});

/** How reminders are sent, for an administrator. */
export const reminderSettingPages: readonly Page[] = [settingPage, ...settingForm];
