import { decide } from '../access/decide.ts';
import { fault, file, html, type Page, type PageAnswer, type PageRequest, page } from '../doors/index.ts';
import { succeed } from '../foundation/result.ts';
import { Button, InsetText, SummaryList } from '../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../interface/layout/index.ts';
import { formatDate, formatMoment } from '../interface/wording/index.ts';
import { personFrame, withdrawalPages } from '../people/index.ts';
import { mayBeShown } from './document.ts';
import { fileWords, kindWords, readersWords } from './document-words.ts';
import { getDocument, listDocuments, openDocument } from './get-documents.ts';
import { withdrawDocument } from './withdraw-document.ts';

type Listed = Extract<Awaited<ReturnType<typeof list>>, { ok: true }>['value'];
type Found = Extract<Awaited<ReturnType<typeof find>>, { ok: true }>['value'];

const list = (request: PageRequest) => request.ask(listDocuments, { personId: request.params.id ?? '' });
const find = (request: PageRequest) =>
  request.ask(getDocument, { personId: request.params.id ?? '', documentId: request.params.document ?? '' });

const mayWrite = ({ actor }: PageRequest) => decide(actor, 'person:write').allowed;

function Table({ documents, base }: { documents: Listed['documents']; base: string }) {
  return (
    <RecordTable
      caption="Documents"
      captionHidden
      columns={['Document', 'What it is', 'Date', 'Added', 'Who may see it'].map((text) => ({ text }))}
      rows={documents.map(
        ({ id, title, kind, datedOn, recordedAt, by, seenBy, shares, versions, withdrawal }) => [
          <a class="govuk-link facet-words" href={`${base}/${id}`} dir="auto">
            {title}
          </a>,
          versions > 1 ? `${kindWords[kind]}, ${versions} versions` : kindWords[kind],
          datedOn ? formatDate(datedOn) : 'None on it',
          [formatMoment(recordedAt), by].filter(Boolean).join(', '),
          withdrawal ? `Taken back on ${formatDate(withdrawal.on)}` : readersWords({ seenBy, shares }),
        ],
      )}
    />
  );
}

async function documentsPage(request: PageRequest): Promise<PageAnswer> {
  const frame = await personFrame(request, request.params.id ?? '', '/documents');
  if (!frame.ok) return frame.answer;
  const found = await list(request);
  if (!found.ok) return fault(found.error);
  const { personId, documents } = found.value;
  const base = `/people/${personId}/documents`;
  return html({
    title: `Documents: ${frame.person.name}`,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${personId}`, text: frame.person.name },
    body: (
      <>
        <h1 class="govuk-heading-l">Documents</h1>
        {mayWrite(request) && <Button href={`${base}/add`}>Add a document</Button>}
        {documents.length === 0 ? (
          <EmptyState
            title="No documents yet"
            text="Letters, court documents, reports, photographs and certificates can be kept here, each with who may see it."
          />
        ) : (
          <Table documents={documents} base={base} />
        )}
      </>
    ),
  });
}

function Facts({ found }: { found: Found }) {
  const { kind, datedOn, proceedings, recordedAt, by } = found;
  return (
    <SummaryList
      rows={[
        { key: 'What it is', value: kindWords[kind] },
        { key: 'Date on it', value: datedOn ? formatDate(datedOn) : 'None' },
        ...(proceedings ? [{ key: 'Proceedings', value: proceedings }] : []),
        { key: 'Who may see it', value: readersWords(found) },
        { key: 'Added', value: [formatMoment(recordedAt), by].filter(Boolean).join(', ') },
      ]}
    />
  );
}

/** A picture stands on the page; it comes by its own address, in a sandbox. */
function Preview({ found, base }: { found: Found; base: string }) {
  const [latest] = found.versions;
  if (!latest || !mayBeShown(latest.mediaType) || latest.mediaType === 'text/plain') return null;
  return (
    <p>
      <img class="facet-document-picture" src={`${base}/versions/${latest.number}/view`} alt={found.title} />
    </p>
  );
}

function Versions({ found, base }: { found: Found; base: string }) {
  return (
    <RecordTable
      caption="Versions"
      columns={['Version', 'File', 'Added', 'Note'].map((text) => ({ text }))}
      rows={found.versions.map((version) => {
        const { number, mediaType, recordedAt, by, note } = version;
        const at = `${base}/versions/${number}`;
        return [
          <>
            <a class="govuk-link" href={`${at}/download`}>
              Download version {number}
            </a>
            {mayBeShown(mediaType) && (
              <>
                <br />
                <a class="govuk-link" href={`${at}/view`}>
                  See version {number} here
                </a>
              </>
            )}
          </>,
          fileWords(version),
          [formatMoment(recordedAt), by].filter(Boolean).join(', '),
          <span class="facet-words" dir="auto">
            {note ?? 'None'}
          </span>,
        ];
      })}
    />
  );
}

function Standing({ request, found, base }: { request: PageRequest; found: Found; base: string }) {
  return (
    <>
      <Preview found={found} base={base} />
      <Facts found={found} />
      <Versions found={found} base={base} />
      {mayWrite(request) && (
        <>
          <p class="govuk-button-group facet-no-print">
            <Button href={`${base}/add-version`} variant="secondary">
              Add a newer version
            </Button>
            <Button href={`${base}/change`} variant="secondary">
              Change what is said of it
            </Button>
          </p>
          <p class="govuk-body facet-no-print">
            <a class="govuk-link" href={`${base}/withdrawal`}>
              Take it back, added by mistake
            </a>
          </p>
        </>
      )}
    </>
  );
}

async function documentPage(request: PageRequest): Promise<PageAnswer> {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, '/documents');
  if (!frame.ok) return frame.answer;
  const asked = await find(request);
  if (!asked.ok) return fault(asked.error);
  const found = asked.value;
  const { title, withdrawal } = found;
  const base = `/people/${personId}/documents/${found.id}`;
  return html({
    title: `Document: ${title}`,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${personId}/documents`, text: 'Documents' },
    body: (
      <>
        <h1 class="govuk-heading-l facet-words" dir="auto">
          {title}
        </h1>
        {withdrawal ? (
          <>
            <InsetText>
              Taken back on {formatDate(withdrawal.on)}
              {withdrawal.by && ` by ${withdrawal.by}`}: {withdrawal.reason}
            </InsetText>
            <p class="govuk-body">Its files open no more. What was said of it is kept.</p>
            <Facts found={found} />
          </>
        ) : (
          <Standing request={request} found={found} base={base} />
        )}
      </>
    ),
  });
}

async function filePage(request: PageRequest, inSandbox: boolean): Promise<PageAnswer> {
  const { id: personId = '', document: documentId = '', number = '' } = request.params;
  const found = await request.ask(openDocument, { personId, documentId, number });
  if (!found.ok) return fault(found.error);
  const { fileName, mediaType, content } = found.value;
  if (inSandbox && !mayBeShown(mediaType)) return fault({ kind: 'not_found', what: 'page' });
  const type = mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType;
  return file({ name: fileName, type, text: new Uint8Array(Buffer.from(content, 'base64')), inSandbox });
}

const get = (path: `/people/:id/documents${string}`, handle: Page['handle']) =>
  page({ method: 'get', path, permission: 'person:read', handle });

/** Taking back a document that was added by mistake. */
const withdrawal = withdrawalPages({
  path: '/documents/:document/withdrawal',
  title: 'Take back a document that was added by mistake',
  lead: 'What was said of it is kept in the history with your reason. Its files open no more, for nobody, and neither the parent nor a partner organisation sees it any more.',
  list: { path: '/documents', text: 'Documents' },
  command: withdrawDocument,
  async find(request) {
    const found = await find(request);
    if (!found.ok) return found;
    const { id, version, withdrawal: taken, kind, title, datedOn } = found.value;
    const rows = [
      { key: 'Document', value: title },
      { key: 'What it is', value: kindWords[kind] },
      ...(datedOn ? [{ key: 'Date on it', value: formatDate(datedOn) }] : []),
    ];
    return succeed({ id, version, withdrawal: taken, rows });
  },
});

/** The documents about a person, and their files. */
export const documentPages: readonly Page[] = [
  get('/people/:id/documents', documentsPage),
  get('/people/:id/documents/:document', documentPage),
  get('/people/:id/documents/:document/versions/:number/download', (request) => filePage(request, false)),
  get('/people/:id/documents/:document/versions/:number/view', (request) => filePage(request, true)),
  ...withdrawal,
];
