import { decide } from '../../access/decide.ts';
import {
  fault,
  type HomeNotice,
  html,
  type Page,
  type PageRequest,
  type PersonSection,
  page,
} from '../../doors/index.ts';
import { SelectField } from '../../interface/forms/index.ts';
import { Button, Pagination, Tag } from '../../interface/govuk/index.ts';
import { EmptyState, Filter, RecordTable } from '../../interface/layout/index.ts';
import { formatDate, formatShortDate } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { consultationStandings } from '../consultation.ts';
import type { ConsultationView } from '../consultation-output.ts';
import { standingWords } from '../consultation-words.ts';
import { consultationsOf } from '../consultations-part.ts';
import { listConsultations, listConsultationsOfPerson } from '../list-consultations.ts';
import { StandingTag, whenWords } from './consultation-page.tsx';

const PATH = '/consultations';
const SHOWN = ['open', 'all', ...consultationStandings] as const;
const shownWords = { open: 'All that are open', all: 'All', ...standingWords };

function choiceOf(request: PageRequest) {
  const { search, programmes } = request;
  const giving = programmes.list().filter((each) => consultationsOf(each).kinds.length > 0);
  const page = Number(search.get('page') ?? '1');
  const programme = giving.find((each) => each.programme === search.get('programme'));
  const themes = (programme ? [programme] : giving).flatMap((each) => consultationsOf(each).themes);
  return {
    giving,
    themes: themes.filter(({ id }, index) => themes.findIndex((each) => each.id === id) === index),
    input: {
      standing: SHOWN.find((each) => each === search.get('standing')) ?? 'open',
      programme: programme?.programme ?? '',
      theme: themes.find(({ id }) => id === search.get('theme'))?.id ?? '',
      whose: search.get('whose') === 'mine' ? ('mine' as const) : ('all' as const),
      page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
    },
  };
}

type Choice = ReturnType<typeof choiceOf>;

function hrefOf(input: Choice['input'], change: Partial<Choice['input']>): string {
  const usual: Record<string, unknown> = {
    standing: 'open',
    programme: '',
    theme: '',
    whose: 'all',
    page: 1,
  };
  const entries = Object.entries({ ...input, page: 1, ...change }).filter(
    ([key, value]) => value !== usual[key],
  );
  const query = new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
  return query ? `${PATH}?${query}` : PATH;
}

function selectedOf({ giving, themes, input }: Choice) {
  const titled = (list: readonly { readonly title: string }[], found: number) => list[found]?.title ?? '';
  return [
    input.standing !== 'open' && {
      text: shownWords[input.standing],
      removeHref: hrefOf(input, { standing: 'open' }),
    },
    input.programme !== '' && {
      text: titled(
        giving,
        giving.findIndex((each) => each.programme === input.programme),
      ),
      removeHref: hrefOf(input, { programme: '' }),
    },
    input.theme !== '' && {
      text: titled(
        themes,
        themes.findIndex(({ id }) => id === input.theme),
      ),
      removeHref: hrefOf(input, { theme: '' }),
    },
    input.whose === 'mine' && { text: 'Mine', removeHref: hrefOf(input, { whose: 'all' }) },
  ].filter((each) => each !== false);
}

function ListFilter({ choice }: { choice: Choice }) {
  const { giving, themes, input } = choice;
  return (
    <Filter action={PATH} selected={selectedOf(choice)} clearHref={PATH} across>
      <SelectField
        name="standing"
        label="Show"
        items={SHOWN.map((value) => ({ value, text: shownWords[value] }))}
        value={input.standing}
      />
      {giving.length > 1 && (
        <SelectField
          name="programme"
          label="Service"
          items={[
            { value: '', text: 'All services' },
            ...giving.map((each) => ({ value: each.programme, text: each.title })),
          ]}
          value={input.programme}
        />
      )}
      {themes.length > 0 && (
        <SelectField
          name="theme"
          label="About"
          items={[
            { value: '', text: 'Anything' },
            ...themes.map(({ id, title }) => ({ value: id, text: title })),
          ]}
          value={input.theme}
        />
      )}
      <SelectField
        name="whose"
        label="Whose"
        items={[
          { value: 'all', text: 'Everybody’s' },
          { value: 'mine', text: 'Those that I give' },
        ]}
        value={input.whose}
      />
    </Filter>
  );
}

function rowOf(item: ConsultationView) {
  return [
    <>
      <a class="govuk-link govuk-link--no-visited-state" href={`${PATH}/${item.id}`}>
        {item.askerName}
      </a>
      {item.askerOrganisation && (
        <div class="govuk-hint govuk-!-margin-bottom-0">{item.askerOrganisation}</div>
      )}
    </>,
    item.personName ?? (item.toBeNamed ? 'A family, to be named' : 'Nobody named'),
    item.themeTitle ?? item.kindTitle,
    <>
      {whenWords(item)}
      <div class="govuk-hint govuk-!-margin-bottom-0">{item.givenByName ?? 'Nobody gives it yet'}</div>
    </>,
    <>
      <StandingTag standing={item.standing} /> {item.overdue && <Tag colour="red">Overdue</Tag>}
      {item.answerBy && (
        <div class="govuk-hint govuk-!-margin-bottom-0">Answer by {formatShortDate(item.answerBy)}</div>
      )}
    </>,
  ];
}

const COLUMNS = ['Who asks', 'About whom', 'About what', 'When', 'State'].map((text) => ({ text }));

async function listPage(request: PageRequest) {
  const choice = choiceOf(request);
  const found = await request.ask(listConsultations, choice.input);
  if (!found.ok) return fault(found.error);
  const { items, page: at, more } = found.value;
  const plain = selectedOf(choice).length === 0;
  return html({
    title: 'Consultations',
    current: PATH,
    wide: true,
    body: (
      <>
        <h1 class="govuk-heading-l">Consultations</h1>
        {decide(request.actor, 'contact:record').allowed && (
          <Button href={`${PATH}/new`}>Write down who asks</Button>
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={`/t/${request.actor.tenant}/consult`}>
            The page on which professionals book themselves
          </a>
          {' · '}
          <a class="govuk-link" href="/agreed">
            What was agreed
          </a>
        </p>
        <ListFilter choice={choice} />
        {items.length === 0 ? (
          <EmptyState
            title={plain ? 'No consultation is open' : 'No consultations match'}
            text={
              plain
                ? 'When a professional asks for advice, it appears here until the advice is given.'
                : 'Try fewer filters.'
            }
            action={{ href: `${PATH}?standing=all`, text: 'See all consultations' }}
          />
        ) : (
          <RecordTable caption="Consultations" captionHidden columns={COLUMNS} rows={items.map(rowOf)} />
        )}
        {(at > 1 || more) && (
          <Pagination
            landmarkLabel="Pages of consultations"
            previous={at > 1 ? { href: hrefOf(choice.input, { page: at - 1 }) } : undefined}
            next={more ? { href: hrefOf(choice.input, { page: at + 1 }) } : undefined}
          />
        )}
      </>
    ),
  });
}

async function personPage(request: PageRequest) {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, PATH);
  if (!frame.ok) return frame.answer;
  const found = await request.ask(listConsultationsOfPerson, { personId });
  if (!found.ok) return fault(found.error);
  const { items } = found.value;
  return html({
    title: `Consultations: ${frame.person.name}`,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${personId}`, text: frame.person.name },
    body: (
      <>
        <h1 class="govuk-heading-l">Consultations</h1>
        {decide(request.actor, 'contact:record').allowed && (
          <Button href={`/people/${personId}/consultations/new`} classes="facet-no-print">
            A professional asks about her
          </Button>
        )}
        {items.length === 0 ? (
          <EmptyState
            title="No professional has asked about her"
            text="What professionals ask about her, and what we advise, appears here."
          />
        ) : (
          <RecordTable
            caption="What professionals asked about her"
            captionHidden
            columns={COLUMNS.filter((_, index) => index !== 1)}
            rows={items.map((item) => rowOf(item).filter((_, index) => index !== 1))}
          />
        )}
      </>
    ),
  });
}

/** The list of consultations, and that of one person. */
export const listPages: readonly Page[] = [
  page({ method: 'get', path: PATH, permission: 'caseload:read', handle: listPage }),
  page({ method: 'get', path: '/people/:id/consultations', permission: 'person:read', handle: personPage }),
];

/** On her own page: what professionals asked about her. Nothing where nobody did. */
export const consultationSection: PersonSection = {
  id: 'consultations',
  title: 'Consultations',
  order: 49,
  folds: true,
  permission: 'person:read',
  async render(request, personId) {
    const found = await request.ask(listConsultationsOfPerson, { personId });
    if (!found.ok || found.value.items.length === 0) return null;
    return (
      <ul class="govuk-list">
        {found.value.items.slice(0, 5).map((item) => (
          <li>
            <a class="govuk-link" href={`${PATH}/${item.id}`}>
              {item.askerName}
            </a>
            , {formatDate(item.askedOn)} <StandingTag standing={item.standing} />
          </li>
        ))}
      </ul>
    );
  },
};

/** On arriving: questions that should have been answered. */
export const consultationNotice: HomeNotice = {
  permission: 'caseload:read',
  async lines(request) {
    if (!choiceOf(request).giving.some((each) => consultationsOf(each).answer_within)) return [];
    const found = await request.ask(listConsultations, {});
    const overdue = found.ok ? found.value.items.filter((each) => each.overdue).length : 0;
    if (overdue === 0) return [];
    const text =
      overdue === 1
        ? 'One question from a professional was not answered in time'
        : `${overdue} questions from professionals were not answered in time`;
    return [{ text, href: PATH }];
  },
};
