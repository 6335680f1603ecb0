import type { Field } from './fields.ts';
import type { Said } from './language.ts';

/** The steps of the form, by the last part of their addresses. */
export type StepId =
  | 'about-you'
  | 'safe-contact'
  | 'name'
  | 'contact'
  | 'support'
  | 'situation'
  | 'children'
  | 'proceedings'
  | `questions-${number}`
  | `group-${string}`;

/** Where a list stands in what is filled in: Facet's own, or a group of a programme's questions. */
export type ListName = 'children' | 'proceedings' | `group_${string}`;

interface SaidStep {
  readonly title: Said | undefined;
  readonly lead: Said | undefined;
  readonly one: Said | undefined;
  /** Of a list: whether there is any, or another, and what adding one is called. */
  readonly any?: Said | undefined;
  readonly another?: Said | undefined;
  readonly add?: Said | undefined;
}

interface SharedStep {
  readonly id: StepId;
  readonly title: string;
  readonly lead: string;
  /** The texts in the reader’s language, as far as the programme’s file has them. */
  readonly said?: SaidStep | undefined;
}

/** A page of questions, or a list to which things are added one by one. */
export type Step =
  | (SharedStep & { readonly kind: 'fields'; readonly fields: readonly Field[] })
  | (SharedStep & ListStep);

/** A list of things that are filled in on pages of their own. */
export interface ListStep {
  readonly kind: 'list';
  /** Where the list stands in what is filled in. */
  readonly list: ListName;
  readonly most: number;
  /** Fields of one thing; their paths start with `item`. */
  readonly fields: readonly Field[];
  readonly words: {
    readonly any: string;
    readonly another: string;
    readonly add: string;
    readonly one: string;
  };
}
