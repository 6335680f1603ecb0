import { Form } from '../../interface/forms/index.ts';
import { Button, SummaryList, Tag } from '../../interface/govuk/index.ts';
import { EmptyState, PrintButton, RecordTable } from '../../interface/layout/index.ts';
import { formatDate, formatMoment } from '../../interface/wording/index.ts';
import { labelOf } from '../access/collect-words.ts';
import { otherPeriods } from '../retention/schedule.ts';

interface RuleShown {
  readonly kind: string;
  readonly title: string;
  readonly months: number;
  readonly counted: string;
  readonly source: string;
  readonly settled: boolean;
}

interface ReviewShown {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly dueOn: Temporal.PlainDate;
  readonly held: boolean;
  readonly keptUntil: Temporal.PlainDate | null;
  readonly keptWhy: string | null;
  readonly proposedBy: string | null;
  readonly proposedByName: string | null;
  readonly agreed: boolean;
  readonly failed: string | null;
}

interface HoldShown {
  readonly name: string;
  readonly reason: string;
  readonly beganOn: Temporal.PlainDate;
  readonly reviewOn: Temporal.PlainDate;
}

/** A certificate, as it is shown. */
export interface CertificateShown {
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly kind: string;
  readonly months: number | null;
  readonly why: 'retention' | 'restored';
  readonly counts: readonly { readonly table: string; readonly rows: number }[];
  readonly entries: number;
  readonly looks: number;
  readonly digest: string;
  readonly proposedBy: string | null;
  readonly agreedBy: string | null;
}

/** Months as people say them: “6 years”, “2 years and 3 months”. */
export function periodWords(months: number): string {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const some = (count: number, what: string) => (count === 1 ? `1 ${what}` : `${count} ${what}s`);
  const parts = [years > 0 && some(years, 'year'), rest > 0 && some(rest, 'month')].filter(Boolean);
  return parts.join(' and ');
}

function Choice(props: { review: ReviewShown; reader: string; formKey: string; isKept: boolean }) {
  const { review, reader, formKey, isKept } = props;
  if (review.agreed) return <p class="govuk-body">Two people agreed. Facet destroys it.</p>;
  if (review.held) return <Tag colour="purple">Legal hold</Tag>;
  const at = `/rights/retention/${review.id}`;
  const isMine = review.proposedBy === reader;
  const action = review.proposedBy ? 'agree' : 'propose';
  return (
    <>
      {!isKept && !isMine && (
        <Form
          action={`${at}/${action}`}
          idempotencyKey={`${formKey}-${review.id.slice(-8)}`}
          version={review.version}
        >
          <Button preventDoubleClick variant="warning">
            {review.proposedBy ? 'I agree: destroy it' : 'It should be destroyed'}
          </Button>
        </Form>
      )}
      {isMine && <p class="govuk-body">You said it should be destroyed. Somebody else has to agree.</p>}
      <a class="govuk-link" href={`${at}/keep`}>
        Keep it longer<span class="govuk-visually-hidden">{`: ${review.name}`}</span>
      </a>
    </>
  );
}

/** Records whose time is over. */
export function Reviews(props: {
  readonly reviews: readonly ReviewShown[];
  readonly reader: string;
  readonly mayDecide: boolean;
  readonly formKey: string;
  readonly today: Temporal.PlainDate;
}) {
  const { reviews, reader, mayDecide, formKey, today } = props;
  if (reviews.length === 0)
    return (
      <EmptyState title="No record’s time is over" text="Facet looks once a day, by the schedule below." />
    );
  const keptOf = ({ keptUntil }: ReviewShown) =>
    keptUntil !== null && Temporal.PlainDate.compare(today, keptUntil) < 0;
  return (
    <RecordTable
      caption="Records whose time is over"
      columns={[{ text: 'Whose' }, { text: 'Since' }, { text: 'So far' }, { text: 'What is done' }]}
      rows={reviews.map((review) => [
        review.name,
        formatDate(review.dueOn),
        [
          review.proposedByName && `${review.proposedByName} says it should be destroyed`,
          keptOf(review) &&
            review.keptUntil &&
            `Kept until ${formatDate(review.keptUntil)}: ${review.keptWhy}`,
          review.failed,
        ]
          .filter(Boolean)
          .join('. '),
        mayDecide ? <Choice review={review} reader={reader} formKey={formKey} isKept={keptOf(review)} /> : '',
      ])}
    />
  );
}

/** Records that must not be destroyed. */
export function Holds({ holds, today }: { holds: readonly HoldShown[]; today: Temporal.PlainDate }) {
  if (holds.length === 0) return null;
  return (
    <RecordTable
      caption="Under a legal hold"
      columns={[{ text: 'Whose' }, { text: 'Why' }, { text: 'Since' }, { text: 'Look again on' }]}
      rows={holds.map(({ name, reason, beganOn, reviewOn }) => [
        name,
        reason,
        formatDate(beganOn),
        Temporal.PlainDate.compare(reviewOn, today) <= 0 ? (
          <Tag colour="red">{`Since ${formatDate(reviewOn)}`}</Tag>
        ) : (
          formatDate(reviewOn)
        ),
      ])}
    />
  );
}

/** The schedule. */
export function Schedule({ schedule, mayDecide }: { schedule: readonly RuleShown[]; mayDecide: boolean }) {
  return (
    <>
      <RecordTable
        caption="The schedule"
        columns={[
          { text: 'Kind' },
          { text: 'Kept for' },
          { text: 'Where this comes from' },
          { text: 'Settled' },
        ]}
        rows={schedule.map(({ kind, title, months, counted, source, settled }) => [
          title,
          `${periodWords(months)}, ${counted}`,
          source,
          <>
            {!settled && <Tag colour="yellow">To be decided</Tag>}{' '}
            {mayDecide && (
              <a class="govuk-link" href={`/rights/retention/schedule/${kind}`}>
                Decide<span class="govuk-visually-hidden">{` how long: ${title}`}</span>
              </a>
            )}
          </>,
        ])}
      />
      <p class="govuk-body">
        A whole record goes when the time of every part of it is over. These are not kept here, and have times
        of their own:{' '}
        {otherPeriods.map(({ title, period }) => `${title.toLowerCase()} (${period})`).join('; ')}.
      </p>
    </>
  );
}

/** What was destroyed. */
export function Destroyed({ destroyed }: { destroyed: readonly CertificateShown[] }) {
  if (destroyed.length === 0) return null;
  return (
    <RecordTable
      caption="Destroyed"
      columns={[{ text: 'When' }, { text: 'Rows' }, { text: 'Rule' }]}
      rows={destroyed.map(({ id, at, counts, kind, months }) => [
        <a class="govuk-link" href={`/rights/retention/certificates/${id}`}>
          {formatMoment(at)}
        </a>,
        String(counts.reduce((sum, { rows }) => sum + rows, 0)),
        months === null ? 'Again, after a backup was restored' : `${labelOf(kind)}: ${periodWords(months)}`,
      ])}
    />
  );
}

/** A certificate: what was destroyed, how much, under which rule, by whom. Nothing about whom. */
export function Certificate({ certificate }: { certificate: CertificateShown }) {
  const { id, at, counts, kind, months, why, proposedBy, agreedBy, entries, looks, digest } = certificate;
  return (
    <>
      <h1 class="govuk-heading-l">Certificate of destruction</h1>
      <SummaryList
        rows={[
          { key: 'Number', value: id },
          { key: 'When', value: formatMoment(at) },
          {
            key: 'Rule',
            value:
              why === 'restored' || months === null
                ? 'Destroyed again, after a backup was restored'
                : `${labelOf(kind)}, kept for ${periodWords(months)}`,
          },
          {
            key: 'By',
            value: [proposedBy, agreedBy].filter(Boolean).join(', agreed by ') || 'Facet, by itself',
          },
          { key: 'Entries of the change log that were emptied', value: String(entries) },
          { key: 'Entries of the access log that were removed', value: String(looks) },
          { key: 'Digest', value: digest },
        ]}
      />
      <RecordTable
        caption="Rows that were destroyed"
        columns={[{ text: 'What' }, { text: 'Rows', numeric: true }]}
        rows={counts.map(({ table, rows }) => [labelOf(table), String(rows)])}
      />
      <PrintButton />
    </>
  );
}
