import { decide } from '../../access/decide.ts';
import { wallsOpenTo } from '../../access/walls.ts';
import {
  fault,
  formFaults,
  html,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { Form, type FormValues, RadiosField, TextAreaField, textAt } from '../../interface/forms/index.ts';
import { Button, Tag } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { formatMoment } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { endWalledNote, listWalledNotes, noteWalls, writeWalledNote } from '../walled.ts';
import type { NoteWall, WalledNote } from '../walled-store.ts';

const WORDS: Readonly<Record<NoteWall, { readonly title: string; readonly hint: string }>> = {
  private: {
    title: 'Only I',
    hint: 'A note to yourself. Even so, the person may ask for all that is written about her or him.',
  },
  health: { title: 'Health', hint: 'Workers and managers; not auditors, leaders, analysts or partners' },
  carer: {
    title: 'Carers and adopters',
    hint: 'Who cares for a child or has adopted one. Workers and managers only',
  },
  supervision: { title: 'Supervision', hint: 'Managers only' },
  trial: { title: 'Arm of a trial', hint: 'Nobody who works with the person' },
};

interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: number;
}

const idOf = (request: PageRequest) => request.params.id ?? '';
const address = (personId: string) => `/people/${personId}/walled`;

function Note({ request, note, mayWrite }: { request: PageRequest; note: WalledNote; mayWrite: boolean }) {
  return (
    <article class="govuk-!-margin-bottom-6">
      <p class="govuk-body-s govuk-!-margin-bottom-1">
        <Tag colour="purple">{WORDS[note.wall].title}</Tag> {formatMoment(note.recordedAt)}
        {note.by ? `, ${note.by}` : ''}
      </p>
      <p class="govuk-body facet-words" dir="auto">
        {note.value}
      </p>
      {mayWrite && (
        <Form action={`${address(idOf(request))}/${note.id}/end`} idempotencyKey={request.formKey}>
          <Button variant="secondary" preventDoubleClick>
            Take this away
          </Button>
        </Form>
      )}
    </article>
  );
}

async function show(request: PageRequest, { values, faults, status }: Shown): Promise<PageAnswer> {
  const personId = idOf(request);
  const frame = await personFrame(request, personId, '/walled');
  if (!frame.ok) return frame.answer;
  const found = await request.ask(listWalledNotes, { personId });
  if (!found.ok) return fault(found.error);
  const { actor } = request;
  const mayWrite = decide(actor, 'person:write').allowed;
  const open = actor.kind === 'staff' ? wallsOpenTo(actor) : [];
  return html({
    title: 'Notes that only some may read',
    header: frame.header,
    back: { href: `/people/${frame.person.id}`, text: frame.person.name },
    status,
    faults,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Notes that only some may read</h1>
          {found.value.notes.length === 0 && <EmptyState title="Nothing here that you may read" />}
          {found.value.notes.map((note) => (
            <Note request={request} note={note} mayWrite={mayWrite} />
          ))}
          {mayWrite && (
            <Form
              action={address(personId)}
              idempotencyKey={request.formKey}
              attributes={{ 'data-keep': '' }}
            >
              <h2 class="govuk-heading-m">Write a note</h2>
              <RadiosField
                name="wall"
                label="Who may read it?"
                value={textAt(values, ['wall'])}
                faults={faults}
                items={noteWalls
                  .filter((wall) => open.includes(wall))
                  .map((wall) => ({ value: wall, text: WORDS[wall].title, hint: WORDS[wall].hint }))}
              />
              <TextAreaField
                name="value"
                label="Note"
                rows={4}
                value={textAt(values, ['value'])}
                faults={faults}
              />
              <Button preventDoubleClick>Save note</Button>
            </Form>
          )}
        </div>
      </div>
    ),
  });
}

async function write(request: PageRequest): Promise<PageAnswer> {
  const values = request.form as FormValues;
  const done = await request.run(writeWalledNote, {
    personId: idOf(request),
    wall: textAt(values, ['wall']) as 'private',
    value: textAt(values, ['value']) ?? '',
  });
  if (done.ok) return redirect(address(idOf(request)), 'The note is saved');
  const found = formFaults(done.error);
  return found ? show(request, { values, ...found }) : fault(done.error);
}

async function end(request: PageRequest): Promise<PageAnswer> {
  const done = await request.run(endWalledNote, {
    personId: idOf(request),
    id: request.params.note ?? '',
  });
  return done.ok ? redirect(address(idOf(request)), 'The note is taken away') : fault(done.error);
}

/** Notes behind walls, on a page of their own, so that nobody who stands beside a worker reads them by chance. */
export const walledPages: readonly Page[] = [
  page({
    method: 'get',
    path: '/people/:id/walled',
    permission: 'person:read',
    handle: (request) => show(request, { values: {}, faults: [], status: 200 }),
  }),
  page({ method: 'post', path: '/people/:id/walled', permission: 'person:write', handle: write }),
  page({ method: 'post', path: '/people/:id/walled/:note/end', permission: 'person:write', handle: end }),
];
