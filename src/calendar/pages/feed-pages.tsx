import { z } from 'zod';
import {
  asTyped,
  fault,
  formPages,
  html,
  type Page,
  type PageAnswer,
  type PageRequest,
  type Query,
  StandsNow,
} from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { RadiosField } from '../../interface/forms/index.ts';
import { Button, InsetText, WarningText } from '../../interface/govuk/index.ts';
import { formatDate, formatMoment } from '../../interface/wording/index.ts';
import { feedNames } from '../calendar-tables.ts';
import { FEEDS, feedHash, feedSecretOf } from '../feed.ts';
import { endCalendarFeed, getCalendarFeed, getOneCalendarFeed, makeCalendarFeed } from '../manage-feed.ts';
import { say } from '../wording.ts';

const PATH = '/calendar/feed';
const back = { href: '/calendar', text: say('title') };

type AnswerOf<Q> = Q extends Query<infer _Input, infer Answer> ? Answer : never;
type Feed = NonNullable<AnswerOf<typeof getCalendarFeed>>;

const Standing = ({ feed }: { feed: Feed | null }) =>
  feed ? (
    <InsetText>
      {say('feedStands', { day: formatDate(feed.madeOn) })}{' '}
      {feed.lastReadAt ? say('feedRead', { moment: formatMoment(feed.lastReadAt) }) : say('feedNotRead')}
    </InsetText>
  ) : (
    <InsetText>{say('feedNone')}</InsetText>
  );

const zNames = z.object({ names: z.enum(feedNames, 'Select what stands in your calendar') });

const makeForm = formPages<{ readonly feed: Feed | null }, typeof zNames>({
  path: PATH,
  permission: 'caseload:read',
  async find(request) {
    const found = await request.ask(getCalendarFeed, {});
    return found.ok ? succeed({ feed: found.value }) : found;
  },
  frame: async () => ({ ok: true as const, frame: { current: '/calendar', back } }),
  title: () => say('feed'),
  lead: ({ feed }) => (
    <>
      <p class="govuk-body">{say('feedLead')}</p>
      <Standing feed={feed} />
      {feed && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${PATH}/${feed.id}/end`}>
            {say('feedEnd')}
          </a>
        </p>
      )}
    </>
  ),
  save: say('feedMake'),
  values: ({ feed }) => ({ names: feed?.names ?? 'none' }),
  fields: ({ values, faults, about }) => (
    <RadiosField
      name="names"
      label={say('feedNames')}
      hint={about.feed ? say('feedRenewHint') : undefined}
      value={typeof values.names === 'string' ? values.names : ''}
      faults={faults}
      items={[
        { value: 'none', text: say('namesNone') },
        { value: 'initials', text: say('namesInitials'), hint: say('namesInitialsHint') },
      ]}
    />
  ),
  schema: () => zNames,
  // The address is shown by the answer itself: nothing keeps it that another page could read it from.
  async pause(request, _about, { values }) {
    const { names } = zNames.parse(values);
    const secret = feedSecretOf(request.formKey);
    const secretHash = feedHash(secret).toString('hex');
    const made = await request.run(makeCalendarFeed, { names, secretHash });
    return made.ok ? madePage(request, secret) : fault(made.error);
  },
  submit: async () => notFound('page'),
});

function madePage({ origin, actor }: PageRequest, secret: string): PageAnswer {
  return html({
    title: say('feedMade'),
    current: '/calendar',
    back,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{say('feedMade')}</h1>
          <p class="govuk-body">{say('feedMadeLead')}</p>
          <p class="govuk-body">
            <code class="facet-calendar__address">{`${origin}${FEEDS}/${actor.tenant}/${secret}.ics`}</code>
          </p>
          <WarningText iconFallbackText="Warning">{say('feedMadeCare')}</WarningText>
          <Button href="/calendar">{say('feedBack')}</Button>
        </div>
      </div>
    ),
  });
}

const endForm = formPages<AnswerOf<typeof getOneCalendarFeed>, typeof asTyped>({
  path: '/calendar/feed/:id/end',
  permission: 'caseload:read',
  find: (request) => request.ask(getOneCalendarFeed, { id: request.params.id ?? '' }),
  instead: ({ endedOn }) => (endedOn ? <p class="govuk-body">{say('feedEnded')}</p> : undefined),
  frame: async () => ({
    ok: true as const,
    frame: { current: '/calendar', back: { href: PATH, text: say('feed') } },
  }),
  title: () => say('feedEndTitle'),
  lead: () => <p class="govuk-body">{say('feedEndLead')}</p>,
  save: say('feedEnd'),
  warns: true,
  version: ({ version }) => version,
  values: () => ({}),
  standsNow: ({ madeOn, endedOn }) => (
    <StandsNow lines={[endedOn ? say('feedEnded') : say('feedStands', { day: formatDate(madeOn) })]} />
  ),
  fields: () => <></>,
  schema: () => asTyped,
  async submit(request, { id, version: now }, _read, version = now) {
    const done = await request.run(endCalendarFeed, { id, version });
    return done.ok ? succeed({ to: PATH, notice: say('feedEnded') }) : done;
  },
});

/** A worker's own address for the calendar on her phone or computer. */
export const feedPages: readonly Page[] = [...makeForm, ...endForm];
