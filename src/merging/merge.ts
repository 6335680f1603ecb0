import type { PartialDate } from '../foundation/dates.ts';
import { refused } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import type { PersonSummary } from '../people/index.ts';

/** What is known of somebody that can differ between two records: what it is called, and the fields that it stands in. */
export const facts = {
  name: { title: 'Name', fields: ['givenName', 'familyName'] },
  knownAs: { title: 'Known as', fields: ['knownAs'] },
  otherNames: { title: 'Other names', fields: ['otherNames'] },
  bornOn: { title: 'Date of birth', fields: ['bornOn'] },
  dueOn: { title: 'Due date', fields: ['dueOn'] },
  diedOn: { title: 'Date of death', fields: ['diedOn'] },
  sex: { title: 'Sex', fields: ['sex'] },
  pronouns: { title: 'Pronouns', fields: ['pronouns'] },
  ethnicity: { title: 'Ethnicity', fields: ['ethnicity'] },
  firstLanguage: { title: 'First language', fields: ['firstLanguage'] },
  interpreter: { title: 'Interpreter', fields: ['interpreter'] },
  communicationNeeds: { title: 'Communication needs', fields: ['communicationNeeds'] },
  careLeaver: { title: 'Was in care as a child', fields: ['careLeaver'] },
  localLink: { title: 'Lives in the area', fields: ['localLink'] },
  area: { title: 'Area', fields: ['area'] },
  address: { title: 'Address', fields: ['addressConfidential', 'address'] },
  phone: { title: 'Phone', fields: ['phone'] },
  email: { title: 'Email', fields: ['email'] },
  safeContact: { title: 'How it is safe to reach her', fields: ['safeContact'] },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly fields: readonly (keyof PersonSummary)[] }>
>;

export type FactName = keyof typeof facts;
export const factNames = Object.keys(facts) as [FactName, ...FactName[]];

const told = (value: unknown) => value !== null && value !== undefined && value !== '' && value !== false;

/** True where a record says something about a fact. */
export function isTold(person: PersonSummary, fact: FactName): boolean {
  return facts[fact].fields.some((field) => told(person[field]));
}

/** True where two records say two things about a fact, or only one of them says anything. */
export function differs(one: PersonSummary, other: PersonSummary, fact: FactName): boolean {
  return facts[fact].fields.some((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
}

/** What stands at first: the kept record's own, and the other's where the kept one says nothing. */
export function takenAtFirst(kept: PersonSummary, absorbed: PersonSummary): FactName[] {
  return factNames.filter((fact) => !isTold(kept, fact) && isTold(absorbed, fact));
}

/** What hinders a merge, of either record. */
export interface Hindrances {
  /** Kept to named people, or somebody must not know of it. */
  readonly guarded: boolean;
  readonly held: boolean;
  readonly copyAsked: boolean;
  /** A way in of her own, to pages of her own. */
  readonly ownPages: boolean;
}

/** All that the decision looks at. */
export interface MergeState {
  readonly kept: PersonSummary;
  readonly absorbed: PersonSummary;
  readonly hinders: { readonly kept: Hindrances; readonly absorbed: Hindrances };
  /** The one is on record as descended from the other, or in her care. */
  readonly isLine: boolean;
  /** They are tied to each other by a tie that goes on. */
  readonly areTied: boolean;
}

/** Why two records cannot be merged: `code` is stable, for programs. */
export interface Hindrance {
  readonly code: string;
  readonly message: string;
}

const exact = (born: PartialDate | null) => (born?.precision === 'day' ? born.date.toString() : undefined);

/** True where both dates of birth are known to the day, and they are two. */
export function birthsDisagree(kept: PersonSummary, absorbed: PersonSummary): boolean {
  const [one, other] = [exact(kept.bornOn), exact(absorbed.bornOn)];
  return one !== undefined && other !== undefined && one !== other;
}

/** All that stands in the way of a merge, in words. */
export function hindrancesTo(state: MergeState): Hindrance[] {
  const { kept, absorbed, hinders } = state;
  const found: Hindrance[] = [];
  const say = (when: boolean, code: string, message: string) => when && found.push({ code, message });
  const either = (pick: (each: Hindrances) => boolean) => pick(hinders.kept) || pick(hinders.absorbed);
  say(kept.id === absorbed.id, 'same_record', 'This is one record. Choose another to merge it with.');
  say(
    kept.kind !== absorbed.kind,
    'not_the_same_kind',
    'One record is of an adult and the other of a child, or one is not born yet. They are two people.',
  );
  say(
    state.isLine,
    'own_child',
    'One of them is on record as the parent or carer of the other, or of her parents. Somebody cannot be her own child. If that tie is a mistake, take it back on the Family page first: “Recorded by mistake”.',
  );
  say(
    state.areTied && !state.isLine,
    'tied_to_each_other',
    'They are on record as two people who are tied to each other. If that is a mistake, take the tie back on the Family page first: “Recorded by mistake”.',
  );
  say(
    either(({ guarded }) => guarded),
    'kept_to_some',
    'One of the records is kept to named people, or somebody must not know of it. Who may see the whole must be settled first, on its page “Who may see this”.',
  );
  say(
    either(({ held }) => held),
    'on_hold',
    'One of the records is on legal hold, so it has to stay as it is until the hold ends.',
  );
  say(
    either(({ copyAsked }) => copyAsked),
    'copy_asked_for',
    'A copy of one of the records has been asked for and not answered yet. Answer it first.',
  );
  say(
    hinders.absorbed.ownPages,
    'own_pages',
    'The record that would go has a sign-in for pages of her own. Keep that record, or end those pages first.',
  );
  return found;
}

/** Whether the two may be made one as asked. */
export function decideMerge(
  state: MergeState,
  asked: { readonly take: readonly FactName[]; readonly birthWhy: string | null },
) {
  const [hindrance] = hindrancesTo(state);
  if (hindrance) return refused(hindrance.code, hindrance.message);
  const { kept, absorbed } = state;
  if (birthsDisagree(kept, absorbed) && asked.birthWhy === null)
    return refused('births_disagree', 'Say why two different dates of birth are one person’s', [
      { path: ['birthWhy'], message: 'Say why two different dates of birth are one person’s' },
    ]);
  if (asked.take.includes('address') && kept.addressConfidential) {
    const message =
      'The address of the record that is kept is confidential and has to stay. Change it afterwards, or keep the other record';
    return refused('confidential_address', message, [{ path: ['take', 'address'], message }]);
  }
  return succeed(null);
}

/** Whether a merge may be undone, seen from what hinders either record now. */
export function hindrancesToUndo(now: Hindrances): Hindrance[] {
  const state = { guarded: now.guarded, held: now.held, copyAsked: now.copyAsked };
  const found: Hindrance[] = [];
  if (state.guarded)
    found.push({
      code: 'kept_to_some',
      message:
        'This record is kept to named people now, or somebody must not know of it. Lift that first: it is not known of which of the two it should hold.',
    });
  if (state.held)
    found.push({
      code: 'on_hold',
      message: 'This record is on legal hold, so it has to stay as it is until the hold ends.',
    });
  if (state.copyAsked)
    found.push({
      code: 'copy_asked_for',
      message: 'A copy of this record has been asked for and not answered yet. Answer it first.',
    });
  return found;
}
