import { Form } from '../../interface/forms/index.ts';
import { Button, Details, Tag, WarningText } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatMoment } from '../../interface/wording/index.ts';

/** A verification, as the page shows it. */
export interface RunShown {
  readonly askedAt: Temporal.Instant;
  readonly by: string | null;
  readonly ranAt: Temporal.Instant | null;
  readonly ok: boolean | null;
  readonly rows: number | null;
  readonly entries: number | null;
  readonly found: number | null;
  readonly findings: readonly string[];
}

interface CheckpointShown {
  readonly number: number;
  readonly takenAt: Temporal.Instant;
  readonly records: number;
}

const count = new Intl.NumberFormat('en-GB');

/** What a verification came to, in plain sentences. */
export function runSentence(run: Pick<RunShown, 'ranAt' | 'ok' | 'rows' | 'entries' | 'found'>): string {
  const { ranAt, ok, rows, entries, found } = run;
  if (!ranAt || ok === null) return 'Asked for. Facet is checking: look again in a minute.';
  const checked = `${count.format(rows ?? 0)} records and ${count.format(entries ?? 0)} entries of the log were checked`;
  if (ok) return `${checked}. All of them are as they were written.`;
  const things = found === 1 ? '1 thing is' : `${count.format(found ?? 0)} things are`;
  return `${checked}. ${things} not as they were written.`;
}

/** Findings that stand open; the rest is folded away. */
const OPEN = 10;

function Findings({ lines }: { lines: readonly string[] }) {
  const list = (some: readonly string[]) => (
    <ul class="govuk-list govuk-list--bullet">
      {some.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
  if (lines.length === 0) return null;
  return (
    <>
      {list(lines.slice(0, OPEN))}
      {lines.length > OPEN && <Details summary="More findings">{list(lines.slice(OPEN))}</Details>}
      <p class="govuk-body">
        Tell whoever looks after your data protection today. Keep the database as it is, with its backups,
        until they have looked. No new checkpoint is taken until then.
      </p>
    </>
  );
}

function Last({ run }: { run: RunShown | undefined }) {
  if (!run)
    return (
      <EmptyState
        title="The records were not verified yet"
        text="Facet verifies them once a day. You can also ask for it now."
      />
    );
  return (
    <>
      <h2 class="govuk-heading-m">Last verified</h2>
      {run.ok === false ? (
        <WarningText>{runSentence(run)}</WarningText>
      ) : (
        <p class="govuk-body">{runSentence(run)}</p>
      )}
      <Findings lines={run.findings} />
    </>
  );
}

function state(run: RunShown) {
  if (run.ok === null) return <Tag colour="yellow">Waiting</Tag>;
  return run.ok ? <Tag colour="green">As written</Tag> : <Tag colour="red">{`${run.found} found`}</Tag>;
}

function Runs({ runs }: { runs: readonly RunShown[] }) {
  if (runs.length === 0) return null;
  return (
    <RecordTable
      caption="Verifications"
      columns={[{ text: 'When' }, { text: 'Asked for by' }, { text: 'Records' }, { text: 'Result' }]}
      rows={runs.map((run) => [
        formatMoment(run.ranAt ?? run.askedAt),
        run.by ?? 'Facet, by itself',
        run.rows === null ? 'Not counted yet' : count.format(run.rows),
        state(run),
      ])}
    />
  );
}

function Checkpoints({ checkpoints }: { checkpoints: readonly CheckpointShown[] }) {
  if (checkpoints.length === 0) return <p class="govuk-body">None was taken yet.</p>;
  return (
    <RecordTable
      caption="Checkpoints taken"
      captionHidden
      columns={[{ text: 'Number' }, { text: 'Taken' }, { text: 'Records' }, { text: 'Keep a copy' }]}
      rows={checkpoints.map(({ number, takenAt, records }) => [
        String(number),
        formatMoment(takenAt),
        count.format(records),
        <a class="govuk-link" href={`/audit/checkpoints/${number}`}>
          Save<span class="govuk-visually-hidden">{` checkpoint ${number}`}</span>
        </a>,
      ])}
    />
  );
}

/** Verifications and checkpoints. */
export function AuditBody(props: {
  readonly runs: readonly RunShown[];
  readonly checkpoints: readonly CheckpointShown[];
  readonly formKey: string;
}) {
  return (
    <>
      <h1 class="govuk-heading-l">Are the records as they were written?</h1>
      <p class="govuk-body">
        Every change is kept in a log, each entry sealed to the one before it. Once a day Facet holds every
        record against the log, and takes a checkpoint of the whole. A change made behind Facet’s back shows
        here.
      </p>
      <Last run={props.runs[0]} />
      <Form action="/audit" idempotencyKey={props.formKey}>
        <Button preventDoubleClick>Verify now</Button>
      </Form>
      <Runs runs={props.runs} />
      <h2 class="govuk-heading-m">Checkpoints</h2>
      <p class="govuk-body">
        Keep copies where nobody who runs this database can change them. With a copy, even a record that was
        removed together with all its entries is missed. Whoever runs Facet checks against one with{' '}
        <code>facet audit verify --checkpoint FILE</code>.
      </p>
      <Checkpoints checkpoints={props.checkpoints} />
    </>
  );
}
