import { decide } from '../access/decide.ts';
import { fault, file, html, type PageAnswer, type PageRequest, page } from '../doors/index.ts';
import { IntervalBars } from '../interface/charts/index.ts';
import { InsetText } from '../interface/govuk/index.ts';
import { Card, CardGrid, EmptyState, StatCard } from '../interface/layout/index.ts';
import { formatDate } from '../interface/wording/index.ts';
import type { Programme } from '../programme/index.ts';
import {
  type AskedDays,
  type DaysChoice,
  periodWords,
  printedChoices,
  readAskedDays,
  withDays,
} from './asked-days.ts';
import { DaysForm } from './days-form.tsx';
import { groupFigures } from './figure.ts';
import { type GroupView, groupView } from './figure-view.ts';
import { figuresCsv } from './figures-csv.ts';
import { type Figures, listFigures } from './list-figures.ts';
import { publishedOf } from './published-file.ts';
import { type SplitChoice, splitChoices } from './split.ts';
import { SplitFigures, SplitForm } from './split-view.tsx';
import { sayFigures } from './wording.ts';

/** The programmes whose figures there are. */
export const programmesPage = page({
  method: 'get',
  path: '/figures',
  permission: 'figure:read',
  async handle({ programmes }) {
    const list = programmes.list();
    return html({
      title: sayFigures('title'),
      current: '/figures',
      body: (
        <>
          <h1 class="govuk-heading-l">{sayFigures('title')}</h1>
          <p class="govuk-body-l">{sayFigures('about')}</p>
          {list.length === 0 ? (
            <EmptyState title={sayFigures('noProgrammes')} text={sayFigures('noProgrammesText')} />
          ) : (
            <CardGrid large>
              {list.map((programme) => (
                <Card
                  title={programme.title}
                  level={2}
                  href={`/figures/${programme.programme}`}
                  text={programme.about}
                />
              ))}
            </CardGrid>
          )}
        </>
      ),
    });
  },
});

/** Every figure of one programme. */
export const figuresPage = page({
  method: 'get',
  path: '/figures/:programme',
  permission: 'figure:read',
  handle: answerFigures,
});

async function answerFigures(request: PageRequest): Promise<PageAnswer> {
  const { params, programmes, search, today } = request;
  const programme = programmes.current(params.programme ?? '');
  if (!programme) return fault({ kind: 'not_found', what: 'programme' });
  const asked = readAskedDays(search);
  const choices = printedChoices(await publishedOf(programme), today);
  const ways = splitChoices(programme, request.house);
  const again = (faults: AskedDays['faults']) =>
    withoutFigures(programme, asked, faults, choices, ways, today);
  if (asked.faults.length > 0) return again(asked.faults);
  const found = await request.ask(listFigures, { programme: programme.programme, ...asked.asked });
  if (!found.ok) {
    if (found.error.kind !== 'invalid') return fault(found.error);
    return again(found.error.faults);
  }
  const view = figuresView(found.value, programme, today, decide(request.actor, 'figure:open').allowed);
  return html({
    title: `${sayFigures('title')}: ${programme.title}`,
    current: '/figures',
    back: { href: '/figures', text: sayFigures('allProgrammes') },
    wide: true,
    body: (
      <FiguresBody
        view={view}
        figures={found.value}
        form={{ path: view.path, asked, faults: [], choices, today }}
      />
    ),
  });
}

/** The same figures as a file for a spreadsheet. */
export const figuresFile = page({
  method: 'get',
  path: '/figures/:programme/export/figures.csv',
  permission: 'figure:read',
  async handle({ params, search, ask }) {
    const { asked, faults } = readAskedDays(search);
    if (faults.length > 0) return fault({ kind: 'invalid', faults });
    const found = await ask(listFigures, { programme: params.programme ?? '', ...asked });
    if (!found.ok) return fault(found.error);
    const { programme, asAt } = found.value;
    const name = `${programme}-figures-${asAt.toString()}.csv`;
    return file({ name, type: 'text/csv', text: figuresCsv(found.value) });
  },
});

interface FormProps {
  readonly path: string;
  readonly asked: AskedDays;
  readonly faults: AskedDays['faults'];
  readonly choices: readonly DaysChoice[];
  readonly today: Temporal.PlainDate;
}

function withoutFigures(
  programme: Programme,
  asked: AskedDays,
  faults: AskedDays['faults'],
  choices: readonly DaysChoice[],
  ways: readonly SplitChoice[],
  today: Temporal.PlainDate,
): PageAnswer {
  const path = `/figures/${programme.programme}`;
  return html({
    title: `${sayFigures('title')}: ${programme.title}`,
    status: 422,
    faults,
    current: '/figures',
    back: { href: path, text: sayFigures('back') },
    body: (
      <>
        <h1 class="govuk-heading-l">{`${sayFigures('title')}: ${programme.title}`}</h1>
        <DaysForm path={path} asked={asked} faults={faults} choices={choices} today={today} />
        <SplitForm path={path} asked={asked} choices={ways} faults={faults} />
      </>
    ),
  });
}

/** What the page of all figures shows. */
export interface FiguresView {
  readonly title: string;
  readonly path: string;
  readonly asAt: string;
  readonly period: string | undefined;
  readonly reportHref: string;
  readonly fileHref: string;
  /** Undefined when something was counted; else what is said instead. */
  readonly nothing: { readonly title: string; readonly text: string } | undefined;
  readonly groups: readonly GroupView[];
  /** Figures that cannot be counted yet, and those that do not span all versions, in words. */
  readonly waiting: readonly string[];
  readonly since: readonly string[];
  /** Where a figure opens; undefined for those who may not open any. */
  readonly hrefOf: (figure: string, among?: Readonly<Record<string, string>>) => string | undefined;
}

/** The view of all figures as at a day. */
export function figuresView(
  figures: Figures,
  programme: Pick<Programme, 'plan'>,
  today: Temporal.PlainDate,
  mayOpen: boolean,
): FiguresView {
  const path = `/figures/${figures.programme}`;
  const day = formatDate(figures.asAt);
  const split: Readonly<Record<string, string>> = figures.split ? { split: figures.split.id } : {};
  const groups = groupFigures(figures.figures, programme.plan?.areas ?? [], sayFigures('reach'));
  return {
    title: figures.title,
    path,
    asAt: sayFigures('asAt', { day }),
    period: periodWords(figures),
    reportHref: withDays(`/reports/${figures.programme}`, figures, today, split),
    fileHref: withDays(`${path}/export/figures.csv`, figures, today, split),
    nothing: nothingToShow(figures, day),
    groups: groups.map(groupView),
    waiting: figures.waiting.map(({ title, waitsFor }) =>
      sayFigures('waitingFor', { title, room: waitsFor }),
    ),
    since: figures.figures.flatMap(({ title, since }) =>
      since ? [sayFigures('since', { title, version: String(since.version), because: since.because })] : [],
    ),
    hrefOf: (figure, among = {}) =>
      mayOpen ? withDays(`${path}/${figure}`, figures, today, { ...split, ...among }) : undefined,
  };
}

function nothingToShow({ figures, title }: Figures, day: string): FiguresView['nothing'] {
  if (figures.length === 0) return { title: sayFigures('noFigures'), text: sayFigures('noFiguresText') };
  if (figures.some(({ of, belongingNotKnown }) => of + belongingNotKnown > 0)) return undefined;
  return { title: sayFigures('noneYet'), text: sayFigures('noneYetText', { day, programme: title }) };
}

function FiguresBody({ view, figures, form }: { view: FiguresView; figures: Figures; form: FormProps }) {
  const { split } = figures;
  return (
    <>
      <span class="govuk-caption-l">{sayFigures('title')}</span>
      <h1 class="govuk-heading-l">{view.title}</h1>
      <p class="govuk-body-l">{view.asAt}</p>
      {view.period && <p class="govuk-body">{view.period}</p>}
      <DaysForm {...form} />
      <SplitForm path={form.path} asked={form.asked} choices={figures.breakdowns} faults={[]} />
      {view.nothing ? <EmptyState {...view.nothing} /> : <Groups view={view} />}
      {split && !view.nothing && (
        <SplitFigures
          figures={figures.figures}
          split={split}
          hrefOf={(figure, value) => view.hrefOf(figure, { among: value ?? '' })}
        />
      )}
      <Notes title={undefined} notes={view.since} />
      <Notes title={sayFigures('waiting')} notes={view.waiting} />
    </>
  );
}

/** What a reader must know beside the figures. */
function Notes({ title, notes }: { title: string | undefined; notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <section>
      {title && <h2 class="govuk-heading-m">{title}</h2>}
      <ul class="govuk-list govuk-list--bullet">
        {notes.map((note) => (
          <li>{note}</li>
        ))}
      </ul>
    </section>
  );
}

function Groups({ view }: { view: FiguresView }) {
  return (
    <>
      <p class="govuk-body facet-no-print">
        <a class="govuk-link" href={view.reportHref}>
          {sayFigures('openReport')}
        </a>{' '}
        <a class="govuk-link govuk-!-margin-left-4" href={view.fileHref}>
          {sayFigures('file')}
        </a>
      </p>
      {view.groups.map((group) => (
        <Group group={group} hrefOf={view.hrefOf} />
      ))}
      <p class="govuk-hint">{sayFigures('restricted')}</p>
    </>
  );
}

function Group({ group, hrefOf }: { group: GroupView; hrefOf: FiguresView['hrefOf'] }) {
  const { id, title, cards, bars, notes } = group;
  return (
    <section aria-label={title}>
      {cards.length > 0 && (
        <>
          <h2 class="govuk-heading-m">{title}</h2>
          <CardGrid>
            {cards.map((card) => (
              <StatCard label={card.label} number={card.number} detail={card.detail} href={hrefOf(card.id)} />
            ))}
          </CardGrid>
        </>
      )}
      {bars.length > 0 && (
        <IntervalBars
          id={`bars-${id}`}
          title={cards.length > 0 ? sayFigures('bars', { group: title }) : title}
          level={cards.length > 0 ? 3 : 2}
          bars={bars.map((bar) => ({ ...bar, href: hrefOf(bar.id) }))}
        />
      )}
      {notes.length > 0 && (
        <InsetText>
          {notes.map((note) => (
            <p class="govuk-body">{note}</p>
          ))}
        </InsetText>
      )}
    </section>
  );
}
