import type { TestApp } from '../app.ts';
import type { Known } from './crawl.ts';

const TABLES = {
  person: 'person',
  enrolmentId: 'enrolment',
  agreementId: 'letter_agreement',
  contact: 'contact',
  documentId: 'document',
  itemId: 'subject_item',
  request: 'subject_request',
} as const;

async function idsOf(app: TestApp, table: string): Promise<string[]> {
  const found: string[] = [];
  for (const schema of ['t_east', 't_west']) {
    const { rows } = await app.owner.query<{ id: string }>(`select id from ${schema}.${table} order by id`);
    found.push(...rows.map(({ id }) => id));
  }
  return found;
}

/** Ids of everything laid down in both tenants, as somebody would have them who walks through ids. */
export async function everyId(app: TestApp): Promise<Known> {
  const ids = new Map<string, string[]>();
  for (const [name, table] of Object.entries(TABLES)) ids.set(name, await idsOf(app, table));
  const people = ids.get('person') ?? [];
  const enrolments = ids.get('enrolmentId') ?? [];
  const contacts = ids.get('contact') ?? [];
  const requests = ids.get('request') ?? [];
  const agreements = ids.get('agreementId') ?? [];
  return {
    personId: people,
    id: [...people, ...enrolments.slice(0, 3), ...contacts, ...requests],
    agreementId: agreements,
    documentId: ids.get('documentId') ?? [],
    itemId: (ids.get('itemId') ?? []).slice(0, 1),
    programme: ['diamond'],
    version: ['1'],
    number: ['1'],
    format: ['html'],
    startedOn: ['2024-06-03'],
    pregnant: ['no'],
    figure: ['open_enrolments'],
  };
}

/** The addresses of a person’s pages, for one who walks through people. */
export const addressesOf = (personId: string): string[] =>
  [
    '',
    '/details',
    '/details/change',
    '/details/safe-contact',
    '/family',
    '/family/map',
    '/family/map/copies',
    '/ecomap',
    '/culturagram',
    '/court',
    '/safety',
    '/programme',
    '/plan',
    '/plan/print',
    '/contacts',
    '/outcomes',
    '/given',
    '/letters',
    '/letters/history',
    '/documents',
    '/chronology',
    '/chronology/copy',
    '/journey',
    '/access',
    '/walled',
    '/seen',
  ].map((path) => `/people/${personId}${path}`);
