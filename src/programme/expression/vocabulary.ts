import type { EntryQuestion, Question } from '../schema/questions.ts';
import {
  DATE,
  DECIMAL,
  type Fields,
  listOf,
  MONEY,
  NUMBER,
  oneOf,
  record,
  type Scope,
  TEXT,
  type ValueType,
  YES_NO,
} from './types.ts';

/** The names that a programme gives to things; rules that use any other are slips. */
export interface Names {
  readonly pathways: readonly string[];
  readonly stages: readonly string[];
  readonly outcomes: readonly string[];
  readonly contact_kinds: readonly string[];
  readonly done: readonly string[];
  readonly ending_reasons: readonly string[];
  readonly destinations: readonly string[];
  readonly provision_kinds: readonly string[];
  /** Who refers, where the form asks it under `route`; then self, for parents, who are not asked. */
  readonly routes: readonly string[];
  /** Names that parts of the language give to things. */
  readonly of_parts?: Readonly<Record<string, readonly string[]>>;
}

/** Lists of names in a programme that every programme has. */
export type NameList = Exclude<keyof Names, 'of_parts'>;

/** What a person's sex may be on record. */
export const SEXES = ['female', 'male', 'intersex', 'not_said'] as const;

/** With whom a child may live on record. */
export const LIVING_WITH = [
  'parent',
  'other_parent',
  'relative',
  'special_guardian',
  'foster_carer',
  'adoptive_family',
  'residential',
] as const;

const CHILD: Fields = {
  born_on: DATE,
  born: YES_NO,
  sex: oneOf(SEXES),
  removed: YES_NO,
  removed_on: DATE,
  living_with: oneOf(LIVING_WITH),
  in_parents_care: YES_NO,
};

const PROCEEDINGS: Fields = { started_on: DATE, concluded_on: DATE, concluded: YES_NO };

const PERSON: Fields = {
  born_on: DATE,
  sex: oneOf(SEXES),
  care_leaver: YES_NO,
  borough_link: YES_NO,
};

/** What criteria and questions can see of one person: the facts on record, the answers given, and what parts add. */
export function caseScope(questions: readonly Question[], names: Names, seen: Fields = {}): Scope {
  return {
    variables: {
      ...seen,
      person: record('person', PERSON),
      children: listOf(record('child', CHILD)),
      proceedings: listOf(record('set of proceedings', PROCEEDINGS)),
      pregnancy: record('pregnancy', { pregnant: YES_NO, due_on: DATE }),
      answers: record('answers', answersOf(questions)),
      referral: record('referral', { from: oneOf(['staff', 'partner', 'self']), received_on: DATE }),
      enrolment: record('enrolment', {
        started_on: DATE,
        ended_on: DATE,
        pathway: oneOf(names.pathways),
        stage: oneOf(names.stages),
      }),
      outcomes: listOf(record('outcome', { id: oneOf(names.outcomes), on: DATE })),
      contacts: listOf(
        record('contact', { kind: oneOf(names.contact_kinds), on: DATE, met: YES_NO, minutes: NUMBER }),
      ),
    },
  };
}

/** What a rule about one question of a group sees: all of the above, and `item`, the entry it stands in. */
export function itemScope(scope: Scope, group: Question): Scope {
  const item = record(group.one ?? 'entry', answersOf(group.ask ?? []));
  return { variables: { ...scope.variables, item } };
}

function answersOf(questions: readonly (Question | EntryQuestion)[]): Fields {
  return Object.fromEntries(questions.map((question) => [question.id, answerType(question)]));
}

const ADDRESS: Fields = { lines: TEXT, postcode: TEXT, confidential: YES_NO };

function answerType(question: Question | EntryQuestion): ValueType {
  const options = question.options?.map((option) => option.value) ?? [];
  switch (question.type) {
    case 'text':
    case 'long_text':
    case 'person':
    case 'file':
      return TEXT;
    case 'whole_number':
      return NUMBER;
    case 'decimal_number':
      return DECIMAL;
    case 'money':
      return MONEY;
    case 'address':
      return record('address', ADDRESS);
    case 'group':
      return listOf(
        record(question.one ?? 'entry', answersOf('ask' in question ? (question.ask ?? []) : [])),
      );
    case 'date':
    case 'partial_date':
      return DATE;
    case 'yes_no_unknown':
      return YES_NO;
    case 'one_of':
      return oneOf(options);
    case 'many_of':
      return listOf(oneOf(options));
  }
}

/** Facts of one case. A fact that is null or left out is not known; an empty list is known to be empty. */
export interface CaseFacts {
  readonly person?: PersonFacts | null;
  readonly children?: readonly ChildFacts[] | null;
  readonly proceedings?: readonly ProceedingsFacts[] | null;
  readonly pregnancy?: { readonly pregnant?: boolean | null; readonly due_on?: DateFact | null } | null;
  /** Answers by question id: text, number, ISO date text, true or false, or a list of values. */
  readonly answers?: Readonly<Record<string, unknown>> | null;
  readonly referral?: { readonly from?: string | null; readonly received_on?: DateFact | null } | null;
  readonly enrolment?: {
    readonly started_on?: DateFact | null;
    readonly ended_on?: DateFact | null;
    readonly pathway?: string | null;
    readonly stage?: string | null;
  } | null;
  readonly outcomes?: readonly { readonly id: string; readonly on?: DateFact | null }[] | null;
  readonly contacts?:
    | readonly {
        readonly kind: string;
        readonly on?: DateFact | null;
        readonly met?: boolean | null;
        readonly minutes?: number | null;
      }[]
    | null;
  readonly measures?:
    | readonly { readonly id: string; readonly on?: DateFact | null; readonly score?: number | null }[]
    | null;
}

/** A day, a partial date, or ISO text of either (`2019`, `2019-03`, `2019-03-04`). */
export type DateFact =
  | string
  | Temporal.PlainDate
  | { readonly date: Temporal.PlainDate; readonly precision: 'day' | 'month' | 'year' };

export interface PersonFacts {
  readonly born_on?: DateFact | null;
  readonly sex?: string | null;
  readonly care_leaver?: boolean | null;
  /** Whether the person has a link to the area that the service covers. */
  readonly borough_link?: boolean | null;
}

export interface ChildFacts {
  readonly born_on?: DateFact | null;
  /** False for an unborn child. */
  readonly born?: boolean | null;
  readonly sex?: string | null;
  /** Whether the child was removed; to be given, since a child at home has no date of removal to be asked for. */
  readonly removed: boolean | null;
  readonly removed_on?: DateFact | null;
  readonly living_with?: string | null;
  readonly in_parents_care?: boolean | null;
}

export interface ProceedingsFacts {
  readonly started_on?: DateFact | null;
  readonly concluded_on?: DateFact | null;
  /** Whether the proceedings are over; to be given, since those still going on have no end to be asked for. */
  readonly concluded: boolean | null;
}
