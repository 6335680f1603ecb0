import { z } from 'zod';
import { ofPerson, query, withinReach } from '../../doors/index.ts';
import { zCountOut, zIdOut, zVersionOut } from '../../foundation/answers.ts';
import { notFound } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { succeed } from '../../foundation/result.ts';
import { exemptionIds } from './exemptions.ts';
import { viewRequest, zRequestOut } from './request-output.ts';
import { closedRequestRows, countReading, findRequest, listRequestRows, readItems } from './request-store.ts';
import { markKinds } from './third-parties.ts';

const zRequests = z.strictObject({ open: z.array(zRequestOut), closed: z.array(zRequestOut) });

/** Every request that is open, the first due first, and those closed last. */
export const listSubjectRequests = query({
  name: 'listSubjectRequests',
  summary: 'Requests for a copy of what is kept about a person, the first due first',
  permission: 'rights:read',
  about: withinReach,
  input: z.strictObject({}),
  output: zRequests,
  looksAt: () => [],
  api: { method: 'get', path: '/subject-requests' },
  async handle({ db, today }) {
    const rows = await listRequestRows(db, {});
    const open = rows
      .map((row) => viewRequest(row, today))
      .sort((a, b) => (a.clock.daysLeft ?? 99_999) - (b.clock.daysLeft ?? 99_999));
    const closed = (await closedRequestRows(db)).map((row) => viewRequest(row, today));
    return succeed({ open, closed });
  },
});

/** The requests about one person. */
export const listRequestsOfPerson = query({
  name: 'listRequestsOfPerson',
  summary: 'Requests for a copy of what is kept about one person',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: z.array(zRequestOut),
  looksAt: (requests: readonly { personId: string }[]) =>
    requests.slice(0, 1).map(({ personId }) => personId),
  api: null,
  async handle({ db, today }, { personId }) {
    const rows = await listRequestRows(db, { personId });
    return succeed(rows.map((row) => viewRequest(row, today)));
  },
});

const zReading = z.strictObject({
  items: zCountOut,
  marks: zCountOut,
  open: zCountOut,
  hidden: zCountOut,
  sentBack: zCountOut,
});

/** One request: its clock, and how far its reading has come. */
export const getSubjectRequest = query({
  name: 'getSubjectRequest',
  summary: 'One request: its clock, and how far its reading has come',
  permission: 'rights:read',
  about: ({ id }) => ({ kind: 'subjectRequest', id }),
  input: z.strictObject({ id: zId }),
  output: z.strictObject({ request: zRequestOut, reading: zReading }),
  looksAt: ({ request }: { request: { personId: string } }) => [request.personId],
  api: { method: 'get', path: '/subject-requests/{id}' },
  async handle({ db, today }, { id }) {
    const request = await findRequest(db, id);
    if (!request) return notFound('request');
    return succeed({ request: viewRequest(request, today), reading: await countReading(db, id) });
  },
});

const zMarkOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  passage: zCountOut,
  starts: zCountOut,
  ends: zCountOut,
  kind: z.enum(markKinds),
  foundByFacet: z.boolean(),
  decision: z.enum(['hide', 'show']).nullable(),
  reason: z.enum(exemptionIds).nullable(),
  note: z.string().nullable(),
  decidedBy: z.string().nullable(),
  sentBack: z.string().nullable(),
});

const zItemOut = z.strictObject({
  id: zIdOut,
  position: zCountOut,
  source: z.string(),
  title: z.string(),
  passages: z.array(z.strictObject({ label: z.string(), text: z.string() })),
  marks: z.array(zMarkOut),
  hasFile: z.boolean(),
});

const PAGE = 20;

/** What was collected, to be read: a page of it, or one record. */
export const readCollected = query({
  name: 'readCollected',
  summary: 'Read what was collected for a request, with the places that were marked',
  permission: 'rights:handle',
  about: ({ id }) => ({ kind: 'subjectRequest', id }),
  input: z.strictObject({
    id: zId,
    itemId: zId.optional().meta({ description: 'One record only' }),
    only: z
      .enum(['all', 'open'])
      .default('all')
      .meta({ description: '`open`: records with places that are not decided yet' }),
    page: z.coerce
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(1)
      .meta({ description: 'Twenty records a page' }),
  }),
  output: z.strictObject({
    request: zRequestOut,
    reading: zReading,
    items: z.array(zItemOut),
    page: zCountOut,
    more: z.boolean(),
  }),
  looksAt: ({ request }: { request: { personId: string } }) => [request.personId],
  api: { method: 'get', path: '/subject-requests/{id}/collected' },
  async handle({ db, today }, { id, itemId, only, page }) {
    const request = await findRequest(db, id);
    if (!request) return notFound('request');
    const which = { onlyOpen: only === 'open', from: (page - 1) * PAGE, size: PAGE + 1 };
    const found = await readItems(db, id, itemId ? { itemId } : which);
    if (itemId && found.length === 0) return notFound('record');
    const items = found.slice(0, PAGE).map(({ file: _, ...item }) => ({
      ...item,
      marks: item.marks.map(({ foundBy, decidedByName, subjectItemId: _, ...mark }) => ({
        ...mark,
        foundByFacet: foundBy === null,
        decidedBy: decidedByName,
      })),
    }));
    const reading = await countReading(db, id);
    return succeed({ request: viewRequest(request, today), reading, items, page, more: found.length > PAGE });
  },
});
