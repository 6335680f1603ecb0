import type { Child } from 'hono/jsx';
import { Funnel, IntervalBars } from '../interface/charts/index.ts';
import { CardGrid, EmptyState, PrintButton, RecordTable, StatCard } from '../interface/layout/index.ts';
import type { CostsView, ReportView } from './report.ts';
import { sayReport } from './wording.ts';

interface ReportBodyProps {
  readonly view: ReportView;
  readonly tenant: string;
  readonly form: Child;
  /** The figures split by what the reader chose. */
  readonly split: Child;
}

/** The report on a page. */
export function ReportBody({ view, tenant, form, split }: ReportBodyProps) {
  return (
    <>
      <span class="govuk-caption-l">{sayReport('caption', { tenant })}</span>
      <h1 class="govuk-heading-l">{view.title}</h1>
      <p class="govuk-body-l">{view.asAt}</p>
      {view.period && <p class="govuk-body">{view.period}</p>}
      <p class="govuk-body">{view.made}</p>
      {form}
      <PrintButton />
      {view.isEmpty ? (
        <EmptyState title={sayReport('nothing')} text={sayReport('nothingText', { day: view.asAt })} />
      ) : (
        <Findings view={view} />
      )}
      {!view.isEmpty && split}
      {view.costs && <Costs costs={view.costs} />}
      <Differences view={view} />
      <Definitions view={view} />
    </>
  );
}

function Section({ id, title, children }: { id: string; title: string; children?: Child }) {
  return (
    <section aria-labelledby={`report-${id}`}>
      <h2 class="govuk-heading-m" id={`report-${id}`}>
        {title}
      </h2>
      {children}
    </section>
  );
}

function Findings({ view }: { view: ReportView }) {
  return (
    <>
      <Section id="short" title={sayReport('short')}>
        <CardGrid>
          {view.cards.map(({ label, number, detail }) => (
            <StatCard label={label} number={number} detail={detail} tone="quiet" />
          ))}
        </CardGrid>
      </Section>
      <Section id="came" title={sayReport('came')}>
        {view.funnel.length > 0 && (
          <Funnel
            id="funnel"
            level={3}
            title={sayReport('funnel')}
            about={sayReport('funnelAbout')}
            steps={view.funnel}
          />
        )}
        {view.breakdowns.map((each) => (
          <BrokenDownPart {...each} />
        ))}
      </Section>
      <Section id="changed" title={sayReport('changed')}>
        <p class="govuk-body">{sayReport('changedAbout')}</p>
        {view.shares.length > 0 && (
          <IntervalBars id="shares" level={3} title={sayReport('shares')} bars={view.shares} />
        )}
        {view.areas.map(({ id, title, bars }) => (
          <IntervalBars id={`area-${id}`} level={3} title={title} bars={bars} />
        ))}
      </Section>
      {view.beside.length > 0 && (
        <Section id="beside" title={sayReport('beside')}>
          {view.beside.map(({ title, source, sentences }) => (
            <>
              <h3 class="govuk-heading-s">{title}</h3>
              {sentences.map((sentence) => (
                <p class="govuk-body">{sentence}</p>
              ))}
              <p class="govuk-hint">{source}</p>
            </>
          ))}
        </Section>
      )}
    </>
  );
}

function BrokenDownPart({ id, title, bars, rows }: ReportView['breakdowns'][number]) {
  if (bars.length > 0) return <IntervalBars id={`by-${id}`} level={3} title={title} bars={bars} />;
  if (rows.length === 0) {
    return (
      <>
        <h3 class="govuk-heading-s">{title}</h3>
        <p class="govuk-body">{sayReport('nothingToSplit')}</p>
      </>
    );
  }
  return (
    <RecordTable
      caption={title}
      columns={[{ text: sayReport('which') }, { text: sayReport('count'), numeric: true }]}
      rows={rows}
    />
  );
}

function Costs({ costs }: { costs: CostsView }) {
  return (
    <Section id="costs" title={sayReport('costs')}>
      <RecordTable
        caption={sayReport('costsCaption')}
        captionHidden
        columns={[
          { text: sayReport('costWhat') },
          { text: sayReport('costPaidBy') },
          { text: sayReport('costPeriod') },
          { text: sayReport('costAmount'), numeric: true },
        ]}
        rows={[
          ...costs.lines,
          [<strong>{sayReport('costSum')}</strong>, '', '', <strong>{costs.sum}</strong>],
        ]}
      />
      {costs.notes.map((note) => (
        <p class="govuk-body">{note}</p>
      ))}
    </Section>
  );
}

function Differences({ view }: { view: ReportView }) {
  return (
    <>
      {view.differences.length > 0 && (
        <Section id="differences" title={sayReport('differences')}>
          <p class="govuk-body">{sayReport('differencesAbout')}</p>
          <ul class="govuk-list govuk-list--bullet">
            {view.differences.map(({ about, explained }) => (
              <li>
                <strong>{about}</strong> {explained}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {view.notCounted.length > 0 && (
        <Section id="not-counted" title={sayReport('notCounted')}>
          <RecordTable
            caption={sayReport('notCountedCaption')}
            captionHidden
            columns={[
              { text: sayReport('costWhat') },
              { text: sayReport('value'), numeric: true },
              { text: sayReport('why') },
            ]}
            rows={view.notCounted.map(({ what, value, why }) => [what, value, why])}
          />
        </Section>
      )}
    </>
  );
}

function Definitions({ view }: { view: ReportView }) {
  return (
    <>
      <Section id="definitions" title={sayReport('definitions')}>
        <RecordTable
          caption={sayReport('definitionsCaption')}
          captionHidden
          columns={[
            { text: sayReport('figure') },
            { text: sayReport('about') },
            { text: sayReport('count'), numeric: true },
          ]}
          rows={view.definitions}
        />
      </Section>
      <Section id="method" title={sayReport('method')}>
        <p class="govuk-body">{sayReport('methodText')}</p>
        <p class="govuk-body">{sayReport('restricted')}</p>
      </Section>
    </>
  );
}
