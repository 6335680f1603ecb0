import { z } from 'zod';
import { fault, formPages, type Page, page } from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { clockTime } from '../../foundation/times.ts';
import { Button, SummaryList } from '../../interface/govuk/index.ts';
import { formatDate, formatList, formatMoment } from '../../interface/wording/index.ts';
import {
  dayWords,
  getOwnReminders,
  languageName,
  stateWords,
  stopOwnReminders,
  wayWords,
} from '../../reminders/index.ts';
import { ownPage, START } from './frame.tsx';

const PATH = '/my/reminders';

const listPage = page({
  method: 'get',
  path: PATH,
  permission: 'own:read',
  async handle(request) {
    const found = await request.ask(getOwnReminders, {});
    if (!found.ok) return fault(found.error);
    const { wish, reminders } = found.value;
    const sends = wish !== null && wish.stoppedOn === null;
    return ownPage({
      title: 'My reminders',
      lead: 'A reminder says that there is an appointment, and when. It names nobody.',
      current: PATH,
      back: { href: START, text: 'My pages' },
      body: (
        <>
          {!sends && (
            <p class="govuk-body">
              No reminders are sent to me.{' '}
              {wish?.stoppedOn && `They ended on ${formatDate(wish.stoppedOn)}. `}I can ask my worker for
              them.
            </p>
          )}
          {sends && (
            <>
              <SummaryList
                rows={[
                  { key: 'By', value: wayWords[wish.way] },
                  {
                    key: 'Safe days',
                    value: formatList(wish.days.flatMap((day) => dayWords[day - 1] ?? [])),
                  },
                  {
                    key: 'Safe times',
                    value: `${clockTime(wish.fromTime)} to ${clockTime(wish.untilTime)}`,
                  },
                  { key: 'Language', value: languageName(wish.language) },
                  { key: 'I said yes on', value: formatDate(wish.agreedOn) },
                ]}
              />
              <Button href={`${PATH}/stop`}>I want no reminders any more</Button>
            </>
          )}
          {reminders.length > 0 && <h2 class="govuk-heading-m">Each reminder</h2>}
          <ul class="govuk-list govuk-list--spaced">
            {reminders.map(({ eventOn, eventFrom, state, sentAt, sendAt, words }) => (
              <li>
                <strong>
                  {formatDate(eventOn)}
                  {eventFrom && `, ${clockTime(eventFrom)}`}
                </strong>
                : {stateWords[state].toLowerCase()}, {formatMoment(sentAt ?? sendAt)}
                {words && (
                  <div class="facet-words" dir="auto">
                    {words}
                  </div>
                )}
              </li>
            ))}
          </ul>
        </>
      ),
    });
  },
});

const zNothing = z.object({});

const stopForm = formPages<object, typeof zNothing>({
  path: '/my/reminders/stop',
  permission: 'own:write',
  async find(request) {
    const found = await request.ask(getOwnReminders, {});
    if (!found.ok) return found;
    return found.value.wish ? succeed({}) : notFound('reminders');
  },
  frame: async () => ({
    ok: true,
    frame: { exitThisPage: true, back: { href: PATH, text: 'My reminders' } },
  }),
  title: () => 'Do you want no reminders any more?',
  lead: () => <p class="govuk-body">Nothing more is sent. You can ask your worker for them again.</p>,
  save: 'End my reminders',
  keepsTyped: false,
  values: () => ({}),
  fields: () => <></>,
  schema: () => zNothing,
  async submit(request) {
    const done = await request.run(stopOwnReminders, {});
    return done.ok ? succeed({ to: PATH, notice: 'Your reminders have ended.' }) : done;
  },
});

/** What reminders are sent to her, and how she ends them. */
export const ownRemindersPages: readonly Page[] = [listPage, ...stopForm];
