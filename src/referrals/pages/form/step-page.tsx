import { type PageAnswer, redirect } from '../../../doors/index.ts';
import type { DraftAnswers } from '../../drafts/draft.ts';
import { layOver } from '../../drafts/draft.ts';
import { fieldsAsked } from '../../journey/asked-now.ts';
import { readFields } from '../../journey/fields.ts';
import { faultsOfStep, nextAfter, visiting } from '../../journey/progress.ts';
import type { Step } from '../../journey/step.ts';
import { FieldViews } from './form-fields.tsx';
import { formPage, returning, SavedElsewhere, StepTitle } from './frame.tsx';
import { InLanguage } from './in-language.tsx';
import type { Journey } from './journey.ts';
import { leavesForLater, type NotSaved, saveInto } from './save.ts';
import { beside, keepSentFiles, takesFiles } from './sent-files.ts';

type FieldStep = Extract<Step, { kind: 'fields' }>;

/** Shows one step of the form. */
export function showStep(journey: Journey, step: FieldStep, typed?: unknown, why?: NotSaved): PageAnswer {
  const fields = fieldsAsked(journey, step);
  return formPage({
    journey,
    title: step.title,
    titleSaid: step.said?.title,
    heading: <StepTitle step={step} />,
    lead: step.lead && <InLanguage text={step.lead} said={step.said?.lead} />,
    back: returning(journey) ? `${journey.base}/check` : journey.base,
    why,
    savedElsewhere: <SavedElsewhere journey={journey} fields={fields} answers={journey.answers} />,
    sendsFiles: takesFiles(fields),
    children: (
      <FieldViews
        uploads
        fields={fields}
        values={typed ?? journey.answers}
        faults={why?.faults ?? []}
        told={journey.told}
      />
    ),
  });
}

/** Saves one step; shows it again with what was typed when something is wrong. */
export async function saveStep(journey: Journey, step: FieldStep): Promise<PageAnswer> {
  const { request, base, steps } = journey;
  const fields = fieldsAsked(journey, step);
  const sent = await keepSentFiles(journey, fields, readFields(fields, request.form));
  if (sent.kind === 'answer') return sent.answer;
  const { typed } = sent;
  const later = leavesForLater(journey);
  const faults = beside(sent.faults, later ? [] : faultsWith(journey, step, typed));
  const encoded = request.formFaults.length > 0;
  if (faults.length > 0 && !encoded) {
    return showStep(journey, step, typed, { status: 422, faults, stale: false });
  }
  const saved = await saveInto(journey, { ...typed, ...(later ? {} : visiting(step.id)) });
  if (saved.kind === 'answer') return saved.answer;
  if (saved.kind === 'again') return showStep(journey, step, typed, saved.why);
  if (later) return redirect(`${base}/saved`);
  if (returning(journey)) return redirect(`${base}/check`);
  const answers = { ...journey.answers, visited: { ...visitedIn(journey.answers), [step.id]: 'yes' } };
  return redirect(`${base}/${nextAfter(answers, steps, step.id)}`);
}

/** The faults that a step would have with what was just typed. */
function faultsWith(journey: Journey, step: Step, typed: DraftAnswers) {
  const laid = layOver({ ...draftOf(journey) }, typed);
  return laid.ok ? faultsOfStep({ ...journey, answers: laid.value }, step) : [];
}

function draftOf({ draft, answers }: Journey) {
  return { answers, version: draft.version, sentOn: null };
}

function visitedIn(answers: DraftAnswers): DraftAnswers {
  const visited = answers.visited;
  return typeof visited === 'object' && !Array.isArray(visited) ? (visited as DraftAnswers) : {};
}
