import type { Child } from 'hono/jsx';
import { decide } from '../../access/decide.ts';
import { type ChildLine, fault, html, type Page, type PageRequest, page } from '../../doors/index.ts';
import { type SummaryAction, SummaryList, type SummaryRow } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { formatDate, formatPartialDay } from '../../interface/wording/index.ts';
import type { ChildRecord } from '../family.ts';
import { getPerson } from '../get-person.ts';
import { personFrame } from '../person-frame.tsx';
import { isOpen } from '../proceedings.ts';
import type { PersonRecord } from '../record.ts';
import {
  birthWords,
  livingSentence,
  parentWords,
  pregnancyWords,
  proceedingsPeriod,
  relativeKind,
  removalWords,
  sexWords,
} from '../words.ts';

/** One card of the page: a child, a set of proceedings, a pregnancy or a relative. */
export interface FamilyCard {
  readonly title: string;
  readonly lines: readonly { readonly key: string; readonly value: string }[];
  readonly actions: readonly { readonly href: string; readonly text: string }[];
}

const mistaken = (base: string, relationshipId: string) => ({
  href: `${base}/ties/${relationshipId}/mistake`,
  text: 'Recorded by mistake',
});

/** A child’s card. Nothing in it says who the carers are, for the record does not hold it. */
export function childCard(child: ChildRecord, base: string, today: Temporal.PlainDate): FamilyCard {
  if (child.hidden) {
    return {
      title: child.name,
      lines: [{ key: 'Record', value: 'Only named staff can open it' }],
      actions: [],
    };
  }
  const removed = removalWords(child);
  const lines = [
    { key: child.born ? 'Born' : 'Due', value: birthWords(child, today).replace(/^(?:Born|Due) /, '') },
    {
      key: 'Living now',
      value: child.born
        ? (livingSentence(child)?.replace(/^Lives (w|i)/, (_, first: string) => first.toUpperCase()) ??
          'Not asked yet')
        : 'Not born yet',
    },
    ...(child.born
      ? [{ key: 'Removal', value: removed ?? (child.removed === false ? 'Not removed' : 'Not asked yet') }]
      : []),
    { key: 'This parent is', value: parentWords[child.relation] },
    ...(child.sex && child.sex !== 'not_said'
      ? [{ key: 'Sex', value: sexWords[child.sex as keyof typeof sexWords] }]
      : []),
  ];
  const href = `${base}/children/${child.id}`;
  const actions = [
    { href, text: 'Change' },
    ...(child.born ? [{ href: `${href}/through-time`, text: 'Through time' }] : []),
    ...(child.born ? [{ href: `${href}/removal`, text: 'Record removal' }] : []),
    ...child.removals.map(({ id, removedOn }) => ({
      href: `${base}/removals/${id}/correct`,
      text:
        child.removals.length > 1 && removedOn
          ? `Correct removal of ${formatPartialDay(removedOn)}`
          : 'Correct removal',
    })),
    mistaken(base, child.relationshipId),
  ];
  return { title: child.name, lines, actions };
}

/** All cards of a family, part by part. */
export function familyCards(record: PersonRecord, today: Temporal.PlainDate) {
  const base = `/people/${record.id}/family`;
  return {
    children: record.children.map((child) => childCard(child, base, today)),
    proceedings: record.proceedings.map((each): FamilyCard => {
      const outcome = each.outcome ? [{ key: 'Outcome', value: each.outcome }] : [];
      const court = [each.court, each.caseNumber].filter(Boolean).join(', ');
      const href = `${base}/proceedings/${each.id}/end`;
      return {
        title: proceedingsPeriod(each),
        lines: [{ key: 'Court', value: court || 'Not known' }, ...outcome],
        actions: [
          ...(isOpen(each) !== false || !each.concludedOn ? [{ href, text: 'Record the end' }] : []),
          { href: `${base}/proceedings/${each.id}/correct`, text: 'Correct' },
        ],
      };
    }),
    pregnancies: record.pregnancies.map((each): FamilyCard => {
      const href = `${base}/pregnancies/${each.id}/end`;
      return {
        title: pregnancyWords(each, today),
        lines: [{ key: 'Known since', value: formatDate(each.knownOn) }],
        actions: each.ending ? [] : [{ href, text: 'Record how it ended' }],
      };
    }),
    relatives: record.relatives.map(
      (each): FamilyCard => ({
        title: each.name,
        lines: [{ key: 'Is', value: relativeKind(each) }],
        actions: each.hidden
          ? []
          : [
              { href: `/people/${each.id}`, text: 'Open' },
              { href: `${base}/relatives/${each.relationshipId}`, text: 'Change' },
              mistaken(base, each.relationshipId),
            ],
      }),
    ),
  };
}

function Cards({ cards, mayWrite }: { cards: readonly FamilyCard[]; mayWrite: boolean }) {
  return (
    <>
      {cards.map(({ title, lines, actions }) => (
        <SummaryList
          card={{ title, headingLevel: 3, actions: mayWrite ? (actions as SummaryAction[]) : [] }}
          rows={lines as SummaryRow[]}
        />
      ))}
    </>
  );
}

function Part(props: { title: string; add: { href: string; text: string } | false; children?: Child }) {
  return (
    <section>
      <h2 class="govuk-heading-m">{props.title}</h2>
      {props.children}
      {props.add && (
        <p class="govuk-body">
          <a class="govuk-link" href={props.add.href}>
            {props.add.text}
          </a>
        </p>
      )}
    </section>
  );
}

/** What to say of an empty part: whether there is nothing, or nobody has asked. */
export function emptyWords(what: string, askedOn: Temporal.PlainDate | null): string {
  return askedOn ? `No ${what}, as asked on ${formatDate(askedOn)}` : `Nobody has asked about ${what} yet`;
}

/** What other rooms say of the children, on the cards of those children. */
async function withLines(
  request: PageRequest,
  record: PersonRecord,
  cards: readonly FamilyCard[],
): Promise<FamilyCard[]> {
  const lines: ChildLine[] = [];
  for (const source of request.house.childLines) lines.push(...(await source(request, record.id)));
  return cards.map((card, index) => {
    const child = record.children[index];
    if (!child || child.hidden) return card;
    const more = lines.filter(({ childId }) => childId === child.id);
    return { ...card, lines: [...card.lines, ...more.map(({ key, value }) => ({ key, value }))] };
  });
}

function Family(props: {
  request: PageRequest;
  record: PersonRecord;
  cards: ReturnType<typeof familyCards>;
}) {
  const { request, record, cards } = props;
  const mayWrite = decide(request.actor, 'person:write').allowed;
  const add = (path: string, text: string) =>
    mayWrite && { href: `/people/${record.id}/family/${path}/add`, text };
  const { asked } = record;
  const part = (list: readonly FamilyCard[], empty: string) =>
    list.length > 0 ? <Cards cards={list} mayWrite={mayWrite} /> : <EmptyState title={empty} />;
  return (
    <>
      <Part title="Children" add={add('children', 'Add a child')}>
        {part(cards.children, emptyWords('children', asked.children))}
      </Part>
      <Part title="Care proceedings" add={add('proceedings', 'Record proceedings')}>
        {part(cards.proceedings, emptyWords('care proceedings', asked.proceedings))}
      </Part>
      <Part title="Pregnancies" add={add('pregnancies', 'Record a pregnancy')}>
        {part(cards.pregnancies, emptyWords('pregnancy', asked.pregnancy))}
      </Part>
      <Part title="Partners, relatives and others" add={add('relatives', 'Add family, a friend or a helper')}>
        {part(cards.relatives, 'Nobody on record yet')}
      </Part>
    </>
  );
}

async function familyPage(request: PageRequest) {
  const found = await request.ask(getPerson, { id: request.params.id ?? '' });
  if (!found.ok) {
    return fault(found.error.kind === 'invalid' ? { kind: 'not_found', what: 'person' } : found.error);
  }
  const record = found.value;
  const frame = await personFrame(request, record.id, '/family');
  if (!frame.ok) return frame.answer;
  const cards = familyCards(record, request.today);
  const children = await withLines(request, record, cards.children);
  return html({
    title: `Family of ${record.name}`,
    current: '/people',
    back: { href: `/people/${record.id}`, text: record.name },
    header: frame.header,
    body: (
      <>
        <h1 class="govuk-heading-l">Family</h1>
        <p class="govuk-body">
          <a class="govuk-link" href={`/people/${record.id}/family/map`}>
            Family map
          </a>
        </p>
        <Family request={request} record={record} cards={{ ...cards, children }} />
      </>
    ),
  });
}

/** A person’s family. */
export const familyPages: readonly Page[] = [
  page({ method: 'get', path: '/people/:id/family', permission: 'person:read', handle: familyPage }),
];
