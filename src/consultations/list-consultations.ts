import { z } from 'zod';
import { staffNow } from '../access/staff/index.ts';
import { actionsOfConsultation, agreedView } from '../agreed/index.ts';
import { ofPerson, query, staffIdOf, withinReach } from '../doors/index.ts';
import { zIdOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { isOnRecord } from '../people/index.ts';
import { consultationStandings } from './consultation.ts';
import { consultationView, zConsultationOut } from './consultation-output.ts';
import { consultationsOf, findConsultation, listedConsultations } from './consultation-store.ts';

/** How many stand on one page of the list. */
const PAGE = 50;

/** What professionals asked. */
export const listConsultations = query({
  name: 'listConsultations',
  summary: 'List consultations: those that are open, unless something else is asked for',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({
    standing: z
      .enum(['open', 'all', ...consultationStandings])
      .default('open')
      .meta({ description: 'How they stand; those that are open when left out' }),
    programme: z
      .string()
      .max(60)
      .nullish()
      .transform((id) => id || null)
      .meta({ description: 'Of one programme' }),
    theme: z
      .string()
      .max(60)
      .nullish()
      .transform((id) => id || null)
      .meta({ description: 'About one of its themes' }),
    whose: z.enum(['mine', 'all']).default('all').meta({ description: 'mine: those that one gives oneself' }),
    page: z.coerce
      .number()
      .int()
      .min(1)
      .max(10_000)
      .default(1)
      .meta({ description: 'Which page, from 1; 50 stand on each' }),
  }),
  output: z.strictObject({ items: z.array(zConsultationOut), page: z.int(), more: z.boolean() }),
  api: { method: 'get', path: '/consultations' },
  async handle({ db, programmes, today, actor }, { whose, page, ...filter }) {
    const rows = await listedConsultations(db, {
      ...filter,
      givenBy: whose === 'mine' ? staffIdOf(actor) : null,
      offset: (page - 1) * PAGE,
      limit: PAGE + 1,
    });
    const items = rows.slice(0, PAGE).map((row) => consultationView(row, programmes, today));
    return succeed({ items, page, more: rows.length > PAGE });
  },
  looksAt: ({ items }) =>
    items.flatMap(({ personId }) => (personId ? [{ personId, extent: 'list' as const }] : [])),
});

/** What professionals asked about one person. */
export const listConsultationsOfPerson = query({
  name: 'listConsultationsOfPerson',
  summary: 'List what professionals asked about a person, and what was advised',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.strictObject({ personId: zIdOut, items: z.array(zConsultationOut) }),
  api: { method: 'get', path: '/people/{personId}/consultations' },
  async handle({ db, programmes, today }, { personId }) {
    if (!(await isOnRecord(db, personId))) return notFound('person');
    const rows = await consultationsOf(db, personId);
    return succeed({ personId, items: rows.map((row) => consultationView(row, programmes, today)) });
  },
  looksAt: ({ personId }) => [personId],
});

/** One consultation. */
export const getConsultation = query({
  name: 'getConsultation',
  summary: 'Read one consultation: what was asked, what was advised and agreed, and whether it helped',
  permission: 'caseload:read',
  about: ({ id }) => ({ kind: 'consultation', id }),
  input: z.strictObject({ id: zId }),
  output: zConsultationOut,
  api: { method: 'get', path: '/consultations/{id}' },
  async handle({ db, programmes, today }, { id }) {
    const row = await findConsultation(db, id);
    if (!row) return notFound('consultation');
    const actions = (await actionsOfConsultation(db, id)).map((each) => agreedView(each, today));
    return succeed(consultationView(row, programmes, today, actions));
  },
  looksAt: ({ personId }) => (personId ? [personId] : []),
});

/** Who works here, for choosing who gives a consultation or does what was agreed. */
export const listConsultants = query({
  name: 'listConsultants',
  summary: 'List who may give a consultation',
  permission: 'contact:record',
  about: withinReach,
  input: z.strictObject({}),
  output: z.array(z.strictObject({ id: zIdOut, name: z.string() })),
  api: null,
  handle: async ({ db }) => succeed(await staffNow(db)),
  looksAt: () => [],
});
