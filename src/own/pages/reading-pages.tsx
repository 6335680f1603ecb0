import { fault, page } from '../../doors/index.ts';
import { SummaryList } from '../../interface/govuk/index.ts';
import { Timeline } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { type ComingDate, getOwnDates } from '../get-own-dates.ts';
import { getOwnJourney } from '../get-own-journey.ts';
import { getOwnLetters } from '../get-own-letters.ts';
import { ownPage, START } from './frame.tsx';

const back = { href: START, text: 'My pages' };

const COMING: Readonly<Record<ComingDate['what'], (detail: string) => string>> = {
  meeting: (detail) => `I meet ${detail}`,
  together: (detail) => `A meeting, at ${detail}`,
  step: (detail) => detail,
  letter: (detail) => `My letter to ${detail} is due`,
};

const isPast = (on: Temporal.PlainDate, today: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(on, today) < 0;

/** What is coming up for her. */
export const ownDatesPage = page({
  method: 'get',
  path: '/my/dates',
  permission: 'own:read',
  async handle(request) {
    const found = await request.ask(getOwnDates, {});
    if (!found.ok) return fault(found.error);
    const { dates } = found.value;
    return ownPage({
      title: 'My next dates',
      current: '/my/dates',
      back,
      body: (
        <>
          {dates.length === 0 ? (
            <p class="govuk-body">Nothing is fixed yet. Your worker will agree the next date with you.</p>
          ) : (
            <SummaryList
              rows={dates.map(({ on, what, detail }) => ({
                key: formatDate(on),
                value: `${COMING[what](detail)}${isPast(on, request.today) ? ' (this day has gone by; there is still time)' : ''}`,
              }))}
            />
          )}
          <p class="govuk-body">If a date does not suit you, tell your worker. You can always change it.</p>
        </>
      ),
    });
  },
});

/** What she has done so far. */
export const ownJourneyPage = page({
  method: 'get',
  path: '/my/journey',
  permission: 'own:read',
  async handle(request) {
    const found = await request.ask(getOwnJourney, {});
    if (!found.ok) return fault(found.error);
    const { steps } = found.value;
    const years = [...new Set(steps.map(({ on }) => on.year))];
    return ownPage({
      title: 'My journey',
      lead: 'What we have done together, the newest first.',
      current: '/my/journey',
      back,
      body: (
        <>
          {steps.length === 0 && <p class="govuk-body">Your journey begins here.</p>}
          {years.map((year) => (
            <Timeline
              heading={String(year)}
              items={steps
                .filter(({ on }) => on.year === year)
                .map(({ on, title, detail }) => ({
                  title,
                  when: formatDate(on),
                  datetime: on.toString(),
                  text: detail ? (
                    <span class="facet-words" dir="auto">
                      {detail}
                    </span>
                  ) : undefined,
                }))}
            />
          ))}
          <p class="govuk-body">
            Your record holds more than this page. You can{' '}
            <a class="govuk-link" href="/my/rights">
              ask for a copy of it
            </a>
            .
          </p>
        </>
      ),
    });
  },
});

/** Her letters: what was agreed, what went either way. */
export const ownLettersPage = page({
  method: 'get',
  path: '/my/letters',
  permission: 'own:read',
  async handle(request) {
    const found = await request.ask(getOwnLetters, {});
    if (!found.ok) return fault(found.error);
    const { agreements } = found.value;
    return ownPage({
      title: 'My letters',
      back,
      body: (
        <>
          {agreements.length === 0 && (
            <p class="govuk-body">Nothing is agreed about letters yet. You can ask your worker about it.</p>
          )}
          {agreements.map(({ childCalled, next, endedOn, letters }) => (
            <section class="govuk-!-margin-bottom-7">
              <h2 class="govuk-heading-m">{childCalled}</h2>
              <p class="govuk-body">
                {endedOn
                  ? `This came to an end on ${formatDate(endedOn)}.`
                  : next
                    ? `My next letter is due on ${formatDate(next)}. My worker helps me with it.`
                    : 'No date is fixed for the next letter.'}
              </p>
              {letters.length > 0 && (
                <ul class="govuk-list govuk-list--bullet">
                  {letters.map(({ on, title }) => (
                    <li>
                      {formatDate(on)}: {title}
                    </li>
                  ))}
                </ul>
              )}
            </section>
          ))}
          <p class="govuk-body">
            You read letters that come for you together with your worker. They are not kept on this page, so
            that nobody else finds them.
          </p>
        </>
      ),
    });
  },
});
