import { fault, formFaults, type PageAnswer, type PageRequest, page, redirect } from '../../doors/index.ts';
import { readUpload } from '../../doors/upload.ts';
import { type Fault, type FieldFault, invalid } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import { Form, type FormValues, TextAreaField, textAt } from '../../interface/forms/index.ts';
import { Button, Details, FileUpload, InsetText, Tag } from '../../interface/govuk/index.ts';
import { formatMoment } from '../../interface/wording/index.ts';
import { type CheckedDraft, getProgrammeDraft } from '../get-drafts.ts';
import { saveProgrammeDraft } from '../save-draft.ts';
import { draftPage, noSuchDraft } from './draft-frame.tsx';
import { Faults, Listing } from './faults.tsx';

/** What was typed and not saved, and why. */
interface Unsaved {
  readonly source: string;
  readonly faults: readonly FieldFault[];
  readonly status: number;
  readonly stale: boolean;
}

const linesOf = (source: string) => source.split('\n');

function Standing({ draft }: { draft: CheckedDraft }) {
  const { check, savedAt, savedBy } = draft;
  const count = check.faults.length + check.more;
  const tag = check.ok ? 'No faults' : count === 1 ? '1 fault' : `${count} faults`;
  return (
    <p class="govuk-body">
      <Tag colour={check.ok ? 'green' : 'orange'}>{tag}</Tag> Saved {formatMoment(savedAt)}
      {savedBy && ` by ${savedBy}`}
    </p>
  );
}

/** What the draft says now, beside the text of somebody who was not first. */
function SavedMeanwhile({ draft }: { draft: CheckedDraft }) {
  return (
    <InsetText>
      <h2 class="govuk-heading-m">What it says now</h2>
      <p class="govuk-body">
        {draft.savedBy ?? 'Somebody'} saved this draft meanwhile. Yours is in the box below and is not saved
        yet: take over what you need from this one, then save.
      </p>
      <section
        class="facet-listing facet-source"
        tabindex={0}
        aria-label="The draft as it was saved meanwhile"
      >
        <ol dir="ltr">
          {linesOf(draft.source).map((line) => (
            <li>{line}</li>
          ))}
        </ol>
      </section>
    </InsetText>
  );
}

function Editor(props: { request: PageRequest; draft: CheckedDraft; unsaved: Unsaved | undefined }) {
  const { request, draft, unsaved } = props;
  const version = unsaved?.stale
    ? draft.version
    : unsaved
      ? (request.seenVersion ?? draft.version)
      : draft.version;
  return (
    <Form
      action={`/programme-drafts/${draft.id}`}
      idempotencyKey={request.formKey}
      version={version}
      attributes={{ 'data-keep': '' }}
    >
      <TextAreaField
        name="source"
        label={{ text: 'The programme, as a file in YAML', classes: 'govuk-label--m' }}
        hint="Saving keeps it, whatever is wrong with it, and lists what is."
        faults={unsaved?.faults}
        value={unsaved?.source ?? draft.source}
        rows={28}
        spellcheck={false}
        autocomplete="off"
        classes="facet-source"
        attributes={{ 'data-line-numbers': '', wrap: 'off', dir: 'ltr', autocapitalize: 'off' }}
      />
      <Button preventDoubleClick>Save and check</Button>
    </Form>
  );
}

function OtherWays(props: { request: PageRequest; draft: CheckedDraft; unsaved: Unsaved | undefined }) {
  const { request, draft, unsaved } = props;
  const wrong = unsaved?.faults.find(({ path }) => path[0] === 'file')?.message;
  const at = `/programme-drafts/${draft.id}`;
  return (
    <>
      <Details summary="Put a file from your computer in its place" open={wrong !== undefined}>
        <Form action={`${at}/file`} idempotencyKey={request.formKey} version={draft.version} sendsFiles>
          <FileUpload
            id="file"
            name="file"
            errorMessage={wrong}
            label="A programme file (YAML, up to 300 KB)"
            hint="All that stands in the box above is replaced by what the file says."
          />
          <Button variant="secondary" preventDoubleClick>
            Replace with this file
          </Button>
        </Form>
      </Details>
      <p class="govuk-body">
        <a class="govuk-link" href={`${at}/discard`}>
          Throw this draft away
        </a>
      </p>
    </>
  );
}

/** The page of a draft: its text, and what is wrong with it. */
function showDraft(request: PageRequest, draft: CheckedDraft, unsaved?: Unsaved): PageAnswer {
  const lines = linesOf(draft.source);
  return draftPage({
    request,
    draft,
    path: '',
    title: 'The file',
    ...(unsaved && { status: unsaved.status, faults: unsaved.faults }),
    body: (
      <>
        <Standing draft={draft} />
        {unsaved?.stale && <SavedMeanwhile draft={draft} />}
        {!unsaved && <Faults check={draft.check} lines={lines} />}
        <Editor request={request} draft={draft} unsaved={unsaved} />
        {!unsaved && <Listing check={draft.check} lines={lines} />}
        <OtherWays request={request} draft={draft} unsaved={unsaved} />
      </>
    ),
  });
}

/** Where a draft stands that was published meanwhile. */
export const publishedPlace = ({ programme, version }: { programme: string; version: number }) =>
  redirect(`/programmes/${programme}/versions/${version}`);

const getDraft = async (request: PageRequest): Promise<PageAnswer> => {
  const found = await request.ask(getProgrammeDraft, { id: request.params.draft ?? '' });
  if (!found.ok) return noSuchDraft(found.error);
  const { published } = found.value;
  return published ? publishedPlace(published) : showDraft(request, found.value);
};

async function save(request: PageRequest, source: string): Promise<PageAnswer> {
  const id = request.params.draft ?? '';
  const found = await request.ask(getProgrammeDraft, { id });
  if (!found.ok) return noSuchDraft(found.error);
  const done = await request.run(saveProgrammeDraft, { id, version: request.seenVersion ?? 0, source });
  if (done.ok) return redirect(`/programme-drafts/${id}`, 'Saved');
  const refusal = formFaults(done.error);
  if (!refusal) return fault(done.error);
  const stale = done.error.kind === 'stale';
  const faults = stale
    ? refusal.faults.map(({ message }) => ({ path: ['source'], message }))
    : refusal.faults;
  return showDraft(request, found.value, { source, faults, status: refusal.status, stale });
}

/** Reads an uploaded file as text: what it is, the one door for files says. */
export async function textOfUpload({
  form,
  formFaults: unread,
}: PageRequest): Promise<Result<string, Fault>> {
  if (unread.length > 0) return invalid(...unread);
  const read = await readUpload(form.file, ['file']);
  return read.ok ? succeed(new TextDecoder().decode(read.value.bytes)) : read;
}

const postFile = async (request: PageRequest): Promise<PageAnswer> => {
  const found = await request.ask(getProgrammeDraft, { id: request.params.draft ?? '' });
  if (!found.ok) return noSuchDraft(found.error);
  const text = await textOfUpload(request);
  if (text.ok) return save(request, text.value);
  const refusal = formFaults(text.error);
  if (!refusal) return fault(text.error);
  return showDraft(request, found.value, { ...refusal, source: found.value.source, stale: false });
};

/** A draft: its text, saved and checked. */
export const draftPages = [
  page({
    method: 'get',
    path: '/programme-drafts/:draft',
    permission: 'programme:publish',
    handle: getDraft,
  }),
  page({
    method: 'post',
    path: '/programme-drafts/:draft',
    permission: 'programme:publish',
    handle: (request) => save(request, textAt(request.form as FormValues, ['source']) ?? ''),
  }),
  page({
    method: 'post',
    path: '/programme-drafts/:draft/file',
    permission: 'programme:publish',
    handle: postFile,
  }),
];
