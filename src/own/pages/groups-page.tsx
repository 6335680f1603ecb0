import { z } from 'zod';
import { fault, formPages, type Page, type PageRequest, page } from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { clockTime } from '../../foundation/times.ts';
import { answersIn, fiveSteps, getOwnGroups, sayOfOwnGroup } from '../../groups/index.ts';
import { RadiosField, TextAreaField, textAt } from '../../interface/forms/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { ownPage, START } from './frame.tsx';

const PATH = '/my/groups';

const ask = (request: PageRequest) => request.ask(getOwnGroups, {});
type Item = Extract<Awaited<ReturnType<typeof ask>>, { ok: true }>['value']['groups'][number];
type Session = Item['sessions'][number];

const STANDS: Readonly<Record<Item['state'], string>> = {
  waiting: 'You are on the list for a place.',
  offered: 'There is a place for you. Tell your worker whether you want it.',
  joined: '',
  left: 'You are no longer in this group.',
};

function OneSession({ session, isNext, usual }: { session: Session; isNext: boolean; usual: string | null }) {
  const { heldOn, startsAt, endsAt, topic, cancelled, place } = session;
  const when = `${formatDate(heldOn)}, ${clockTime(startsAt)} to ${clockTime(endsAt)}`;
  return (
    <li>
      {isNext ? <strong>{when}</strong> : when}
      {cancelled && '. It does not take place'}
      {topic && !cancelled && (
        <span class="facet-words" dir="auto">
          . {topic}
        </span>
      )}
      {place && place !== usual && !cancelled && (
        <div class="govuk-hint govuk-!-margin-bottom-0">{place}</div>
      )}
    </li>
  );
}

function OneGroup({ item }: { item: Item }) {
  const { groupId, title, state, place, online, sessions, attended, transport, creche, said } = item;
  const next = sessions.find(({ cancelled }) => !cancelled);
  return (
    <section aria-labelledby={`group-${groupId}`} class="govuk-!-margin-bottom-8">
      <h2 class="govuk-heading-m facet-words" id={`group-${groupId}`} dir="auto">
        {title}
      </h2>
      {STANDS[state] && <p class="govuk-body">{STANDS[state]}</p>}
      {state === 'joined' && <p class="govuk-body">{online ? 'Online' : place}</p>}
      {state === 'joined' && sessions.length === 0 && <p class="govuk-body">No next time is planned yet.</p>}
      <ul class="govuk-list govuk-list--spaced">
        {sessions.slice(0, 5).map((session) => (
          <OneSession session={session} isNext={session === next} usual={place} />
        ))}
      </ul>
      {transport && <p class="govuk-body">How you get there: {transport}</p>}
      {creche && <p class="govuk-body">For the children: {creche}</p>}
      {attended > 0 && <p class="govuk-body">You came {attended === 1 ? 'once' : `${attended} times`}.</p>}
      {said.map(({ words, saidOn }) => (
        <p class="govuk-body facet-words" dir="auto">
          {words ?? 'You answered our questions'} ({formatDate(saidOn)})
        </p>
      ))}
      {(state === 'joined' || attended > 0) && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${PATH}/${groupId}`}>
            Say how it is<span class="govuk-visually-hidden">: {title}</span>
          </a>
        </p>
      )}
    </section>
  );
}

const listPage = page({
  method: 'get',
  path: PATH,
  permission: 'own:read',
  async handle(request) {
    const found = await ask(request);
    if (!found.ok) return fault(found.error);
    const { groups } = found.value;
    return ownPage({
      title: 'My groups',
      current: PATH,
      back: { href: START, text: 'My pages' },
      body: (
        <>
          {groups.length === 0 && <p class="govuk-body">There are none yet.</p>}
          {groups.map((item) => (
            <OneGroup item={item} />
          ))}
        </>
      ),
    });
  },
});

const zForm = z.object({
  answers: z.record(z.string(), z.enum(['', '1', '2', '3', '4', '5'], 'Choose from 1 to 5')).default({}),
  words: z.string().default(''),
});

const sayForm = formPages<Item, typeof zForm>({
  path: '/my/groups/:id',
  permission: 'own:write',
  async find(request) {
    const found = await ask(request);
    if (!found.ok) return found;
    const item = found.value.groups.find(({ groupId }) => groupId === request.params.id?.toLowerCase());
    return item ? succeed(item) : notFound('group');
  },
  frame: async () => ({
    ok: true,
    frame: { exitThisPage: true, back: { href: PATH, text: 'My groups' } },
  }),
  title: ({ title }) => `How is ${title}?`,
  save: 'Save',
  keepsTyped: false,
  values: () => ({}),
  fields: ({ about, values, faults }) => (
    <>
      {about.questions.map(({ id, ask: question }) => (
        <RadiosField
          name={['answers', id]}
          label={question}
          classes="govuk-radios--small"
          items={fiveSteps}
          value={textAt(values, ['answers', id])}
          faults={faults}
        />
      ))}
      <TextAreaField
        name="words"
        label="In my own words"
        hint="You can leave this empty. Your worker will read it."
        rows={4}
        value={textAt(values, ['words'])}
        faults={faults}
      />
    </>
  ),
  schema: () => zForm,
  async submit(request, { groupId }, { answers, words }) {
    const done = await request.run(sayOfOwnGroup, { groupId, answers: answersIn(answers), words });
    return done.ok ? succeed({ to: PATH, notice: 'Saved. Your worker will read it.' }) : done;
  },
});

/** The groups that she is in, and what she says of them. */
export const ownGroupsPages: readonly Page[] = [listPage, ...sayForm];
