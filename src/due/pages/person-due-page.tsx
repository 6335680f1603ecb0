import { decide } from '../../access/decide.ts';
import { fault, html, type PageRequest, type PersonSection, page } from '../../doors/index.ts';
import { Tag } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { isOpen } from '../due.ts';
import type { PersonDue } from '../due-view.ts';
import { recordDueHref, STATE_WORDS, settleHref, whenWords } from '../due-words.ts';
import { listDueOfPerson, type PersonDues } from '../list-due.ts';

/** How many stand on the person's own page. */
const SHOWN = 5;

function StateTag({ due }: { due: PersonDue }) {
  const { text, colour } = STATE_WORDS[due.state];
  return <Tag colour={colour}>{text}</Tag>;
}

function Todo({ due, personId, mayRecord }: { due: PersonDue; personId: string; mayRecord: boolean }) {
  if (!mayRecord) return null;
  const href = settleHref(personId, due);
  const of = <span class="govuk-visually-hidden">: {due.title}</span>;
  if (!isOpen(due)) {
    return due.settled ? (
      <>
        {due.state === 'done' && due.outcomes.length > 0 && (
          <a class="govuk-link govuk-!-display-block" href={`${href}/found`}>
            What still holds{of}
          </a>
        )}
        <a class="govuk-link" href={`${href}/reopen`}>
          Open again{of}
        </a>
      </>
    ) : null;
  }
  return (
    <>
      {due.state !== 'later' && (
        <a class="govuk-link govuk-!-display-block" href={recordDueHref(personId, due)}>
          Record contact{of}
        </a>
      )}
      <a class="govuk-link" href={href}>
        Settle otherwise{of}
      </a>
    </>
  );
}

function found({ outcomes, settled }: PersonDue): string | null {
  if (!settled || (settled.holds.length === 0 && settled.noLonger.length === 0)) return null;
  const titles = (ids: readonly string[]) =>
    outcomes.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
  const still = titles(settled.holds).join(', ');
  const gone = titles(settled.noLonger).join(', ');
  return [still && `Still so: ${still}`, gone && `No longer so: ${gone}`].filter(Boolean).join('. ');
}

function cells(due: PersonDue, personId: string, mayRecord: boolean) {
  const details = [due.settled && `On ${formatDate(due.settled.on)}`, due.settled?.note ?? null, found(due)];
  return [
    <>
      {due.title}
      {due.kindTitle && <div class="govuk-hint govuk-!-margin-bottom-0">{due.kindTitle}</div>}
    </>,
    whenWords(due),
    <>
      <StateTag due={due} />
      {details
        .filter((line) => line !== null)
        .map((line) => (
          <div class="govuk-body-s govuk-!-margin-bottom-0">{line}</div>
        ))}
    </>,
    <Todo due={due} personId={personId} mayRecord={mayRecord} />,
  ];
}

function DueTable(props: {
  caption: string;
  items: readonly PersonDue[];
  request: PageRequest;
  personId: string;
}) {
  const mayRecord = decide(props.request.actor, 'contact:record').allowed;
  return (
    <RecordTable
      caption={props.caption}
      columns={[{ text: 'What' }, { text: 'When' }, { text: 'How it stands' }, { text: 'To do' }]}
      rows={props.items.map((due) => cells(due, props.personId, mayRecord))}
    />
  );
}

/** What is to be done, what comes, and what was: the parts of the page, none of them empty. */
export function dueParts({ items }: Pick<PersonDues, 'items'>) {
  const parts = [
    { title: 'Now', items: items.filter(({ state }) => state === 'overdue' || state === 'now') },
    { title: 'To come', items: items.filter(({ state }) => state === 'later') },
    { title: 'Before', items: items.filter((due) => due.state === 'missed' || !isOpen(due)).toReversed() },
  ];
  return parts.filter((part) => part.items.length > 0);
}

/** What waits, and for what: `After the birth waits for the birth, expected on 3 March 2026: Call, Visit in week 1`. */
export function undatedWords({
  title,
  steps,
  missing,
  waitsForBirth,
  expectedOn,
}: PersonDues['undated'][number]): string {
  if (!waitsForBirth) return `${title}: ${missing} is not on record.`;
  const when = expectedOn ? `, expected on ${formatDate(expectedOn)}` : '';
  return `${title} waits for the birth${when}${steps.length > 0 ? `: ${steps.join(', ')}` : ''}.`;
}

function Undated({ dues }: { dues: PersonDues }) {
  if (dues.undated.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Waiting for a date</h2>
      <ul class="govuk-list govuk-list--bullet">
        {dues.undated.map((each) => (
          <li>
            {undatedWords(each)}{' '}
            {!each.waitsForBirth && (
              <a class="govuk-link" href={`/people/${dues.personId}/family`}>
                Go to the family<span class="govuk-visually-hidden">, for {each.title}</span>
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** All that programmes expect of a person, and how each stands. */
export const personDuePage = page({
  method: 'get',
  path: '/people/:id/due',
  permission: 'person:read',
  async handle(request) {
    const personId = request.params.id ?? '';
    const frame = await personFrame(request, personId, '/due');
    if (!frame.ok) return frame.answer;
    const dues = await request.ask(listDueOfPerson, { personId });
    if (!dues.ok) return fault(dues.error);
    const parts = dueParts(dues.value);
    return html({
      title: `What is due with ${frame.person.name}`,
      header: frame.header,
      current: '/people',
      body: (
        <>
          <h1 class="govuk-heading-l">What is due</h1>
          {parts.length === 0 && dues.value.undated.length === 0 && (
            <EmptyState
              title="Nothing is due"
              text="Contacts that a programme expects by a date, and looks after the end, appear here."
            />
          )}
          {parts.map((part) => (
            <DueTable caption={part.title} items={part.items} request={request} personId={personId} />
          ))}
          <Undated dues={dues.value} />
        </>
      ),
    });
  },
});

/** What is due with a person, on her own page: what is to be done first, then what comes next. */
export const dueSection: PersonSection = {
  id: 'due',
  title: 'What is due',
  order: 6,
  permission: 'person:read',
  async render(request, personId) {
    const dues = await request.ask(listDueOfPerson, { personId });
    if (!dues.ok || (dues.value.items.length === 0 && dues.value.undated.length === 0)) return null;
    const open = dues.value.items.filter(({ state }) => ['overdue', 'now', 'later'].includes(state));
    const all = (
      <p class="govuk-body">
        <a class="govuk-link" href={`/people/${personId}/due`}>
          All that is and was due
        </a>
      </p>
    );
    const forBirth = dues.value.undated.filter(({ waitsForBirth }) => waitsForBirth);
    const waits = forBirth.map((each) => <p class="govuk-body">{undatedWords(each)}</p>);
    if (open.length === 0) {
      return (
        <>
          <p class="govuk-body">Nothing is due now.</p>
          {waits}
          {all}
        </>
      );
    }
    return (
      <>
        <DueTable
          caption={open.length > SHOWN ? `The next ${SHOWN} of ${open.length}` : 'Due now and to come'}
          items={open.slice(0, SHOWN)}
          request={request}
          personId={personId}
        />
        {waits}
        {all}
      </>
    );
  },
};
