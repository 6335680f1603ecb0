import { fault, page } from '../../doors/index.ts';
import { Card, CardGrid } from '../../interface/layout/index.ts';
import { formatDate, formatList } from '../../interface/wording/index.ts';
import { getOwnStart } from '../get-own-start.ts';
import type { OwnWorker } from '../own-store.ts';
import { ownPage, START } from './frame.tsx';

interface Way {
  readonly href: string;
  readonly title: string;
  readonly text: string;
}

const WAYS: readonly Way[] = [
  { href: '/my/plan', title: 'My plan', text: 'What I want, and the steps to get there' },
  { href: '/my/dates', title: 'My next dates', text: 'What is coming up' },
  { href: '/my/journey', title: 'My journey', text: 'What I have done so far' },
  { href: '/my/world', title: 'My world', text: 'Who is round me, and where I come from' },
  { href: '/my/letters', title: 'My letters', text: 'What was sent, and when the next one is due' },
  { href: '/my/groups', title: 'My groups', text: 'When we meet next, and where' },
  { href: '/my/reminders', title: 'My reminders', text: 'What is sent to remind me, and how I end it' },
  { href: '/my/services', title: 'My other services', text: 'Who else helps me, and how it was' },
  { href: '/my/documents', title: 'My documents', text: 'Papers that my worker keeps for me here' },
  { href: '/my/agreed', title: 'What I agreed to', text: 'And how to change my mind' },
  { href: '/my/seen', title: 'Who has seen my record', text: 'Every time that somebody opened it' },
  { href: '/my/rights', title: 'My rights', text: 'Ask for a copy, or say that something is wrong' },
  { href: '/account', title: 'My sign-in', text: 'Change my password' },
];

/** Where a parent arrives: who works with her, and the way to everything else. */
export const ownStartPage = page({
  method: 'get',
  path: START,
  permission: 'own:read',
  async handle(request) {
    const found = await request.ask(getOwnStart, {});
    if (!found.ok) return fault(found.error);
    const { workers, programmes, hasLetters, hasDocuments } = found.value;
    const { actor } = request;
    const name = actor.kind === 'parent' ? actor.name : '';
    const empty = [!hasLetters && '/my/letters', !hasDocuments && '/my/documents'];
    const ways = WAYS.filter(({ href }) => !empty.includes(href));
    return ownPage({
      title: `Hello, ${name}`,
      current: START,
      body: (
        <>
          <h2 class="govuk-heading-m">Who works with me</h2>
          {workers.length === 0 ? (
            <p class="govuk-body">Nobody is named yet. {request.tenantName} will tell you who it will be.</p>
          ) : (
            <>
              {programmes.length > 0 && (
                <p class="govuk-body">
                  {formatList(programmes)}, at {request.tenantName}
                </p>
              )}
              <ul class="govuk-list">
                {workers.map((worker) => (
                  <Worker worker={worker} />
                ))}
              </ul>
            </>
          )}
          <h2 class="govuk-heading-m">My pages</h2>
          <CardGrid>
            {ways.map(({ href, title, text }) => (
              <Card href={href} title={title} text={text} />
            ))}
          </CardGrid>
          <p class="govuk-body">
            If you are in danger, call 999. If you cannot speak, press 55. The National Domestic Abuse
            Helpline is free, day and night: 0808 2000 247.
          </p>
          <p class="govuk-body">
            <a class="govuk-link" href="/my/safe">
              How to use these pages safely
            </a>
          </p>
        </>
      ),
    });
  },
});

function Worker({ worker: { name, email, role, since } }: { worker: OwnWorker }) {
  return (
    <li>
      <strong>{name}</strong>, {role === 'lead' ? 'my main worker' : 'also works with me'}
      <br />
      <a class="govuk-link facet-words" href={`mailto:${email}`}>
        {email}
      </a>
      <br />
      <span class="govuk-hint">Since {formatDate(since)}</span>
    </li>
  );
}
