import { addressOf, fault, file, html, type PageAnswer, type PageRequest, page } from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import {
  CheckboxesField,
  Form,
  type FormValues,
  RadiosField,
  TextField,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { Button, InsetText } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { personFrame } from '../../people/index.ts';
import { chosenWords } from '../chosen-words.ts';
import { whenOf } from '../copy.ts';
import { copyChronology, copyFormats, MOST_LINES } from '../copy-chronology.ts';
import { type Chronology, filterFields, getChronology } from '../get-chronology.ts';
import { asked, chronologyHref, readAddress } from './chronology-view.ts';

const FORMATS: Readonly<Record<(typeof copyFormats)[number], string>> = {
  html: 'A page that any browser opens (HTML)',
  docx: 'A Word document (DOCX)',
};

interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: number;
}

const oldestFirst = (request: PageRequest) =>
  request.ask(getChronology, {
    personId: request.params.id ?? '',
    ...asked(readAddress(request.search)),
    order: 'oldest',
    size: MOST_LINES,
  });

/** What the address chooses, in words. */
function choiceOf(request: PageRequest, chronology: Chronology): string {
  const { kinds, themes, childId, atLeast, from, to, text } = filterFields;
  const wanted = asked(readAddress(request.search));
  return chosenWords(
    {
      kinds: kinds.parse(wanted.kinds),
      themes: themes.parse(wanted.themes),
      childId: childId.parse(wanted.childId),
      atLeast: atLeast.parse(wanted.atLeast),
      from: from.parse(wanted.from),
      to: to.parse(wanted.to),
      text: text.parse(wanted.text),
    },
    chronology,
  ).join('; ');
}

function Copy({
  request,
  chronology,
  shown,
}: {
  request: PageRequest;
  chronology: Chronology;
  shown: Shown;
}) {
  const { values, faults } = shown;
  return (
    <Form action={addressOf(request)} idempotencyKey={request.formKey}>
      <RadiosField
        name="format"
        label="Which kind of file?"
        value={textAt(values, ['format'])}
        faults={faults}
        items={copyFormats.map((value) => ({ value, text: FORMATS[value] }))}
      />
      <CheckboxesField
        name="leaveOut"
        label="Lines to leave out"
        hint="Tick what the reader must not or need not see. A mark stands in its place."
        classes="govuk-checkboxes--small"
        values={textsAt(values, ['leaveOut'])}
        faults={faults}
        items={chronology.entries.map((entry) => ({
          value: entry.id,
          text: `${whenOf(entry)}: ${entry.title}`,
          ...((entry.staysInHouse ?? entry.detail) && {
            hint: entry.staysInHouse ? `Left out by itself: ${entry.staysInHouse}` : entry.detail,
          }),
        }))}
      />
      <TextField
        name="why"
        label="Why are lines left out, if any are?"
        hint="This stands in the copy. For example: about somebody else"
        value={textAt(values, ['why'])}
        faults={faults}
        autocomplete="off"
      />
      <Button>Make the copy</Button>
    </Form>
  );
}

async function show(request: PageRequest, shown: Shown): Promise<PageAnswer> {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, '/chronology');
  if (!frame.ok) return frame.answer;
  const found = await oldestFirst(request);
  if (!found.ok) return fault(found.error);
  const { total } = found.value;
  const chosen = choiceOf(request, found.value);
  return html({
    title: 'A copy of the chronology',
    status: shown.status,
    faults: shown.faults,
    header: frame.header,
    current: '/people',
    back: { href: chronologyHref(personId, readAddress(request.search)), text: 'Chronology' },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">A copy of the chronology</h1>
          <p class="govuk-body facet-words">What is chosen: {chosen || 'everything on record'}.</p>
          <InsetText>
            The copy holds what you may see yourself. Read it through before you give it to anybody: it may
            name other people.
          </InsetText>
          {total > MOST_LINES || total === 0 ? (
            <EmptyState
              title={total === 0 ? 'Nothing fits' : 'These are too many lines for one copy'}
              text={`A copy holds up to ${MOST_LINES} lines. Choose another period or fewer themes on the chronology.`}
              action={{ href: chronologyHref(personId, readAddress(request.search)), text: 'Choose again' }}
            />
          ) : (
            <Copy request={request} chronology={found.value} shown={shown} />
          )}
        </div>
      </div>
    ),
  });
}

async function make(request: PageRequest): Promise<PageAnswer> {
  const values = request.form as FormValues;
  const again = (faults: readonly FieldFault[]) => show(request, { values, faults, status: 422 });
  if (request.formFaults.length > 0) return again(request.formFaults);
  const format = copyFormats.find((each) => each === textAt(values, ['format']));
  if (!format) return again([{ path: ['format'], message: 'Choose the kind of file' }]);
  const copy = await request.ask(copyChronology, {
    personId: request.params.id ?? '',
    ...asked(readAddress(request.search)),
    format,
    leaveOut: textsAt(values, ['leaveOut']),
    why: textAt(values, ['why']),
  });
  if (!copy.ok) return copy.error.kind === 'invalid' ? again(copy.error.faults) : fault(copy.error);
  const { fileName, mediaType, content } = copy.value;
  const type = mediaType === 'text/html' ? 'text/html; charset=utf-8' : mediaType;
  return file({ name: fileName, type, text: new Uint8Array(Buffer.from(content, 'base64')) });
}

const common = { path: '/people/:id/chronology/copy', permission: 'person:read' } as const;

/** A copy of the chronology in a file: what is left out is chosen first. */
export const copyPages = [
  page({
    ...common,
    method: 'get',
    handle: (request) => show(request, { values: { format: 'docx' }, faults: [], status: 200 }),
  }),
  page({ ...common, method: 'post', handle: make }),
];
