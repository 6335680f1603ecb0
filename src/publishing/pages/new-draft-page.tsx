import {
  fault,
  formFaults,
  html,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import { type Fault, type FieldFault, invalidField } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import { Form, type FormValues, RadiosField, SelectField, textAt } from '../../interface/forms/index.ts';
import { Button, FileUpload } from '../../interface/govuk/index.ts';
import { getProgrammeFile } from '../get-programmes.ts';
import { withNextVersion } from '../programme-draft.ts';
import { startProgrammeDraft } from '../save-draft.ts';
import { BEGINNINGS, type Beginning, firstText, type Known } from '../starting.ts';
import { textOfUpload } from './draft-page.tsx';

interface Shown {
  readonly begin: string | undefined;
  readonly programme: string | undefined;
  readonly faults: readonly FieldFault[];
}

const WORDS: Readonly<Record<Beginning, { readonly text: string; readonly hint: string }>> = {
  example: { text: 'A small worked example', hint: 'A whole service of 60 lines, to change as you like' },
  next: {
    text: 'The next version of a programme that runs here',
    hint: 'Open cases keep their version until you move them',
  },
  copy: { text: 'A copy of a programme that ships with Facet', hint: 'Yours from then on' },
  variant: {
    text: 'A local variant of another programme',
    hint: 'Says only what differs; the rest is as it stands there',
  },
  file: { text: 'A file from your computer', hint: 'Text in YAML, up to 300 KB' },
};

const known = ({ programmes, house }: PageRequest) => {
  const runs: readonly Known[] = programmes.list();
  const ships = house.shipped();
  const others = ships.filter((each) => !runs.some(({ programme }) => programme === each.programme));
  return { runs, ships, all: [...runs, ...others] };
};

/** Which programme, beside the choice that needs one. Each choice has a list of its own. */
function Which(props: { name: string; from: readonly Known[]; shown: Shown }) {
  const { name, from, shown } = props;
  return (
    <SelectField
      name={name}
      label="Which one?"
      faults={shown.faults}
      value={shown.programme}
      items={[
        { value: '', text: 'Choose a programme' },
        ...from.map(({ programme, title }) => ({ value: programme, text: title })),
      ]}
    />
  );
}

function NewDraftForm({ request, shown }: { request: PageRequest; shown: Shown }) {
  const { runs, ships, all } = known(request);
  const lists: Partial<Record<Beginning, readonly Known[]>> = { next: runs, copy: ships, variant: all };
  const fileFault = shown.faults.find(({ path }) => path[0] === 'file' || path[0] === 'source');
  return (
    <Form action="/programme-drafts/new" idempotencyKey={request.formKey} sendsFiles>
      <RadiosField
        name="begin"
        faults={shown.faults}
        value={shown.begin}
        label={{ text: 'What do you begin with?', classes: 'govuk-fieldset__legend--m' }}
        items={BEGINNINGS.filter((each) => lists[each] === undefined || lists[each].length > 0).map(
          (each) => {
            const from = lists[each];
            const file = (
              <FileUpload id="file" name="file" label="The file" errorMessage={fileFault?.message} />
            );
            return {
              value: each,
              ...WORDS[each],
              conditional: from ? (
                <Which name={each} from={from} shown={shown} />
              ) : each === 'file' ? (
                file
              ) : undefined,
            };
          },
        )}
      />
      <Button preventDoubleClick>Begin the draft</Button>
    </Form>
  );
}

function showNew(request: PageRequest, shown: Shown, status = 200): PageAnswer {
  return html({
    title: 'Write a programme',
    current: '/programmes',
    back: { href: '/programmes', text: 'Programmes' },
    ...(shown.faults.length > 0 && { status, faults: shown.faults }),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Write a programme</h1>
          <p class="govuk-body">
            A programme is a text file. You write it here, see every fault beside its line, try it on made-up
            people, and publish it when it is right. Nothing that you write changes a record before that.
          </p>
          <NewDraftForm request={request} shown={shown} />
        </div>
      </div>
    ),
  });
}

async function sourceFor(
  request: PageRequest,
  begin: Beginning,
  programme: string,
): Promise<Result<string, Fault>> {
  if (begin === 'file') return textOfUpload(request);
  const { runs, ships } = known(request);
  const first = firstText(begin, programme, runs, ships);
  if (!first) return invalidField([begin], 'Choose a programme');
  if ('text' in first) return succeed(first.text);
  const version = request.programmes.current(programme)?.version ?? 0;
  const found = await request.ask(getProgrammeFile, { programme, version });
  return found.ok ? succeed(withNextVersion(found.value.source)) : found;
}

async function beginDraft(request: PageRequest): Promise<PageAnswer> {
  const form = request.form as FormValues;
  const begin = BEGINNINGS.find((each) => each === textAt(form, ['begin']));
  const programme = (begin && textAt(form, [begin])) ?? '';
  const shown = { begin, programme };
  const again = (error: Fault): PageAnswer => {
    const refusal = formFaults(error);
    if (!refusal) return fault(error);
    const faults = refusal.faults.map(({ path, message }) => ({
      path: path[0] === 'source' ? [begin === 'file' ? 'file' : 'begin'] : path,
      message,
    }));
    return showNew(request, { ...shown, faults }, refusal.status);
  };
  if (request.formFaults.length > 0) return again({ kind: 'invalid', faults: request.formFaults });
  if (!begin)
    return again({ kind: 'invalid', faults: [{ path: ['begin'], message: 'Choose what you begin with' }] });
  const source = await sourceFor(request, begin, programme);
  if (!source.ok) return again(source.error);
  const done = await request.run(startProgrammeDraft, { source: source.value });
  return done.ok ? redirect(`/programme-drafts/${done.value.id}`) : again(done.error);
}

/** Where a draft begins. */
export const newDraftPages = [
  page({
    method: 'get',
    path: '/programme-drafts/new',
    permission: 'programme:publish',
    handle: async (request) =>
      showNew(request, {
        begin: request.search.get('begin') ?? undefined,
        programme: request.search.get('programme') ?? undefined,
        faults: [],
      }),
  }),
  page({
    method: 'post',
    path: '/programme-drafts/new',
    permission: 'programme:publish',
    handle: beginDraft,
  }),
];
