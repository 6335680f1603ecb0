import { decide } from '../../access/decide.ts';
import { fault, html, page, staffIdOf } from '../../doors/index.ts';
import { SelectField } from '../../interface/forms/index.ts';
import { Button, InsetText, Tag } from '../../interface/govuk/index.ts';
import { EmptyState, Filter, PrintButton, RecordTable } from '../../interface/layout/index.ts';
import { formatDate, formatMoment } from '../../interface/wording/index.ts';
import { listUnusualLooks, type UnusualShown } from '../unusual-looks.ts';
import { KIND_WORDS } from '../words.ts';

const DAYS = ['1', '7', '30', '90'];

/** The address at which one row is looked into. */
export function reviewHref({ kind, staffId, personId, day }: UnusualShown): string {
  const search = new URLSearchParams({
    kind,
    staff: staffId,
    day: day.toString(),
    ...(personId ? { person: personId } : {}),
  });
  return `/looks/review?${search}`;
}

interface RowsProps {
  readonly found: readonly UnusualShown[];
  readonly mayReview: boolean;
  /** The reader, who does not look into her own looks. */
  readonly reader: string | null;
}

/** What was found, and where more can be looked into. */
function Reviewed({ each, mayReview, reader }: Omit<RowsProps, 'found'> & { readonly each: UnusualShown }) {
  return (
    <>
      {each.reviews.map(({ note, by, at }) => (
        <p class="govuk-body govuk-!-margin-bottom-2">
          {note}
          <br />
          <span class="govuk-hint govuk-!-font-size-16">
            {by}, {formatMoment(at)}
          </span>
        </p>
      ))}
      {!each.settled && mayReview && each.staffId === reader && 'Your own: for another manager'}
      {!each.settled && mayReview && each.staffId !== reader && (
        <a class="govuk-link facet-no-print" href={reviewHref(each)}>
          Look into it
          <span class="govuk-visually-hidden">
            : {each.worker}, {KIND_WORDS[each.kind].toLowerCase()}, {formatDate(each.day)}
          </span>
        </a>
      )}
      {!each.settled && each.reviews.length > 0 && ' There were more looks since.'}
    </>
  );
}

function Rows({ found, mayReview, reader }: RowsProps) {
  return (
    <RecordTable
      caption="Unusual looking"
      captionHidden
      columns={[{ text: 'Worker' }, { text: 'What' }, { text: 'Why it is listed' }, { text: 'Looked into' }]}
      rows={found.map((each) => [
        each.worker,
        <>
          <Tag colour="yellow">{KIND_WORDS[each.kind]}</Tag>
          <br />
          {formatDate(each.day)}
        </>,
        <>
          {each.personId &&
            (each.person ? (
              <>
                <a class="govuk-link" href={`/people/${each.personId}`}>
                  {each.person}
                </a>
                <br />
              </>
            ) : (
              <>
                A record that you may not open
                <br />
              </>
            ))}
          {each.reason}
        </>,
        <Reviewed each={each} mayReview={mayReview} reader={reader} />,
      ])}
    />
  );
}

/** Unusual looking, for managers. */
export const unusualPage = page({
  method: 'get',
  path: '/looks',
  permission: 'audit:read',
  async handle(request) {
    const asked = request.search.get('days') ?? '';
    const days = DAYS.includes(asked) ? asked : '7';
    const show = request.search.get('show') === 'all' ? 'all' : 'open';
    const found = await request.ask(listUnusualLooks, { days, show });
    if (!found.ok) return fault(found.error);
    const mayReview = decide(request.actor, 'look:review').allowed;
    const none = found.value.found.length === 0;
    return html({
      title: 'Unusual looking',
      current: '/looks',
      wide: true,
      body: (
        <>
          <h1 class="govuk-heading-l">Unusual looking</h1>
          <p class="govuk-body">
            Looks at records that somebody should ask about. Most have a good reason: cover for a colleague, a
            visit that ended late. Ask first.
          </p>
          {mayReview && (
            <Button variant="secondary" href="/looks/rules" classes="facet-no-print">
              Change what is listed
            </Button>
          )}
          <Filter action="/looks" across>
            <SelectField
              name="days"
              label="When"
              value={days}
              items={DAYS.map((value) => ({
                value,
                text: value === '1' ? 'Today and yesterday' : `The last ${value} days`,
              }))}
            />
            <SelectField
              name="show"
              label="Which"
              value={show}
              items={[
                { value: 'open', text: 'Not looked into yet' },
                { value: 'all', text: 'All' },
              ]}
            />
          </Filter>
          {found.value.cut && (
            <InsetText>
              There were so many looks that the oldest of these days are left out. Choose fewer days.
            </InsetText>
          )}
          {none ? (
            <EmptyState
              title="Nothing is listed"
              text={
                show === 'open'
                  ? 'Nothing unusual that nobody has looked into.'
                  : 'Nothing unusual in these days.'
              }
            />
          ) : (
            <Rows found={found.value.found} mayReview={mayReview} reader={staffIdOf(request.actor)} />
          )}
          {!none && <PrintButton />}
        </>
      ),
    });
  },
});
