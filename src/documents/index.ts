import type { Room } from '../doors/index.ts';
import { addDocument, addDocumentVersion, changeDocument, readFile, zFile } from './add-document.ts';
import { documentChronology } from './document-chronology.ts';
import { documentForms } from './document-forms.tsx';
import { documentPages } from './document-pages.tsx';
import { documentTables } from './document-tables.ts';
import { getDocument, listDocuments, openDocument } from './get-documents.ts';
import { withdrawDocument } from './withdraw-document.ts';

export { fileWords, kindWords } from './document-words.ts';
export { keepAsDocument } from './keep-as-document.ts';
export { addDocument, addDocumentVersion, readFile, zFile };

/** Documents about a person: typed by what they are, versioned, each with who may see it. */
export const documentsRoom: Room = {
  name: 'documents',
  about: 'Documents about a person: typed by what they are, versioned, each with who may see it',
  tables: documentTables,
  commands: [addDocument, addDocumentVersion, changeDocument, withdrawDocument],
  queries: [listDocuments, getDocument, openDocument],
  // The form to add one comes before the document of that name.
  pages: [...documentForms, ...documentPages],
  chronology: [documentChronology],
  personTabs: [
    { text: 'Documents', group: 'life', path: '/documents', order: 58, permission: 'person:read' },
  ],
};
