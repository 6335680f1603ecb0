import { fault, html, type PageAnswer, type PageRequest, page } from '../doors/index.ts';
import {
  DaysForm,
  listBreakdowns,
  listFigures,
  printedChoices,
  publishedOf,
  readAskedDays,
  SplitFigures,
  SplitForm,
  withDays,
} from '../figures/index.ts';
import { reportView } from './report.ts';
import { ReportBody } from './report-body.tsx';
import { sayReport } from './wording.ts';

/** One programme's report, readable alone on paper. */
export const reportPage = page({
  method: 'get',
  path: '/reports/:programme',
  permission: 'figure:read',
  handle: answerReport,
});

async function answerReport(request: PageRequest): Promise<PageAnswer> {
  const { params, programmes, search, today } = request;
  const programme = programmes.current(params.programme ?? '');
  if (!programme) return fault({ kind: 'not_found', what: 'programme' });
  const published = await publishedOf(programme);
  const asked = readAskedDays(search);
  const choices = printedChoices(published, today);
  const path = `/reports/${programme.programme}`;
  const form = (faults: typeof asked.faults) => (
    <DaysForm path={path} asked={asked} faults={faults} choices={choices} today={today} />
  );
  const input = { programme: programme.programme, ...asked.asked };
  const figures =
    asked.faults.length > 0
      ? ({ ok: false, error: { kind: 'invalid', faults: asked.faults } } as const)
      : await request.ask(listFigures, input);
  if (!figures.ok) {
    if (figures.error.kind !== 'invalid') return fault(figures.error);
    return withoutReport(programme.title, path, figures.error.faults, form(figures.error.faults));
  }
  const { split: _, ...days } = input;
  const breakdowns = await request.ask(listBreakdowns, days);
  if (!breakdowns.ok) return fault(breakdowns.error);
  const parts = { figures: figures.value, breakdowns: breakdowns.value, programme, published, today };
  const view = reportView(parts);
  const { split } = figures.value;
  const figuresHref = withDays(`/figures/${programme.programme}`, figures.value, today);
  return html({
    title: view.title,
    current: '/figures',
    back: { href: figuresHref, text: sayReport('figuresPage') },
    body: (
      <ReportBody
        view={view}
        tenant={request.tenantName}
        form={
          <>
            {form([])}
            <SplitForm path={path} asked={asked} choices={figures.value.breakdowns} faults={[]} />
          </>
        }
        split={
          split && <SplitFigures figures={figures.value.figures} split={split} hrefOf={() => undefined} />
        }
      />
    ),
  });
}

function withoutReport(
  programme: string,
  path: string,
  faults: ReturnType<typeof readAskedDays>['faults'],
  form: ReturnType<typeof DaysForm>,
): PageAnswer {
  return html({
    title: sayReport('title', { programme }),
    status: 422,
    faults,
    current: '/figures',
    back: { href: path },
    body: (
      <>
        <h1 class="govuk-heading-l">{sayReport('title', { programme })}</h1>
        {form}
      </>
    ),
  });
}
