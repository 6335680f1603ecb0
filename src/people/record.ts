import type { PartialDate } from '../foundation/dates.ts';
import type { FamilyRecord } from './family.ts';
import type { Interpreter, LocalLink, PersonKind, SafeContact, Sex } from './person.ts';

/** Somebody as stored, without family. */
export interface PersonSummary {
  readonly id: string;
  readonly version: number;
  /** True where the record is kept to named people. */
  readonly restricted: boolean;
  readonly kind: PersonKind;
  /** The name to show. */
  readonly name: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs: string | null;
  readonly otherNames: string | null;
  readonly bornOn: PartialDate | null;
  readonly dueOn: Temporal.PlainDate | null;
  readonly diedOn: Temporal.PlainDate | null;
  readonly sex: Sex | null;
  readonly pronouns: string | null;
  readonly ethnicity: string | null;
  readonly firstLanguage: string | null;
  readonly interpreter: Interpreter | null;
  readonly communicationNeeds: string | null;
  /** Behind the wall of health; null where nothing is known, and for whom the wall is closed to. */
  readonly disability: string | null;
  /** Whether what is kept of her health is open to the reader. */
  readonly healthOpen: boolean;
  readonly careLeaver: boolean | null;
  readonly localLink: LocalLink | null;
  readonly area: string | null;
  readonly address: string | null;
  readonly addressConfidential: boolean;
  readonly phone: string | null;
  readonly email: string | null;
  readonly safeContact: SafeContact | null;
  /** When it was last asked whether there are any; null when nobody asked. */
  readonly asked: {
    readonly children: Temporal.PlainDate | null;
    readonly proceedings: Temporal.PlainDate | null;
    readonly pregnancy: Temporal.PlainDate | null;
  };
}

/** Everything on record about one person and her family. */
export interface PersonRecord extends PersonSummary, FamilyRecord {}
