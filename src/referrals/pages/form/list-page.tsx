import { type PageAnswer, redirect } from '../../../doors/index.ts';
import { RadiosField } from '../../../interface/forms/index.ts';
import { SummaryList } from '../../../interface/govuk/index.ts';
import type { DraftValue } from '../../drafts/draft.ts';
import { saidWrong } from '../../fault-words.ts';
import { asked, shown, textOf } from '../../journey/fields.ts';
import { itemsOf, itemTitle, nextAfter, visiting } from '../../journey/progress.ts';
import type { Step } from '../../journey/step.ts';
import { formPage, returning, StepTitle } from './frame.tsx';
import { FormWord, InLanguage, ShownAnswer } from './in-language.tsx';
import type { Journey } from './journey.ts';
import { leavesForLater, type NotSaved, saveInto } from './save.ts';

export type ListStep = Extract<Step, { kind: 'list' }>;

const ANSWERS = new Set(['yes', 'no', 'not_known']);

const query = (journey: Journey) => (returning(journey) ? '?back=check' : '');

/** What one thing of a list is called: its own name, or what all are called and its place. */
export function ItemTitle({ step, item, index }: { step: ListStep; item: DraftValue; index: number }) {
  const said = step.said?.one;
  const title = itemTitle(item, step.words.one, index);
  const isNamed = title !== itemTitle({}, step.words.one, index);
  return (
    <InLanguage
      text={title}
      said={said && !isNamed ? { ...said, text: `${said.text} ${index + 1}` } : undefined}
    />
  );
}

/** Whether there is any, or another. */
function ListQuestion({ step, isFirst }: { step: ListStep; isFirst: boolean }) {
  const { words, said } = step;
  return isFirst ? (
    <InLanguage text={words.any} said={said?.any} />
  ) : (
    <InLanguage text={words.another} said={said?.another} />
  );
}

/** What adding one more thing to a list is called. */
export function AddTitle({ step }: { step: ListStep }) {
  const { add, one } = step.words;
  const said = step.said?.one;
  const told = step.said?.add;
  if (!said || !add.endsWith(one)) return <InLanguage text={add} said={told} />;
  const before = (whole: string) => (whole.endsWith(one) ? whole.slice(0, -one.length) : whole);
  return (
    <>
      <InLanguage text={before(add)} said={told && { ...told, text: before(told.text) }} />
      <InLanguage text={one} said={said} />
    </>
  );
}

/** The things of a list as cards, each with ways to change it and take it out. */
export function ItemCards({ journey, step, back }: { journey: Journey; step: ListStep; back?: string }) {
  const suffix = back ?? '';
  return (
    <>
      {itemsOf(journey.answers, step.list).map((item, index) => (
        <SummaryList
          card={{
            title: <ItemTitle step={step} item={item} index={index} />,
            headingLevel: 2,
            actions: [
              {
                href: `${journey.base}/${step.id}/${index + 1}${suffix}`,
                text: <FormWord journey={journey} word="change" />,
              },
              {
                href: `${journey.base}/${step.id}/${index + 1}/remove${suffix}`,
                text: <FormWord journey={journey} word="takeOut" />,
              },
            ],
          }}
          rows={asked(step.fields, { item })
            .filter((field) => shown(field, { item }) !== '')
            .map((field) => ({
              key: <InLanguage text={field.label} said={field.said?.label} />,
              value: <ShownAnswer field={field} answers={{ item }} />,
            }))}
        />
      ))}
    </>
  );
}

/** Shows a list of children or proceedings, and asks whether there is another. */
export function showList(journey: Journey, step: ListStep, why?: NotSaved): PageAnswer {
  const items = itemsOf(journey.answers, step.list);
  const isFull = items.length >= step.most;
  const noneSaid = Array.isArray(journey.answers[step.list]) && items.length === 0 ? 'no' : undefined;
  return formPage({
    journey,
    title: step.title,
    titleSaid: step.said?.title,
    heading: <StepTitle step={step} />,
    lead: step.lead && <InLanguage text={step.lead} said={step.said?.lead} />,
    back: returning(journey) ? `${journey.base}/check` : journey.base,
    why,
    submit: <FormWord journey={journey} word="goOnWith" />,
    children: (
      <>
        <ItemCards journey={journey} step={step} back={query(journey)} />
        {isFull ? (
          <p class="govuk-body">
            <FormWord journey={journey} word="full" />
          </p>
        ) : (
          <RadiosField
            name="more"
            faults={why?.faults}
            label={{
              text: <ListQuestion step={step} isFirst={items.length === 0} />,
              classes: 'govuk-fieldset__legend--m',
            }}
            classes="govuk-radios--small"
            value={items.length === 0 ? noneSaid : undefined}
            items={
              items.length === 0
                ? [
                    { value: 'yes', text: <FormWord journey={journey} word="yes" /> },
                    { value: 'no', text: <FormWord journey={journey} word="no" /> },
                    { value: 'not_known', text: <FormWord journey={journey} word="notKnown" /> },
                  ]
                : [
                    { value: 'yes', text: <FormWord journey={journey} word="yes" /> },
                    { value: 'no', text: <FormWord journey={journey} word="no" /> },
                  ]
            }
          />
        )}
      </>
    ),
  });
}

/** Goes on from a list: to a new thing, to the next step, or away until another day. */
export async function saveList(journey: Journey, step: ListStep): Promise<PageAnswer> {
  const { base, answers, steps, request } = journey;
  const items = itemsOf(answers, step.list);
  const more = textOf(request.form, ['more']);
  if (more === 'yes' && items.length < step.most && !leavesForLater(journey)) {
    return redirect(`${base}/${step.id}/${items.length + 1}${query(journey)}`);
  }
  const isAnswered = ANSWERS.has(more);
  if (!leavesForLater(journey) && !isAnswered && items.length < step.most) {
    return showList(journey, step, {
      status: 422,
      faults: [{ path: ['more'], message: saidWrong('wrongMore') }],
      stale: false,
    });
  }
  const said = items.length > 0 ? {} : { [step.list]: more === 'no' ? [] : '' };
  const visited = !isAnswered && items.length === 0 ? {} : visiting(step.id);
  const saved = await saveInto(journey, { ...said, ...visited });
  if (saved.kind === 'answer') return saved.answer;
  if (saved.kind === 'again') return showList(journey, step, saved.why);
  if (leavesForLater(journey)) return redirect(`${base}/saved`);
  if (returning(journey)) return redirect(`${base}/check`);
  return redirect(`${base}/${nextAfter(answers, steps, step.id)}`);
}
