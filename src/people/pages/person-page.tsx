import type { Child } from 'hono/jsx';
import { decide } from '../../access/decide.ts';
import { fault, html, type Page, type PageRequest, page } from '../../doors/index.ts';
import type { Fault } from '../../foundation/fault.ts';
import { SummaryList } from '../../interface/govuk/index.ts';
import { Column, Columns, EmptyState } from '../../interface/layout/index.ts';
import { getPerson } from '../get-person.ts';
import { personFrame } from '../person-frame.tsx';
import { openPregnancy } from '../pregnancy.ts';
import type { PersonRecord } from '../record.ts';
import { birthWords, livingSentence, pregnancyWords, proceedingsPeriod } from '../words.ts';

const NOBODY: Fault = { kind: 'not_found', what: 'person' };

/** A person’s family in a few lines, for her own page. */
export interface FamilySummary {
  readonly children: readonly { readonly name: string; readonly detail: string }[];
  readonly rows: readonly { readonly key: string; readonly value: string }[];
}

/** What the person’s own page says of family: the children, proceedings and a pregnancy. */
export function familySummary(record: PersonRecord, today: Temporal.PlainDate): FamilySummary {
  const open = openPregnancy(record.pregnancies);
  const proceedings = record.proceedings.map(proceedingsPeriod).join('; ');
  const rows = [
    { key: 'Care proceedings', value: proceedings || (record.asked.proceedings ? 'None' : 'Not asked yet') },
    ...(open ? [{ key: 'Pregnancy', value: pregnancyWords(open, today) }] : []),
  ];
  return {
    children: record.children.map((child) => ({
      name: child.name,
      detail: child.hidden
        ? 'Only named staff can open this record'
        : [birthWords(child, today), livingSentence(child)].filter(Boolean).join('. '),
    })),
    rows,
  };
}

function Family({ record, today }: { record: PersonRecord; today: Temporal.PlainDate }) {
  const { children, rows } = familySummary(record, today);
  const href = `/people/${record.id}/family`;
  return (
    <section aria-labelledby="section-family">
      <h2 class="govuk-heading-m" id="section-family">
        Family
      </h2>
      {children.length === 0 ? (
        <EmptyState
          title={record.asked.children ? 'No children on record' : 'Nobody has asked about children yet'}
          action={{ href, text: 'Add family' }}
        />
      ) : (
        <ul class="govuk-list govuk-list--spaced">
          {children.map((child) => (
            <li>
              <strong>{child.name}</strong>
              <br />
              {child.detail}
            </li>
          ))}
        </ul>
      )}
      <SummaryList rows={rows} classes="govuk-summary-list--no-border" />
      <p class="govuk-body">
        <a class="govuk-link" href={href}>
          Family, proceedings and pregnancies
        </a>
      </p>
    </section>
  );
}

function Section(props: { id: string; title: string; folds: boolean; children?: Child }) {
  const { id, title, folds, children } = props;
  const heading = (
    <h2 class="govuk-heading-m" id={`section-${id}`}>
      {title}
    </h2>
  );
  return (
    <section aria-labelledby={`section-${id}`}>
      {folds ? (
        <details class="facet-fold" open data-fold>
          <summary class="facet-fold__summary">{heading}</summary>
          {children}
        </details>
      ) : (
        <>
          {heading}
          {children}
        </>
      )}
    </section>
  );
}

/** The other rooms’ parts of the page, for those who may see each; one that fails says so and harms no other. */
async function sectionsFor(request: PageRequest, personId: string) {
  const allowed = request.house.personSections.filter(
    (section) => decide(request.actor, section.permission).allowed,
  );
  return Promise.all(
    allowed.map(async ({ id, title, folds = false, render }) => ({
      id,
      title,
      folds,
      body: await render(request, personId),
    })),
  );
}

async function personPage(request: PageRequest) {
  const id = request.params.id ?? '';
  const found = await request.ask(getPerson, { id });
  if (!found.ok) return fault(found.error.kind === 'invalid' ? NOBODY : found.error);
  const record = found.value;
  const frame = await personFrame(request, record.id, '');
  if (!frame.ok) return frame.answer;
  const sections = await sectionsFor(request, record.id);
  return html({
    title: record.name,
    current: '/people',
    back: { href: '/people', text: 'People' },
    header: frame.header,
    wide: true,
    body: (
      <Columns shape="main-aside">
        <Column>
          {sections.map(
            ({ id: section, title, folds, body }) =>
              body && (
                <Section id={section} title={title} folds={folds}>
                  {body}
                </Section>
              ),
          )}
        </Column>
        <Column>
          <Family record={record} today={request.today} />
        </Column>
      </Columns>
    ),
  });
}

/** The person’s own page. */
export const personPages: readonly Page[] = [
  page({ method: 'get', path: '/people/:id', permission: 'person:read', handle: personPage }),
];
