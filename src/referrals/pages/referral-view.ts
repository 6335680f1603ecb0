import type { TagColour } from '../../interface/govuk/index.ts';
import { type CriterionResult, exclusionInWords, type Programme } from '../../programme/index.ts';
import { stepsToAsk } from '../asked/steps-to-ask.ts';
import { askedBefore, askedNoMore } from '../asked-no-more.ts';
import type { DraftAnswers } from '../drafts/draft.ts';
import type { ReferralView } from '../get-referral.ts';
import { asked, type Field, shown } from '../journey/fields.ts';
import { itemsOf, itemTitle } from '../journey/progress.ts';
import { questionSteps } from '../journey/question-steps.ts';
import type { Step } from '../journey/step.ts';
import { stepsFor } from '../journey/steps.ts';
import { typedFrom } from '../journey/typed-from.ts';
import { wordsFor } from '../journey/wording.ts';
import { OTHER_REASONS, type OtherReason } from '../referral.ts';
import { reasonWords } from '../words.ts';

/** One question and its answer, in words. */
export interface AnswerRow {
  readonly key: string;
  readonly value: string;
  /** True where the value is what a file is called. */
  readonly isFile?: boolean;
}

/** A part of a referral: one step of its form, or one thing of a list. */
export interface AnswerCard {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly AnswerRow[];
}

const rowOf = (field: Field, answers: unknown): AnswerRow => ({
  key: field.label,
  value: shown(field, answers),
  ...(field.kind === 'file' && { isFile: true }),
});

const answered = (rows: readonly AnswerRow[]) => rows.filter((row) => row.value !== '');

function cardsOfStep(step: Step, typed: DraftAnswers): AnswerCard[] {
  if (step.kind === 'fields') {
    const rows = asked(step.fields, typed).map((field) => rowOf(field, typed));
    return [{ id: step.id, title: step.title, rows: answered(rows) }];
  }
  if (!Array.isArray(typed[step.list])) return [emptyCard(step, 'Nobody has asked yet')];
  const items = itemsOf(typed, step.list);
  if (items.length === 0) return [emptyCard(step, 'None')];
  return items.map((item, index) => ({
    id: `${step.id}-${index + 1}`,
    title: itemTitle(item, step.words.one, index),
    rows: answered(asked(step.fields, { item }).map((field) => rowOf(field, { item }))),
  }));
}

const cardsOfSteps = (steps: readonly Step[], typed: DraftAnswers) =>
  steps.flatMap((step) => cardsOfStep(step, typed)).filter((card) => card.rows.length > 0);

function emptyCard(step: Step, value: string): AnswerCard {
  return { id: step.id, title: step.title, rows: [{ key: step.title, value }] };
}

/** What a referral says, part by part, in a worker's words; parts with no answer are left out. */
export function cardsOf(programme: Programme, view: ReferralView): readonly AnswerCard[] {
  const steps = stepsFor(programme, view.origin, { reader: 'staff' });
  const typed = typedFrom(steps, view.answers);
  return cardsOfSteps(steps, typed);
}

/** What was answered under an earlier version, to questions that are asked no more; they have no place on the form. */
export function cardsAskedNoMore(
  { programme, versions }: { readonly programme: Programme; readonly versions: readonly Programme[] },
  view: ReferralView,
): readonly AnswerCard[] {
  const before = askedBefore(versions, askedNoMore(programme, view.answers.answers));
  const steps = before.flatMap((each) =>
    questionSteps(each, view.origin, {
      say: wordsFor('staff', programme),
      reader: 'staff',
      said: () => undefined,
    }),
  );
  const typed = typedFrom(steps, view.answers);
  return cardsOfSteps(steps, typed);
}

/** One criterion as the page shows it. */
export interface CriterionRow {
  readonly id: string;
  readonly about: string;
  readonly tag: { readonly text: string; readonly colour: TagColour };
  /** What to ask, when it is not known. */
  readonly ask: string | null;
  readonly bars: boolean;
  /** True for what keeps people out when it applies. */
  readonly excludes: boolean;
}

const TAGS: Readonly<Record<CriterionResult['result'], CriterionRow['tag']>> = {
  met: { text: 'Met', colour: 'green' },
  not_met: { text: 'Not met', colour: 'red' },
  not_known: { text: 'Not known', colour: 'yellow' },
};

/** An exclusion either applies or it does not: “not met” would be a no of a no. */
const EXCLUSION_TAGS: Readonly<Record<CriterionResult['result'], CriterionRow['tag']>> = {
  met: { text: 'Does not apply', colour: 'green' },
  not_met: { text: 'Applies', colour: 'red' },
  not_known: { text: 'Not known', colour: 'yellow' },
};

const PRIORITY_TAGS: Readonly<Record<CriterionResult['result'], CriterionRow['tag']>> = {
  met: { text: 'Comes first', colour: 'purple' },
  not_met: { text: 'Not so', colour: 'grey' },
  not_known: { text: 'Not known', colour: 'grey' },
};

const tagsOf = ({ kind }: CriterionResult) =>
  ({ priority: PRIORITY_TAGS, exclude: EXCLUSION_TAGS, include: TAGS })[kind];

function aboutOf(each: CriterionResult, criterion: Programme['eligibility'][number] | undefined): string {
  if (!criterion) return each.text;
  if (each.kind === 'exclude') return exclusionInWords(criterion);
  // “She did not grow up in care: no” would say it twice.
  if (each.kind === 'priority') return criterion.because;
  return each.result === 'not_known' ? criterion.because : each.text;
}

/** How the criteria stand: what is not met first, then what is not known. */
export function criterionRows(
  programme: Programme,
  stood: readonly CriterionResult[],
  barring: readonly string[],
): readonly CriterionRow[] {
  const order = { not_met: 0, not_known: 1, met: 2 };
  const criteria = new Map(programme.eligibility.map((each) => [each.id, each]));
  const weight = (each: CriterionResult) => (each.kind === 'priority' ? 3 : order[each.result]);
  return stood
    .toSorted((a, b) => weight(a) - weight(b))
    .map((each) => ({
      id: each.id,
      about: aboutOf(each, criteria.get(each.id)),
      tag: tagsOf(each)[each.result],
      excludes: each.kind === 'exclude',
      ask: each.result === 'not_known' ? each.text : null,
      bars: barring.includes(each.id),
    }));
}

/** What may be ticked in a decline, and what is ticked already. */
export interface DeclineChoices {
  readonly reasons: readonly { readonly value: string; readonly text: string }[];
  readonly ticked: readonly string[];
  readonly signposts: readonly { readonly value: string; readonly text: string; readonly hint: string }[];
}

/** Reasons from criteria that stand in the way, then the others; signposts for those first, then all others. */
export function declineChoices(programme: Programme, view: ReferralView): DeclineChoices {
  const unmet = view.eligibility.criteria.filter((each) => each.declines && each.result === 'not_met');
  const open = new Set(view.open);
  const unknown = view.eligibility.criteria.filter(
    (each) => each.result === 'not_known' && open.has(each.id),
  );
  const signposts = [
    ...unmet.flatMap((each) => each.signposts),
    ...programme.eligibility.flatMap((each) => each.otherwise?.signpost ?? []),
  ];
  const byName = new Map(signposts.map((each) => [each.name, each]));
  return {
    reasons: [
      ...[...unmet, ...unknown].map((each) => ({
        value: each.id,
        text: reasonWords(programme, each.id),
      })),
      ...(Object.keys(OTHER_REASONS) as OtherReason[]).map((value) => ({
        value,
        text: OTHER_REASONS[value],
      })),
    ],
    ticked: unmet.map((each) => each.id),
    signposts: [...byName.values()].map((each) => ({
      value: each.name,
      text: each.name,
      hint: [each.about, each.contact].filter(Boolean).join('. '),
    })),
  };
}

/** What to ask for, made ready from what is not known; to somebody outside, in the words of the form. */
export function questionsToAsk(programme: Programme, view: ReferralView): string {
  const open = new Set(view.open);
  const unknown = view.eligibility.criteria.filter(
    (each) => each.result === 'not_known' && open.has(each.id),
  );
  if (view.origin === 'staff') return unknown.map((each) => each.text).join('\n');
  const missing = unknown.flatMap((each) => each.missing);
  const titles = stepsToAsk(stepsFor(programme, view.origin), missing).map((step) => step.title);
  return titles.length === 0 ? '' : `Please tell us more about:\n${titles.join('\n')}`;
}
