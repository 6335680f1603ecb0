import { z } from 'zod';
import type { Page } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { zOptionalText } from '../../foundation/text.ts';
import { optional, textAt } from '../../interface/forms/index.ts';
import { WarningText } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { endEnrolment } from '../end-enrolment.ts';
import { titleIn } from '../enrolment.ts';
import { getEnrolment } from '../enrolment-queries.ts';
import type { OpenAction } from '../enrolment-store.ts';
import { type ActionForm, actionPages, typedOr } from './action-form.tsx';
import { boxesOf, ChoiceField, DayField, dayField, dayTyped, WordsField } from './form-parts.tsx';
import { findOpen, type OpenWork, standsNow } from './stage-forms.tsx';

interface Ending extends OpenWork {
  readonly openActions: readonly OpenAction[];
}

/** What can be said wrong is found before the check page, so that it is never shown there as if it stood. */
const zEnd = ({ programme: { endings } }: Ending) =>
  z.object({
    reason: z.enum(
      (endings?.reasons ?? []).map(({ id }) => id),
      'Choose why the work ends',
    ),
    destination: optional(
      z.enum(
        (endings?.destinations ?? []).map(({ id }) => id),
        'Choose one of these',
      ),
    ),
    on: dayField('date on which the work ended'),
    note: zOptionalText(5000),
  });

const named = (parts: readonly { id: string; title: string; about?: string | undefined }[] | undefined) =>
  (parts ?? []).map((each) => ({ value: each.id, text: each.title, hint: each.about }));

/** Everything that is still open, so that nobody is left with half a promise. */
function StillOpen({ actions }: { actions: readonly OpenAction[] }) {
  if (actions.length === 0) return null;
  const said = actions.length === 1 ? '1 action is' : `${actions.length} actions are`;
  return (
    <>
      <WarningText iconFallbackText="Warning">{`${said} still open. They stay on the plan as they are.`}</WarningText>
      <ul class="govuk-list govuk-list--bullet">
        {actions.map((action) => (
          <li dir="auto">
            {action.what}
            {action.dueOn && ` (due ${formatDate(action.dueOn)})`}
          </li>
        ))}
      </ul>
    </>
  );
}

const endForm: ActionForm<Ending, ReturnType<typeof zEnd>> = {
  path: '/people/:id/programme/enrolments/:enrolment/end',
  permission: 'enrolment:end',
  async find(request, record, moment) {
    const open = await findOpen(request, record, moment);
    const found = open && (await request.ask(getEnrolment, { id: open.enrolment.id }));
    return open && found?.ok ? { ...open, openActions: found.value.openActions } : undefined;
  },
  title: ({ programme }) => `End the work in ${programme.title}`,
  save: 'End the work',
  schema: zEnd,
  values: (_about, { today }) => ({ on: boxesOf(today) }),
  version: ({ enrolment }) => enrolment.version,
  present: standsNow,
  fields: ({ about: { programme, openActions }, ...filled }) => (
    <>
      <StillOpen actions={openActions} />
      <ChoiceField
        {...filled}
        name="reason"
        label="Why does the work end?"
        items={named(programme.endings?.reasons)}
      />
      {(programme.endings?.destinations.length ?? 0) > 0 && (
        <ChoiceField
          {...filled}
          name="destination"
          label="Where does the parent go next?"
          items={named(programme.endings?.destinations)}
        />
      )}
      <DayField {...filled} name="on" label="On which day did it end?" />
      <WordsField
        {...filled}
        name="note"
        label="What was agreed, and what comes next (optional)"
        limit={5000}
      />
    </>
  ),
  checkLead: ({ openActions }) => <StillOpen actions={openActions} />,
  check: ({ programme }, values) => [
    { key: 'Why', value: titleIn(programme.endings?.reasons, textAt(values, ['reason']) ?? '') },
    {
      key: 'Next',
      value: titleIn(programme.endings?.destinations, textAt(values, ['destination']) ?? '') || 'Nothing',
    },
    { key: 'On', value: dayTyped(values, 'on') },
    { key: 'Agreed', value: <span dir="auto">{typedOr(values, 'note')}</span> },
    { key: 'Workers', value: 'Their part ends on the same day' },
  ],
  async submit(request, { enrolment, programme }, read, version) {
    const done = await request.run(endEnrolment, { id: enrolment.id, version, ...read });
    return done.ok ? succeed(`The work in ${programme.title} was ended`) : done;
  },
};

/** Ending the work. */
export const endPages: readonly Page[] = actionPages(endForm);
