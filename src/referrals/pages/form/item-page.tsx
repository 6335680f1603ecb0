import { fault, html, type PageAnswer, redirect } from '../../../doors/index.ts';
import type { FieldFault } from '../../../foundation/fault.ts';
import { Form } from '../../../interface/forms/index.ts';
import { Button } from '../../../interface/govuk/index.ts';
import { type DraftValue, layOver } from '../../drafts/draft.ts';
import { entryFieldsAsked } from '../../journey/asked-now.ts';
import { readFields } from '../../journey/fields.ts';
import { faultsOfStep, itemsOf, itemTitle, visiting } from '../../journey/progress.ts';
import { FieldViews } from './form-fields.tsx';
import { formPage, JourneyBody, returning, SavedElsewhere } from './frame.tsx';
import { FormWord } from './in-language.tsx';
import { frameOf, type Journey } from './journey.ts';
import { AddTitle, ItemTitle, type ListStep } from './list-page.tsx';
import { leavesForLater, type NotSaved, saveInto } from './save.ts';
import { beside, keepSentFiles, takesFiles } from './sent-files.ts';

const NO_SUCH = fault({ kind: 'not_found', what: 'page' });

/** Which thing of the list an address means, from 0; undefined when there is none and it is not the next new one. */
function indexOf(journey: Journey, step: ListStep): number | undefined {
  const number = Number(journey.request.params.number);
  const last = Math.min(itemsOf(journey.answers, step.list).length + 1, step.most);
  return Number.isInteger(number) && number >= 1 && number <= last ? number - 1 : undefined;
}

const listHref = (journey: Journey, step: ListStep) =>
  `${journey.base}/${step.id}${returning(journey) ? '?back=check' : ''}`;

/** Faults as the page of one thing names its fields. */
function atItem(faults: readonly FieldFault[], step: ListStep, index: number): FieldFault[] {
  return faults
    .filter((each) => each.path[0] === step.list && each.path[1] === index)
    .map((each) => ({ path: ['item', ...each.path.slice(2)], message: each.message }));
}

/** Shows one child or one set of proceedings. */
export function showItem(journey: Journey, step: ListStep, typed?: unknown, why?: NotSaved): PageAnswer {
  const index = indexOf(journey, step);
  if (index === undefined) return NO_SUCH;
  const item = itemsOf(journey.answers, step.list)[index];
  const stored = { item: item ?? {} };
  const fields = entryFieldsAsked(journey, step, item);
  return formPage({
    journey,
    title: item === undefined ? step.words.add : itemTitle(item, step.words.one, index),
    titleSaid: item === undefined ? step.said?.add : undefined,
    heading:
      item === undefined ? <AddTitle step={step} /> : <ItemTitle step={step} item={item} index={index} />,
    back: listHref(journey, step),
    why,
    savedElsewhere: <SavedElsewhere journey={journey} fields={fields} answers={stored} />,
    sendsFiles: takesFiles(fields),
    children: (
      <FieldViews
        uploads
        fields={fields}
        values={typed ?? stored}
        faults={why?.faults ?? []}
        told={journey.told}
      />
    ),
  });
}

/** Saves one child or one set of proceedings. */
export async function saveItem(journey: Journey, step: ListStep): Promise<PageAnswer> {
  const index = indexOf(journey, step);
  if (index === undefined) return NO_SUCH;
  const sent = await keepSentFiles(journey, step.fields, readFields(step.fields, journey.request.form));
  if (sent.kind === 'answer') return sent.answer;
  const { typed } = sent;
  const items = [...itemsOf(journey.answers, step.list)];
  items[index] = typed.item ?? {};
  const later = leavesForLater(journey);
  const unreadable = journey.request.formFaults.length > 0;
  const faults = unreadable ? [] : beside(sent.faults, later ? [] : itemFaults(journey, step, items, index));
  if (faults.length > 0) return showItem(journey, step, typed, { status: 422, faults, stale: false });
  const saved = await saveInto(journey, { [step.list]: items, ...(later ? {} : visiting(step.id)) });
  if (saved.kind === 'answer') return saved.answer;
  if (saved.kind === 'again') {
    const shared = saved.why.faults.filter((each) => each.path[0] !== step.list);
    const faultsHere = [...shared, ...atItem(saved.why.faults, step, index)];
    return showItem(journey, step, typed, { ...saved.why, faults: faultsHere });
  }
  return redirect(later ? `${journey.base}/saved` : listHref(journey, step));
}

function itemFaults(journey: Journey, step: ListStep, items: readonly DraftValue[], index: number) {
  const { draft, answers } = journey;
  const laid = layOver({ answers, version: draft.version, sentOn: null }, { [step.list]: items });
  return laid.ok ? atItem(faultsOfStep({ ...journey, answers: laid.value }, step), step, index) : [];
}

/** Asks before one thing of a list is taken out. */
export function askRemoval(journey: Journey, step: ListStep, notSaved?: NotSaved): PageAnswer {
  const index = indexOf(journey, step);
  const item = index === undefined ? undefined : itemsOf(journey.answers, step.list)[index];
  if (index === undefined || item === undefined) return NO_SUCH;
  const { request, draft } = journey;
  return html({
    ...frameOf(journey),
    ...(notSaved && { status: notSaved.status, faults: notSaved.faults }),
    title: journey.say('takeOutAsk'),
    back: { href: listHref(journey, step) },
    body: (
      <JourneyBody journey={journey}>
        <h1 class="govuk-heading-l">
          <FormWord journey={journey} word="takeOutAsk" />
        </h1>
        <p class="govuk-body">
          <strong>
            <ItemTitle step={step} item={item} index={index} />
          </strong>
        </p>
        <p class="govuk-body">
          <FormWord journey={journey} word="takeOutLead" />
        </p>
        <Form action={request.path} idempotencyKey={request.formKey} version={draft.version}>
          <div class="govuk-button-group">
            <Button variant="warning" preventDoubleClick>
              <FormWord journey={journey} word="takeOutYes" />
            </Button>
            <a class="govuk-link" href={listHref(journey, step)}>
              <FormWord journey={journey} word="takeOutNo" />
            </a>
          </div>
        </Form>
      </JourneyBody>
    ),
  });
}

/** Takes one thing out of a list. */
export async function removeItem(journey: Journey, step: ListStep): Promise<PageAnswer> {
  const index = indexOf(journey, step);
  if (index === undefined) return NO_SUCH;
  const items = itemsOf(journey.answers, step.list).filter((_, at) => at !== index);
  // None left means that nobody has said yet whether there are any, not that there are none.
  const saved = await saveInto(journey, { [step.list]: items.length > 0 ? items : '' });
  if (saved.kind === 'answer') return saved.answer;
  if (saved.kind === 'again') return askRemoval(journey, step, saved.why);
  return redirect(listHref(journey, step));
}
