import { decide } from '../access/decide.ts';
import { fault, html, type Page, type PageRequest, page } from '../doors/index.ts';
import { isBefore } from '../foundation/dates.ts';
import {
  connectionDays,
  connectionSpan,
  connectionsAt,
  EcomapChart,
  strengthWords,
} from '../interface/charts/index.ts';
import { AsAt, askedDay, EmptyState, PrintButton } from '../interface/layout/index.ts';
import { personFrame } from '../people/index.ts';
import type { ConnectionRecord } from './connection.ts';
import { ecomapOf } from './connection-forms.tsx';
import { getEcomap } from './get-ecomap.ts';

async function ecomapPage(request: PageRequest) {
  const id = request.params.id ?? '';
  const frame = await personFrame(request, id, '/ecomap');
  if (!frame.ok) return frame.answer;
  const found = await request.ask(getEcomap, { personId: id });
  if (!found.ok) return fault(found.error);
  const { connections } = found.value;
  const { name } = frame.person;
  const on = askedDay(request.search, request.today);
  const mayWrite = decide(request.actor, 'person:write').allowed;
  const base = ecomapOf(id);
  const add = { href: `${base}/connections/add`, text: 'Add a person, group, service or place' };
  const linked = connectionsAt(connections, on).map((each) =>
    mayWrite ? { ...each, href: `${base}/connections/${each.id}` } : each,
  );
  return html({
    title: `Ecomap of ${name}`,
    header: frame.header,
    current: '/people',
    wide: true,
    back: { href: `/people/${id}`, text: frame.person.name },
    body: (
      <>
        <h1 class="govuk-heading-l">Ecomap</h1>
        {connections.length === 0 ? (
          <EmptyState
            title="Nothing is on the ecomap yet"
            text="Draw it together: the people, groups, services and places round the parent, and what each gives and takes."
            action={mayWrite ? add : undefined}
          />
        ) : (
          <>
            <AsAt
              id="ecomap-on"
              label="The ecomap as it was on"
              days={connectionDays(connections).filter((day) => isBefore(day, request.today))}
              on={on}
              today={request.today}
            />
            <EcomapChart
              id="ecomap"
              title={`The world round ${name}`}
              centre={name}
              on={on}
              connections={linked}
            />
            <PrintButton />
          </>
        )}
        <ChangeEcomap base={base} connections={connections} add={mayWrite ? add : undefined} />
      </>
    ),
  });
}

interface ChangeProps {
  readonly base: string;
  readonly connections: readonly ConnectionRecord[];
  /** Left out for who may not write. */
  readonly add: { readonly href: string; readonly text: string } | undefined;
}

/** The ways to change the ecomap from beside it, each a form that works without a script. */
function ChangeEcomap({ base, connections, add }: ChangeProps) {
  const links = [
    ...(add && connections.length > 0 ? [add] : []),
    ...(add && connections.length > 0
      ? [{ href: `${base}/copies/keep`, text: 'Keep a copy of the ecomap as it is today' }]
      : []),
    { href: `${base}/copies`, text: 'Copies kept on earlier days' },
  ];
  return (
    <section class="facet-no-print" aria-labelledby="change-ecomap">
      <h2 class="govuk-heading-m" id="change-ecomap">
        {add ? 'Change the ecomap' : 'Copies'}
      </h2>
      <ul class="govuk-list govuk-list--spaced">
        {links.map(({ href, text }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      {add && connections.length > 0 && <CanBeChanged base={base} connections={connections} />}
    </section>
  );
}

function CanBeChanged({ base, connections }: Pick<ChangeProps, 'base' | 'connections'>) {
  return (
    <>
      <h3 class="govuk-heading-s">What can be changed</h3>
      <ul class="govuk-list govuk-list--spaced">
        {connections.map((each) => (
          <li>
            <a class="govuk-link facet-words" href={`${base}/connections/${each.id}`}>
              {each.name}
            </a>
            : {[strengthWords[each.strength].toLowerCase(), connectionSpan(each)].filter(Boolean).join(', ')}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Somebody's ecomap. */
export const ecomapPages: readonly Page[] = [
  page({ method: 'get', path: '/people/:id/ecomap', permission: 'person:read', handle: ecomapPage }),
];
