import { z } from 'zod';
import { asTyped, type Page, type PageRequest } from '../doors/index.ts';
import { readUpload, type Upload } from '../doors/upload.ts';
import { type Fault, type FieldFault, invalid, notFound } from '../foundation/fault.ts';
import { fail, type Result, succeed } from '../foundation/result.ts';
import {
  CheckboxesField,
  DateField,
  datePartsAt,
  type FormValues,
  faultAt,
  fieldId,
  formDateText,
  optional,
  RadiosField,
  readForm,
  SelectField,
  TextField,
  textAt,
  textsAt,
} from '../interface/forms/index.ts';
import { FileUpload } from '../interface/govuk/index.ts';
import { formatDate } from '../interface/wording/index.ts';
import { dateBoxes, type FieldsOf, type RecordForm, recordFormPages } from '../people/index.ts';
import { addDocument, addDocumentVersion, changeDocument } from './add-document.ts';
import { documentKinds, type SeenBy, zDocument, zNote } from './document.ts';
import { kindWords, seenByWords } from './document-words.ts';
import { getDocument, listDocuments } from './get-documents.ts';

type Listed = Extract<Awaited<ReturnType<typeof list>>, { ok: true }>['value'];
type Found = Extract<Awaited<ReturnType<typeof find>>, { ok: true }>['value'];
type Drawn = Pick<FieldsOf<unknown>, 'values' | 'faults'>;

const list = (request: PageRequest) => request.ask(listDocuments, { personId: request.params.id ?? '' });

/** A document that may be changed, with what it may be changed to. */
async function find(request: PageRequest) {
  const { id: personId = '', document: documentId = '' } = request.params;
  const found = await request.ask(getDocument, { personId, documentId });
  if (!found.ok) return found;
  if (found.value.withdrawal && Object.keys(request.form).length === 0) return notFound('page');
  const listed = await list(request);
  return listed.ok ? succeed({ document: found.value, listed: listed.value }) : listed;
}

const HINT =
  'PDF, a photo (JPEG, PNG, HEIC or WebP), Word (DOCX), OpenDocument or plain text, up to 10 MB. Without a password.';

function File({ faults, label }: Pick<Drawn, 'faults'> & { label: string }) {
  const wrong = faultAt(faults, ['file'])?.message;
  const again =
    faults.length > 0 && !wrong ? ' Choose the file again: it is not kept while something is wrong.' : '';
  return (
    <FileUpload
      id={fieldId(['file'])}
      name="file"
      label={{ text: label, classes: 'govuk-label--s' }}
      hint={`${HINT}${again}`}
      errorMessage={wrong}
    />
  );
}

function Said({ values, faults, listed, own }: Drawn & { listed: Listed; own: SeenBy | undefined }) {
  const shown = { values, faults };
  const choices = listed.seenBy.includes(own ?? 'record') || !own ? listed.seenBy : [...listed.seenBy, own];
  return (
    <>
      <RadiosField
        {...shown}
        name={['document', 'kind']}
        label="What is it?"
        classes="govuk-radios--small"
        value={textAt(values, ['document', 'kind'])}
        items={documentKinds.map((value) => ({ value, text: kindWords[value] }))}
      />
      <TextField
        {...shown}
        name={['document', 'title']}
        label="Title"
        hint="So that a colleague knows it at sight"
        value={textAt(values, ['document', 'title'])}
        autocomplete="off"
      />
      <DateField
        {...shown}
        name={['document', 'datedOn']}
        label="The day that stands on it, if there is one"
        value={datePartsAt(values, ['document', 'datedOn'])}
      />
      {listed.proceedings.length > 0 && (
        <SelectField
          {...shown}
          name={['document', 'proceedingsId']}
          label="Proceedings that it belongs to, if any"
          value={textAt(values, ['document', 'proceedingsId'])}
          items={[
            { value: '', text: 'None' },
            ...listed.proceedings.map(({ id, words }) => ({ value: id, text: words })),
          ]}
        />
      )}
      <RadiosField
        {...shown}
        name={['document', 'seenBy']}
        label="Who may see it?"
        hint="A document may name other people. Think of them before you show it to the parent."
        classes="govuk-radios--small"
        value={textAt(values, ['document', 'seenBy'])}
        items={choices.map((value) => ({ value, text: seenByWords[value] }))}
      />
      {listed.shares.length > 0 && (
        <CheckboxesField
          {...shown}
          name={['document', 'shares']}
          label="Which organisations outside may see it as well?"
          hint="This person is shared with these. Their workers can open it until the share ends; nobody else outside can. Choose none where it is not for them."
          classes="govuk-checkboxes--small"
          values={textsAt(values, ['document', 'shares'])}
          items={listed.shares.map(({ id, organisation, untilOn }) => ({
            value: id,
            text: `${organisation}, until ${formatDate(untilOn)}`,
          }))}
        />
      )}
    </>
  );
}

function Note({ values, faults, label }: Drawn & { label: string }) {
  return (
    <TextField
      faults={faults}
      name="note"
      label={label}
      value={textAt(values, ['note'])}
      autocomplete="off"
    />
  );
}

const zSaid = z.object({
  document: z.object({
    kind: zDocument.shape.kind,
    title: zDocument.shape.title,
    datedOn: optional(formDateText({ what: 'date on it' })),
    proceedingsId: optional(z.string()),
    seenBy: zDocument.shape.seenBy,
    shares: z.preprocess((sent) => (sent === undefined ? [] : [sent].flat()), z.array(z.string())),
  }),
});
const zNoted = z.object({ note: zNote });

const fileOf = ({ name, bytes }: Upload) => ({ name, content: Buffer.from(bytes).toString('base64') });

const faultsOf = (found: Fault) => (found.kind === 'invalid' ? found.faults : []);

/** What a command says of the file, at the field in which it was chosen. */
function atFile(error: Fault): Fault {
  if (error.kind !== 'invalid') return error;
  const moved = error.faults.map(
    (each): FieldFault => (each.path[0] === 'file' ? { ...each, path: ['file'] } : each),
  );
  return { kind: 'invalid', faults: moved };
}

/** Reads the file of a form together with the rest, so that all that is wrong is said at once. */
async function together<T>(
  values: FormValues,
  rest: Result<T, Fault>,
): Promise<Result<{ readonly file: ReturnType<typeof fileOf>; readonly rest: T }, Fault>> {
  const read = await readUpload(values.file, ['file']);
  if (rest.ok && read.ok) return succeed({ file: fileOf(read.value), rest: rest.value });
  return invalid(...(rest.ok ? [] : faultsOf(rest.error)), ...(read.ok ? [] : faultsOf(read.error)));
}

function read<Schema extends z.ZodType>(schema: Schema, values: FormValues): Result<z.output<Schema>, Fault> {
  const found = readForm(schema, { values, faults: [] });
  return found.ok ? found : invalid(...found.error);
}

type Said = z.output<typeof zSaid>;

/** Choices that the form does not offer are said beside the file’s faults: the command would see the file first. */
function chosenFrom<T extends Said>(listed: Listed, said: Result<T, Fault>): Result<T, Fault> {
  if (!said.ok) return said;
  const { proceedingsId, seenBy, shares } = said.value.document;
  const faults: FieldFault[] = [];
  if (proceedingsId && !listed.proceedings.some(({ id }) => id === proceedingsId))
    faults.push({ path: ['document', 'proceedingsId'], message: 'Choose proceedings from the list' });
  if (!listed.seenBy.includes(seenBy))
    faults.push({ path: ['document', 'seenBy'], message: 'Choose readers of whom you are one yourself' });
  if (!shares.every((each) => listed.shares.some(({ id }) => id === each)))
    faults.push({
      path: ['document', 'shares'],
      message: 'Choose organisations that this person is shared with today',
    });
  return faults.length > 0 ? invalid(...faults) : said;
}

const tab = '/documents';
const permission = 'person:write';
const documentOf = (personId: string, id: string) => `/people/${personId}/documents/${id}`;

const addForm: RecordForm<Listed, typeof asTyped> = {
  path: '/documents/add',
  permission,
  tab,
  find: list,
  title: () => 'Add a document',
  save: 'Add this document',
  sendsFiles: true,
  values: () => ({ document: { kind: '', title: '', proceedingsId: '', seenBy: '' }, note: '' }),
  fields: ({ about, ...shown }) => (
    <>
      <File faults={shown.faults} label="The file" />
      <Said {...shown} listed={about} own={undefined} />
      <Note {...shown} label="Note, for example where it came from" />
    </>
  ),
  schema: asTyped,
  async submit(request, listed, _, { values }) {
    const { personId } = listed;
    const sent = await together(values, chosenFrom(listed, read(z.intersection(zSaid, zNoted), values)));
    if (!sent.ok) return sent;
    const { file, rest } = sent.value;
    const done = await request.run(addDocument, { personId, ...rest, file });
    if (!done.ok) return fail(atFile(done.error));
    return succeed({ to: documentOf(personId, done.value.id), notice: 'The document is added' });
  },
};

const backTo = ({ document: { personId, id, title } }: Found) => ({
  href: documentOf(personId, id),
  text: title,
});

const changeForm: RecordForm<Found, typeof zSaid> = {
  path: '/documents/:document/change',
  permission,
  tab,
  back: backTo,
  find,
  title: () => 'Change what is said of a document',
  save: 'Save',
  version: ({ document }) => document.version,
  values: ({ document: { kind, title, datedOn, proceedingsId, seenBy, shares } }) => ({
    document: {
      kind,
      title,
      datedOn: dateBoxes(datedOn),
      proceedingsId: proceedingsId ?? '',
      seenBy,
      shares: shares.map(({ id }) => id),
    },
  }),
  labels: {
    'document.kind': 'What is it?',
    'document.title': 'Title',
    'document.datedOn': 'Date',
    'document.seenBy': 'Who may see it?',
    'document.shares': 'Organisations outside',
  },
  fields: ({ about, ...shown }) => <Said {...shown} listed={about.listed} own={about.document.seenBy} />,
  schema: zSaid,
  async submit(request, { document }, { document: said }, { version = document.version }) {
    const { personId, id: documentId } = document;
    const done = await request.run(changeDocument, { personId, documentId, version, document: said });
    return done.ok ? succeed({ to: documentOf(personId, documentId), notice: 'Saved' }) : done;
  },
};

const versionForm: RecordForm<Found, typeof asTyped> = {
  path: '/documents/:document/add-version',
  permission,
  tab,
  back: backTo,
  find,
  title: () => 'Add a newer version',
  lead: ({ document: { title, versions } }) => (
    <p class="govuk-body facet-words">
      <bdi>{title}</bdi> has {versions.length === 1 ? '1 version' : `${versions.length} versions`}. What is
      there stays, and can still be opened.
    </p>
  ),
  save: 'Add this version',
  sendsFiles: true,
  version: ({ document }) => document.version,
  values: () => ({ note: '' }),
  fields: ({ about: _, ...shown }) => (
    <>
      <File faults={shown.faults} label="The newer file" />
      <Note {...shown} label="What is new in it?" />
    </>
  ),
  schema: asTyped,
  async submit(request, { document }, _, { values, version = document.version }) {
    const sent = await together(values, read(zNoted, values));
    if (!sent.ok) return sent;
    const { personId, id: documentId } = document;
    const { file, rest } = sent.value;
    const done = await request.run(addDocumentVersion, { personId, documentId, version, ...rest, file });
    if (!done.ok) return fail(atFile(done.error));
    return succeed({ to: documentOf(personId, documentId), notice: `Version ${done.value.number} is added` });
  },
};

/** The forms about documents. */
export const documentForms: readonly Page[] = [
  ...recordFormPages(addForm),
  ...recordFormPages(changeForm),
  ...recordFormPages(versionForm),
];
