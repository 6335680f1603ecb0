import { fault, file, type Page, page } from '../../doors/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { getOwnDocuments, openOwnDocument } from '../get-own-documents.ts';
import { ownPage, START } from './frame.tsx';

/** The documents that her worker keeps for her to see, and their files. */
export const ownDocumentPages: readonly Page[] = [
  page({
    method: 'get',
    path: '/my/documents',
    permission: 'own:read',
    async handle(request) {
      const found = await request.ask(getOwnDocuments, {});
      if (!found.ok) return fault(found.error);
      const { documents } = found.value;
      return ownPage({
        title: 'My documents',
        back: { href: START, text: 'My pages' },
        body: (
          <>
            {documents.length === 0 && (
              <p class="govuk-body">
                There are no documents here yet. You can ask your worker to put a paper here for you.
              </p>
            )}
            <ul class="govuk-list govuk-list--spaced">
              {documents.map(({ id, title, kind, datedOn, file: words }) => (
                <li>
                  <a class="govuk-link facet-words" href={`/my/documents/${id}/file`} dir="auto">
                    {title}
                  </a>
                  <br />
                  {[kind, datedOn && formatDate(datedOn), words].filter(Boolean).join(', ')}
                </li>
              ))}
            </ul>
            <p class="govuk-body">
              Opening a document saves it on the phone or computer that you use. If somebody else looks at it,
              delete it from there afterwards, or ask your worker to show it to you.
            </p>
          </>
        ),
      });
    },
  }),
  page({
    method: 'get',
    path: '/my/documents/:document/file',
    permission: 'own:read',
    async handle(request) {
      const found = await request.ask(openOwnDocument, { documentId: request.params.document ?? '' });
      if (!found.ok) return fault(found.error);
      const { fileName, mediaType, content } = found.value;
      const type = mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType;
      return file({ name: fileName, type, text: new Uint8Array(Buffer.from(content, 'base64')) });
    },
  }),
];
