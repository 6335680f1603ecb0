import { fault, formFaults, type PageAnswer, type PageRequest, page, redirect } from '../../doors/index.ts';
import { VersionMovesTables } from '../../enrolments/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { Form } from '../../interface/forms/index.ts';
import { Button, SummaryList, WarningText } from '../../interface/govuk/index.ts';
import type { Differences, ListChange } from '../differences.ts';
import { type CheckedDraft, getProgrammeDraft } from '../get-drafts.ts';
import { type PublishingPreview, previewPublishing } from '../preview-publishing.ts';
import { publishProgramme } from '../publish-programme.ts';
import { draftPage, noSuchDraft } from './draft-frame.tsx';
import { publishedPlace } from './draft-page.tsx';
import { Faults } from './faults.tsx';

type Would = NonNullable<PublishingPreview['would']>;

function linesOf({ added, removed, renamed, reworded, changed }: ListChange): string[] {
  return [
    ...added.map(({ title }) => `New: ${title}`),
    ...removed.map(({ title }) => `Taken out: ${title}`),
    ...renamed.map(({ from, to, title }) => `Renamed from ${from} to ${to}: ${title}`),
    ...reworded.map(({ from, to }) => `In other words: “${from}” is now “${to}”`),
    ...changed.map(({ title }) => `Changed: ${title}`),
  ];
}

function Changes({ differences, inUse }: { differences: Differences; inUse: number }) {
  const { lists, others } = differences;
  const rows = lists.map((list) => ({ key: list.of, lines: linesOf(list) }));
  if (others.length > 0) rows.push({ key: 'Also changed', lines: [...others] });
  return (
    <>
      <h2 class="govuk-heading-m">What changes beside version {inUse}</h2>
      {rows.length === 0 ? (
        <p class="govuk-body">Nothing but the number of the version.</p>
      ) : (
        <SummaryList
          rows={rows.map(({ key, lines }) => ({
            key,
            value: (
              <>
                {lines.map((line) => (
                  <div dir="auto">{line}</div>
                ))}
              </>
            ),
          }))}
        />
      )}
    </>
  );
}

function OpenCases({ moves }: { moves: Would['moves'] }) {
  if (!moves) return null;
  const isNobody = moves.groups.length === 0 && moves.referrals.groups.length === 0;
  return (
    <>
      <h2 class="govuk-heading-m">What happens to open cases</h2>
      {isNobody ? (
        <p class="govuk-body">There are no open cases, and no referrals that wait for a decision.</p>
      ) : (
        <>
          <p class="govuk-body">
            Publishing moves nobody: open cases keep their version, and so do referrals that wait for a
            decision. Afterwards you may move them, and then this is what would happen.
          </p>
          <VersionMovesTables moves={moves} />
        </>
      )}
    </>
  );
}

function Confirm({
  request,
  draft,
  would,
  version,
}: {
  request: PageRequest;
  draft: CheckedDraft;
  would: Would;
  version: number;
}) {
  return (
    <>
      <p class="govuk-body-l">
        {would.title}: version {would.version} of <span dir="ltr">{would.programme}</span>
        {would.inUse === null ? ', which is new here' : ''}
      </p>
      {would.differences && would.inUse !== null && (
        <Changes differences={would.differences} inUse={would.inUse} />
      )}
      <OpenCases moves={would.moves} />
      <WarningText iconFallbackText="Warning">
        What is published is in use at once, for everybody, and that version is never changed again. A slip is
        put right by the next version.
      </WarningText>
      <Form
        action={`/programme-drafts/${draft.id}/publish`}
        idempotencyKey={request.formKey}
        version={version}
      >
        <Button preventDoubleClick>Publish version {would.version}</Button>
      </Form>
    </>
  );
}

interface Refusal {
  readonly status: number;
  readonly faults: readonly FieldFault[];
}

function showPublish(
  request: PageRequest,
  draft: CheckedDraft,
  preview: PublishingPreview,
  refusal?: Refusal,
): PageAnswer {
  const { would, check, version } = preview;
  return draftPage({
    request,
    draft,
    path: '/publish',
    title: 'Publish',
    ...(refusal && { status: refusal.status, faults: refusal.faults }),
    body: would ? (
      <Confirm request={request} draft={draft} would={would} version={version} />
    ) : (
      <>
        <p class="govuk-body">
          This cannot be published yet.{' '}
          <a class="govuk-link" href={`/programme-drafts/${draft.id}`}>
            Put it right in the file
          </a>
          .
        </p>
        <Faults check={check} lines={draft.source.split('\n')} at={`/programme-drafts/${draft.id}`} />
      </>
    ),
  });
}

async function readAll(request: PageRequest) {
  const id = request.params.draft ?? '';
  const draft = await request.ask(getProgrammeDraft, { id });
  if (!draft.ok) return { answer: noSuchDraft(draft.error) };
  if (draft.value.published) return { answer: publishedPlace(draft.value.published) };
  const preview = await request.ask(previewPublishing, { id });
  return preview.ok ? { draft: draft.value, preview: preview.value } : { answer: fault(preview.error) };
}

const look = async (request: PageRequest): Promise<PageAnswer> => {
  const found = await readAll(request);
  return found.answer ?? showPublish(request, found.draft, found.preview);
};

/** Where to go on after publishing: to the open cases that could be moved, or to the programme. */
const afterwards = (programme: string, version: number, isFirst: boolean) =>
  isFirst ? `/programmes/${programme}` : `/programmes/${programme}/versions/${version}/moves`;

const publish = async (request: PageRequest): Promise<PageAnswer> => {
  const id = request.params.draft ?? '';
  const done = await request.run(publishProgramme, { id, version: request.seenVersion ?? 0 });
  if (done.ok) {
    const { programme, version, title } = done.value;
    const isFirst = request.programmes.versions(programme).length === 0;
    return redirect(
      afterwards(programme, version, isFirst),
      `${title}, version ${version}, is published and in use.`,
    );
  }
  const found = await readAll(request);
  if (found.answer) return found.answer;
  const refusal = formFaults(done.error);
  if (!refusal) return fault(done.error);
  const faults = refusal.faults.map(({ message }) => ({ path: [], message }));
  return showPublish(request, found.draft, found.preview, { status: refusal.status, faults });
};

const PATH = '/programme-drafts/:draft/publish';

/** Where a draft is looked over and published. */
export const publishPages = [
  page({ method: 'get', path: PATH, permission: 'programme:publish', handle: look }),
  page({ method: 'post', path: PATH, permission: 'programme:publish', handle: publish }),
];
