import { z } from 'zod';
import { decide } from '../access/decide.ts';
import { fault, html, type Page, type PageRequest, page } from '../doors/index.ts';
import { succeed } from '../foundation/result.ts';
import { TextField, textAt } from '../interface/forms/index.ts';
import { Table } from '../interface/govuk/index.ts';
import { EmptyState } from '../interface/layout/index.ts';
import { formatDate } from '../interface/wording/index.ts';
import { personFrame, type RecordForm, recordFormPages } from '../people/index.ts';
import { comparePictureCopy, keepPictureCopy, listPictureCopies } from './keep-picture.ts';
import type { Drawn } from './picture-copy.ts';

const NO_PAGE = { kind: 'not_found', what: 'page' } as const;

async function copiesPage(request: PageRequest, drawn: Drawn) {
  const id = request.params.id ?? '';
  const base = `/people/${id}/${drawn}`;
  const frame = await personFrame(request, id, `/${drawn}`);
  if (!frame.ok) return frame.answer;
  const found = await request.ask(listPictureCopies, { personId: id, drawn });
  if (!found.ok) return fault(found.error);
  const { copies } = found.value;
  const keep = { href: `${base}/copies/keep`, text: `Keep a copy of the ${drawn} as it is today` };
  const mayWrite = decide(request.actor, 'person:write').allowed;
  return html({
    title: `Copies of the ${drawn} of ${frame.person.name}`,
    header: frame.header,
    current: '/people',
    back: { href: base, text: drawn === 'ecomap' ? 'Ecomap' : 'Culturagram' },
    body: (
      <>
        <h1 class="govuk-heading-l">Copies of the {drawn}</h1>
        {copies.length === 0 && (
          <EmptyState title="No copy has been kept yet" action={mayWrite ? keep : undefined} />
        )}
        <ul class="govuk-list govuk-list--spaced">
          {copies.map((copy) => (
            <li>
              <a class="govuk-link" href={`${base}/copies/${copy.id}`}>
                {formatDate(copy.takenOn)}
              </a>
              {copy.note && `: ${copy.note}`}
              {copy.by && <div class="govuk-hint govuk-!-margin-bottom-0">Kept by {copy.by}</div>}
            </li>
          ))}
        </ul>
        {mayWrite && copies.length > 0 && (
          <p class="govuk-body">
            <a class="govuk-link" href={keep.href}>
              {keep.text}
            </a>
          </p>
        )}
      </>
    ),
  });
}

async function comparePage(request: PageRequest, drawn: Drawn) {
  const { id = '', copy = '' } = request.params;
  const frame = await personFrame(request, id, `/${drawn}`);
  if (!frame.ok) return frame.answer;
  const found = await request.ask(comparePictureCopy, { personId: id, copyId: copy });
  if (!found.ok) return fault(found.error.kind === 'invalid' ? NO_PAGE : found.error);
  if (found.value.drawn !== drawn) return fault(NO_PAGE);
  const { takenOn, note, differences } = found.value;
  const day = formatDate(takenOn);
  return html({
    title: `The ${drawn} of ${day} and today`,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${id}/${drawn}/copies`, text: 'Copies' },
    body: (
      <>
        <h1 class="govuk-heading-l">What has changed since {day}</h1>
        {note && <p class="govuk-body">{note}</p>}
        {differences.length === 0 ? (
          <p class="govuk-body">Nothing on the {drawn} has changed since then.</p>
        ) : (
          <Table
            caption={`What the ${drawn} said then, and what it says now`}
            captionClasses="govuk-visually-hidden"
            head={[{ text: 'What' }, { text: `On ${day}` }, { text: 'Now' }]}
            rows={differences.map(({ what, before, today }) => [
              { text: what },
              { text: before ?? `Not on the ${drawn}` },
              { text: today ?? `No longer on the ${drawn}` },
            ])}
          />
        )}
      </>
    ),
  });
}

const zCopy = z.object({ note: z.string().optional() });
interface About {
  readonly personId: string;
}

const keepForm = (drawn: Drawn): RecordForm<About, typeof zCopy> => ({
  path: `/${drawn}/copies/keep`,
  permission: 'person:write',
  tab: `/${drawn}`,
  find: async (request) => {
    const personId = request.params.id ?? '';
    const found = await request.ask(listPictureCopies, { personId, drawn });
    return found.ok ? succeed({ personId }) : found;
  },
  title: () => `Keep a copy of this ${drawn}`,
  lead: () => <p class="govuk-body">A copy shows later what was known today.</p>,
  save: 'Keep a copy',
  values: () => ({}),
  fields: ({ values, faults }) => (
    <TextField
      name="note"
      label="What is this copy for?"
      hint="For example, “made together at the start”"
      value={textAt(values, ['note'])}
      faults={faults}
    />
  ),
  schema: zCopy,
  submit: async (request, { personId }, { note }) => {
    const done = await request.run(keepPictureCopy, { personId, drawn, note });
    const to = `/people/${personId}/${drawn}/copies`;
    return done.ok ? succeed({ to, notice: 'The copy is kept' }) : done;
  },
});

const pagesOf = (drawn: Drawn): Page[] => [
  ...recordFormPages(keepForm(drawn)),
  page({
    method: 'get',
    path: `/people/:id/${drawn}/copies`,
    permission: 'person:read',
    handle: (request) => copiesPage(request, drawn),
  }),
  page({
    method: 'get',
    path: `/people/:id/${drawn}/copies/:copy`,
    permission: 'person:read',
    handle: (request) => comparePage(request, drawn),
  }),
];

/** The dated copies of an ecomap and of a culturagram, and what has changed since one. */
export const pictureCopiesPages: readonly Page[] = [...pagesOf('ecomap'), ...pagesOf('culturagram')];
