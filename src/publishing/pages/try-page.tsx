import { z } from 'zod';
import { fault, formFaults, type PageAnswer, type PageRequest, page, redirect } from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import {
  Form,
  type FormValues,
  formText,
  formWholeNumber,
  readForm,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { Button, InsetText } from '../../interface/govuk/index.ts';
import { formatMoment } from '../../interface/wording/index.ts';
import { type CheckedDraft, getProgrammeDraft } from '../get-drafts.ts';
import { MOST_PEOPLE, TRIAL_MINUTES } from '../trial.ts';
import { listTrials, type TrialShown, tryProgramme } from '../try-programme.ts';
import { draftPage, noSuchDraft } from './draft-frame.tsx';
import { publishedPlace } from './draft-page.tsx';
import { TrialOutcomeView } from './trial-outcome.tsx';

const HOW_MANY = `Enter a whole number from 1 to ${MOST_PEOPLE}`;
const tryForm = z.object({
  people: formWholeNumber({ min: 1, max: MOST_PEOPLE, missing: HOW_MANY }),
  seed: formText({ max: 40, missing: 'Enter any word or number' }),
});

interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status?: number;
}

function TryForm({ request, draft, shown }: { request: PageRequest; draft: CheckedDraft; shown: Shown }) {
  const { values, faults } = shown;
  return (
    <Form action={`/programme-drafts/${draft.id}/try`} idempotencyKey={request.formKey}>
      <TextField
        name="people"
        label="How many people begin?"
        hint={`From 1 to ${MOST_PEOPLE}. More are referred: some are declined. Twenty take about a minute.`}
        faults={faults}
        value={textAt(values, ['people']) ?? '20'}
        inputmode="numeric"
        classes="govuk-input--width-4"
      />
      <TextField
        name="seed"
        label="Any word or number"
        hint="The same word makes the same people; another word makes others."
        faults={faults}
        value={textAt(values, ['seed']) ?? '1'}
        classes="govuk-input--width-10"
      />
      <Button preventDoubleClick>Try it</Button>
    </Form>
  );
}

const isOpen = ({ status }: TrialShown) => status === 'asked' || status === 'running';

function UnderWay({ trial, path }: { trial: TrialShown; path: string }) {
  return (
    <InsetText attributes={{ 'data-look-again': '5' }}>
      <p class="govuk-body">
        Facet is making up {trial.people} people and taking them through the programme, since{' '}
        {formatMoment(trial.askedAt)}. It ends within {TRIAL_MINUTES} minutes.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={path}>
          Look again
        </a>
      </p>
    </InsetText>
  );
}

function showTry(
  request: PageRequest,
  draft: CheckedDraft,
  trials: readonly TrialShown[],
  shown: Shown,
): PageAnswer {
  const open = trials.find(isOpen);
  const latest = trials.find((trial) => !isOpen(trial));
  return draftPage({
    request,
    draft,
    path: '/try',
    title: 'Try it on made-up people',
    ...(shown.faults.length > 0 && { faults: shown.faults }),
    ...(shown.status !== undefined && { status: shown.status }),
    body: (
      <>
        <p class="govuk-body">
          Made-up people are referred, decided on and worked with as the file says, in a place apart from your
          records that is taken away afterwards. What comes out is made up as well: it shows whether the rules
          and figures do what you mean, and nothing about real people.
        </p>
        {open && <UnderWay trial={open} path={`/programme-drafts/${draft.id}/try`} />}
        {!open && draft.check.ok && <TryForm request={request} draft={draft} shown={shown} />}
        {!draft.check.ok && (
          <p class="govuk-body">
            <a class="govuk-link" href={`/programme-drafts/${draft.id}`}>
              Put the faults of the draft right first
            </a>
          </p>
        )}
        {latest && <TrialOutcomeView trial={latest} isOld={latest.draftVersion !== draft.version} />}
      </>
    ),
  });
}

async function readAll(request: PageRequest) {
  const id = request.params.draft ?? '';
  const draft = await request.ask(getProgrammeDraft, { id });
  if (!draft.ok) return { answer: noSuchDraft(draft.error) };
  if (draft.value.published) return { answer: publishedPlace(draft.value.published) };
  const trials = await request.ask(listTrials, { id });
  return trials.ok ? { draft: draft.value, trials: trials.value } : { answer: fault(trials.error) };
}

const openTry = async (request: PageRequest): Promise<PageAnswer> => {
  const found = await readAll(request);
  if (found.answer) return found.answer;
  return showTry(request, found.draft, found.trials, { values: {}, faults: [] });
};

const ask = async (request: PageRequest): Promise<PageAnswer> => {
  const found = await readAll(request);
  if (found.answer) return found.answer;
  const values = request.form as FormValues;
  const again = (faults: readonly FieldFault[], status: number) =>
    showTry(request, found.draft, found.trials, { values, faults, status });
  const read = readForm(tryForm, { values, faults: request.formFaults });
  if (!read.ok) return again(read.error, 422);
  const { people, seed } = read.value;
  const done = await request.run(tryProgramme, { id: found.draft.id, people, seed });
  if (done.ok) return redirect(`/programme-drafts/${found.draft.id}/try`, 'The trial begins in a moment.');
  const refusal = formFaults(done.error);
  return refusal ? again(refusal.faults, refusal.status) : fault(done.error);
};

const PATH = '/programme-drafts/:draft/try';

/** Where a draft is tried on made-up people. */
export const tryPages = [
  page({ method: 'get', path: PATH, permission: 'programme:publish', handle: openTry }),
  page({ method: 'post', path: PATH, permission: 'programme:publish', handle: ask }),
];
