import {
  deadlineInWords,
  enrolsPeople,
  exclusionInWords,
  type Programme,
  type Question,
  rhythmInWords,
  spanInWords,
} from '../programme/index.ts';
import { type Said, type Section, said, withRules } from './said.ts';

/** Who is enrolled, in words. */
export const enrolsInWords: Readonly<Record<Programme['enrols'], string>> = {
  person: 'One person at a time',
  family: 'A family: one person of it, with those who are worked with as well',
  question: 'Nobody: professionals ask, and their questions stand under Consultations',
  setting: 'A school or setting: not on record',
  attendance: 'Nobody: whoever comes is counted without a name, under Groups',
};

/** The ways in, in words. */
export const routesInWords = {
  staff: 'Workers of this organisation',
  partner: 'Professionals of other organisations',
  self: 'Parents themselves',
} as const;

const sectionsInWords = {
  children: 'Children',
  proceedings: 'Care proceedings',
  pregnancy: 'Pregnancy',
  care_leaver: 'Whether the parent was in care',
  area: 'Where the parent lives',
  safe_contact: 'How to reach the parent safely',
} as const;

const kindsInWords: Readonly<Record<Question['type'], string>> = {
  text: 'One line of text',
  long_text: 'Text',
  whole_number: 'A whole number',
  decimal_number: 'A number',
  money: 'An amount of money',
  date: 'A date',
  partial_date: 'A date, as closely as it is known',
  yes_no_unknown: 'Yes, no or not known',
  one_of: 'One of',
  many_of: 'Any of',
  person: 'A person on record',
  address: 'An address',
  file: 'A file',
  group: 'The same questions about each',
};

/** What it is, and for whom. */
export function whoSection({ about, enrols, pathways, referral }: Programme): Section {
  const entries = Object.values(pathways);
  return {
    id: 'who',
    title: 'What it is, and for whom',
    things: [
      said('What it is', about),
      said('Who is enrolled', enrolsInWords[enrols]),
      said(
        'Whom it is for',
        ...entries.map((each) => (entries.length > 1 ? `${each.title}: ${each.for}` : each.for)),
      ),
      ...(enrolsPeople({ enrols })
        ? [said('Who may refer', ...referral.from.map((each) => routesInWords[each]))]
        : []),
    ],
  };
}

type Criterion = Programme['eligibility'][number];

function criterionSays(each: Criterion): Said {
  const excludes = each.kind === 'exclude';
  return withRules(
    said(
      excludes ? exclusionInWords(each) : each.because,
      each.at === 'start' && 'Looked at when the work begins; it never ends work that has begun.',
      excludes && each.unmet && `When it does not apply: ${each.because}`,
      !excludes && each.unmet && `When it is not met: ${each.unmet}`,
      each.otherwise &&
        !each.otherwise.decline &&
        `When it ${excludes ? 'applies' : 'is not met'}, a manager still decides.`,
      ...(each.otherwise?.signpost ?? []).map(({ name, about, contact }) =>
        [`Otherwise: ${name}. ${about}`, contact].filter(Boolean).join(' '),
      ),
      each.ask && `When it is not known: ${each.ask}`,
    ),
    each.rule,
  );
}

/** Who it is for, who is not taken on and who comes first, as rules: each under a heading of its own. */
export function criteriaSections({ eligibility }: Programme): Section[] {
  const of = (kind: Criterion['kind']) => eligibility.filter((each) => each.kind === kind).map(criterionSays);
  return [
    {
      id: 'criteria',
      title: 'Who it is for, as rules',
      about: 'A fact that nobody knows yet never counts against anybody: Facet says what to ask.',
      things: of('include'),
    },
    {
      id: 'exclusions',
      title: 'Who is not taken on',
      about: 'Where one of these applies, the answer is no, or not yet.',
      things: of('exclude'),
    },
    {
      id: 'priorities',
      title: 'Who comes first',
      about: 'These put a referral forward. They never keep anybody out.',
      things: of('priority'),
    },
  ];
}

function questionSays(question: Question): Said {
  const {
    type,
    options,
    required,
    required_when,
    show_when,
    for: asked,
    ask,
    self_label,
    hint,
    help,
  } = question;
  const choices = options?.map(({ label }) => label).join('; ');
  const words = said(
    question.label,
    choices ? `${kindsInWords[type]}: ${choices}` : kindsInWords[type],
    required && 'Must be answered.',
    asked && `Asked of: ${asked.map((each) => routesInWords[each].toLowerCase()).join('; ')}`,
    self_label && self_label !== question.label && `A parent reads: ${self_label}`,
    hint && `Beneath it: ${hint}`,
    help && `Help that the reader opens: ${help}`,
    ask && `Of each: ${ask.map(({ label }) => label).join('; ')}`,
  );
  return withRules(
    words,
    required_when && `Must be answered when: ${required_when}`,
    show_when && `Asked when: ${show_when}`,
  );
}

/** What the referral form asks. */
export function questionsSection({ referral }: Programme): Section {
  const sections = referral.sections.map((each) => sectionsInWords[each]).join('; ');
  return {
    id: 'questions',
    title: 'What the referral form asks',
    about:
      sections === '' ? 'Beside what Facet asks of every referral.' : `Facet’s own sections: ${sections}.`,
    things: referral.ask.map(questionSays),
  };
}

type Intensity = NonNullable<Programme['capacity']>['intensity'][number];

/** `Overnight visits: one takes a whole place; at most 4 with each worker`. */
function intensitySays({ title, counts, per_worker, per_programme }: Intensity): string {
  const takes = counts === 1 ? 'a whole place' : counts > 1 ? `${counts} places` : `${counts} of a place`;
  const most = [
    per_worker !== undefined && `${per_worker} with each worker`,
    per_programme !== undefined && `${per_programme} in all`,
  ].filter(Boolean);
  return `${title}: one takes ${takes}${most.length > 0 ? `; at most ${most.join(', and ')}` : ''}`;
}

/** Deciding, places and waiting. */
export function decisionSection({ decision, capacity, waiting_list: list }: Programme): Section {
  const things: Said[] = [];
  if (decision) {
    things.push(
      said(
        'Who decides',
        decision.by === 'panel'
          ? `${decision.panel?.title}: ${decision.panel?.members.join(', ')}`
          : 'A manager',
        decision.within && `Within ${deadlineInWords(decision.within)} of the referral`,
        decision.panel?.meets && `It meets ${rhythmInWords(decision.panel.meets)}.`,
        decision.panel?.quorum !== undefined && `${decision.panel.quorum} must be there.`,
      ),
    );
  }
  if (capacity) {
    things.push(
      said(
        'Places',
        capacity.per_worker !== undefined && `${capacity.per_worker} with each worker`,
        capacity.per_programme !== undefined && `${capacity.per_programme} in all`,
        ...capacity.intensity.map(intensitySays),
      ),
    );
  }
  if (list) {
    things.push(
      said(
        'When there is no place',
        list.order === 'received'
          ? 'First come, first served.'
          : 'Those who come first by a criterion, then by day.',
        list.most !== undefined && `At most ${list.most} wait.`,
        list.review && `Those who wait are told how it stands ${rhythmInWords(list.review)}.`,
        list.accept_within && `A place that is offered is kept for ${spanInWords(list.accept_within)}.`,
        list.meanwhile && `Meanwhile: ${list.meanwhile}`,
      ),
    );
  }
  return { id: 'decision', title: 'Deciding, places and waiting', things };
}

/** What is agreed. */
export function consentSection({ consent }: Programme): Section {
  return {
    id: 'consent',
    title: 'What is agreed',
    things: (consent?.to ?? []).map(({ title, about, required }) =>
      said(title, about, required && 'The work cannot begin without it.'),
    ),
  };
}
