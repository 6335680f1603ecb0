/** How sure a rule is: read in its source, known from another page only, or assumed by Facet. */
export type Standing = 'read' | 'secondary' | 'assumed';

/** Where a rule comes from. */
export interface Sourced {
  readonly standing: Standing;
  readonly source: string;
}

/** Who owns the wording, and what may be done with it. */
export interface Licence {
  /** `scoring_only`: the wording may not be passed on, and Facet holds none. */
  readonly class: 'public_domain' | 'own_licence' | 'scoring_only';
  /** What has to be shown wherever the wording or a score is. */
  readonly attribution: string;
  readonly pack?: string | undefined;
}

/** An answer that somebody must hear of at once, whatever the score is. */
export interface SafetyPrompt {
  /** From this answer on, as it was given. */
  readonly at: number;
  readonly prompt: string;
}

export interface Item {
  /** Its place on the form, from 1. */
  readonly number: number;
  /** Its wording, where that may be shown. */
  readonly text?: string | undefined;
  readonly reversed: boolean;
  readonly safety?: SafetyPrompt | undefined;
}

/** When a score is given although items were left out. */
export interface MissingRule extends Sourced {
  readonly most: number;
  /** The made-up score is rounded to a whole number. */
  readonly round?: boolean | undefined;
  /** An item left out counts as nought and is not made up. */
  readonly as_zero?: boolean | undefined;
}

export interface Bands extends Sourced {
  readonly from: readonly { readonly at: number; readonly title: string }[];
}

/** A score that sets people apart; at or above it where higher is worse, below it where higher is better. */
export interface CutOff extends Sourced {
  readonly at: number;
  readonly means: string;
}

/** By how much two scores of one person must differ before measuring twice does not explain it. */
export interface ReliableChange extends Sourced {
  readonly reliable: number;
  readonly confidence?: number | undefined;
}

/** How a raw sum is turned into a score: the first stands for the sum `from`, and so on. */
export interface ScoreTable extends Sourced {
  readonly from: number;
  readonly to: readonly number[];
}

/** One score of an instrument. */
export interface Scale {
  readonly id: string;
  readonly title: string;
  readonly method: 'sum' | 'mean_times_ten' | 'sum_of_scales';
  /** The items that it is made of. */
  readonly items: readonly number[];
  /** The scales that it adds up. */
  readonly of: readonly string[];
  readonly higher: 'worse' | 'better';
  readonly missing?: MissingRule | undefined;
  readonly table?: ScoreTable | undefined;
  readonly bands?: Bands | undefined;
  readonly cutOff?: CutOff | undefined;
  readonly change?: ReliableChange | undefined;
  /** A low score must never be read as safety. */
  readonly neverReassures: boolean;
  /** The lowest and the highest score there can be. */
  readonly lowest: number;
  readonly highest: number;
}

export interface Note extends Sourced {
  readonly text: string;
}

/** A scored measure: what is asked (where that may be shown), how it is scored, and what a score can say. */
export interface Instrument {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly about: string;
  readonly licence: Licence;
  readonly instruction?: string | undefined;
  readonly answers: readonly { readonly value: number; readonly label: string }[];
  readonly range: { readonly from: number; readonly to: number; readonly step: number };
  readonly items: readonly Item[];
  readonly scales: readonly Scale[];
  readonly notes: readonly Note[];
}
