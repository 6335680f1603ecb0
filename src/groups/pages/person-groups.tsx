import { decide } from '../../access/decide.ts';
import {
  asTyped,
  fault,
  html,
  type Page,
  type PageRequest,
  type PersonSection,
  page,
} from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFrame, recordFormPages } from '../../people/index.ts';
import { endApart, keepApart, listApart } from '../keep-apart.ts';
import { listPersonGroups } from '../list-person-groups.ts';
import { GROUPS } from './frame.tsx';
import { peopleSearch } from './session-page.tsx';
import { MemberTag } from './tags.tsx';

const TAB = '/groups';

const askGroups = (request: PageRequest, personId: string) => request.ask(listPersonGroups, { personId });
type Shown = Extract<Awaited<ReturnType<typeof askGroups>>, { ok: true }>['value']['groups'][number];
const askApart = (request: PageRequest, personId: string) => request.ask(listApart, { personId });
type Apart = Extract<Awaited<ReturnType<typeof askApart>>, { ok: true }>['value'];

function spanWords({ state, joinedOn, leftOn, askedOn, leftWhy }: Shown): string {
  if (!joinedOn) return `Asked on ${formatDate(askedOn)}`;
  return [
    `Since ${formatDate(joinedOn)}`,
    state === 'left' && leftOn && `until ${formatDate(leftOn)}. ${leftWhy ?? ''}`,
  ]
    .filter(Boolean)
    .join(' ');
}

const cameWords = ({ attended, sessions, completed }: Shown) =>
  `${attended} of ${sessions}${completed ? ', completed' : ''}`;

function ApartList({ apart, personId, may }: { apart: Apart; personId: string; may: boolean }) {
  return (
    <>
      <h2 class="govuk-heading-m">Not in one group with</h2>
      {apart.others.length === 0 && <p class="govuk-body">Nobody whom you may see.</p>}
      <ul class="govuk-list govuk-list--spaced">
        {apart.others.map(({ personId: otherId, name, wall }) => (
          <li>
            {name}
            {wall ? (
              <span class="govuk-hint"> A wall stands between them</span>
            ) : (
              may && (
                <>
                  {' '}
                  <a class="govuk-link" href={`/people/${personId}${TAB}/apart/${otherId}/end`}>
                    Take this back<span class="govuk-visually-hidden">: {name}</span>
                  </a>
                </>
              )
            )}
          </li>
        ))}
      </ul>
      {may && (
        <p class="govuk-body facet-no-print">
          <a class="govuk-link" href={`/people/${personId}${TAB}/apart`}>
            Say with whom she must not be in one group
          </a>
        </p>
      )}
    </>
  );
}

async function listPage(request: PageRequest) {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, TAB);
  if (!frame.ok) return frame.answer;
  const found = await askGroups(request, personId);
  if (!found.ok) return fault(found.error);
  const apart = await askApart(request, personId);
  if (!apart.ok) return fault(apart.error);
  const mayOpen = decide(request.actor, 'caseload:read').allowed;
  return html({
    title: `Groups: ${frame.person.name}`,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${personId}`, text: frame.person.name },
    body: (
      <>
        <h1 class="govuk-heading-l">Groups</h1>
        {found.value.groups.length === 0 ? (
          <EmptyState
            title="She is in no group"
            text="Open a group to add her. Groups that she joins, and how often she came, appear here."
          />
        ) : (
          <RecordTable
            caption="Groups that she is or was in"
            captionHidden
            columns={['Group', 'How she stands', 'Came to', 'Next session'].map((text) => ({ text }))}
            rows={found.value.groups.map((group) => [
              mayOpen ? (
                <a class="govuk-link" href={`${GROUPS}/${group.groupId}`}>
                  {group.title}
                </a>
              ) : (
                group.title
              ),
              <>
                <MemberTag state={group.state} />
                <div class="govuk-hint govuk-!-margin-bottom-0">{spanWords(group)}</div>
              </>,
              cameWords(group),
              group.nextOn ? formatDate(group.nextOn) : '',
            ])}
          />
        )}
        <ApartList
          apart={apart.value}
          personId={personId}
          may={decide(request.actor, 'contact:record').allowed}
        />
      </>
    ),
  });
}

async function findOtherPage(request: PageRequest) {
  const personId = request.params.id ?? '';
  const apart = await askApart(request, personId);
  if (!apart.ok)
    return fault(apart.error.kind === 'invalid' ? { kind: 'not_found', what: 'person' } : apart.error);
  return peopleSearch(request, {
    title: 'Who must not be in one group with her?',
    caption: 'Groups',
    lead: 'Whoever adds one of the two where the other is will be warned, and not told who it is, nor why.',
    back: { href: `/people/${personId}${TAB}`, text: 'Groups' },
    hrefOf: (otherId) => `/people/${personId}${TAB}/apart/${otherId}`,
  });
}

interface Pair {
  readonly personId: string;
  readonly otherId: string;
}

const done = ({ personId }: Pair, notice: string) => succeed({ to: `/people/${personId}${TAB}`, notice });
const pair = {
  permission: 'contact:record',
  tab: TAB,
  backText: 'Groups',
  values: () => ({}),
  fields: () => <></>,
  schema: asTyped,
} as const;

async function findPair(request: PageRequest) {
  const { id: personId = '', other = '' } = request.params;
  const apart = await askApart(request, personId);
  if (!apart.ok) return apart;
  const others = await askApart(request, other);
  return others.ok ? succeed({ personId: apart.value.personId, otherId: others.value.personId }) : others;
}

const apartForm = recordFormPages<Pair, typeof asTyped>({
  ...pair,
  path: `${TAB}/apart/:other`,
  find: findPair,
  title: () => 'These two must not be in one group',
  lead: () => (
    <p class="govuk-body">
      No reason is kept. Whoever adds one of the two to a group where the other is will be warned.
    </p>
  ),
  save: 'Save',
  async submit(request, about) {
    const sent = await request.run(keepApart, about);
    return sent.ok ? done(about, 'Saved') : sent;
  },
});

const endForm = recordFormPages<Pair, typeof asTyped>({
  ...pair,
  path: `${TAB}/apart/:other/end`,
  find: findPair,
  title: () => 'These two may be in one group again',
  save: 'Take it back',
  async submit(request, about) {
    const sent = await request.run(endApart, about);
    return sent.ok ? done(about, 'Taken back') : sent;
  },
});

/** A person’s groups, and with whom she must not be in one. */
export const personGroupPages: readonly Page[] = [
  page({ method: 'get', path: `/people/:id${TAB}`, permission: 'person:read', handle: listPage }),
  page({
    method: 'get',
    path: `/people/:id${TAB}/apart`,
    permission: 'contact:record',
    handle: findOtherPage,
  }),
  ...apartForm,
  ...endForm,
];

/** On the person’s own page: groups that she is in or waits for. Nothing where there are none. */
export const groupsSection: PersonSection = {
  id: 'groups',
  title: 'Groups',
  order: 46,
  folds: true,
  permission: 'person:read',
  async render(request, personId) {
    const found = await askGroups(request, personId);
    const going = found.ok ? found.value.groups.filter(({ state }) => state !== 'left') : [];
    if (going.length === 0) return null;
    return (
      <ul class="govuk-list">
        {going.map((group) => (
          <li>
            <a class="govuk-link" href={`/people/${personId}${TAB}`}>
              {group.title}
            </a>{' '}
            <MemberTag state={group.state} /> Came to {cameWords(group)}
            {group.nextOn && `. Next: ${formatDate(group.nextOn)}`}
          </li>
        ))}
      </ul>
    );
  },
};
