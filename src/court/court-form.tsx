import type { z } from 'zod';
import type { PageRequest } from '../doors/index.ts';
import { type Fault, notFound } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  formBoolean,
  optional,
  RadiosField,
  TextAreaField,
  textAt,
} from '../interface/forms/index.ts';
import { type FieldsOf, type RecordForm, savedTo } from '../people/index.ts';
import { getCourt } from './get-court.ts';

/** Somebody’s time in court, as its forms need it. */
export type CourtSubject = Extract<Awaited<ReturnType<typeof findCourt>>, { ok: true }>['value'];

/** The court page that a form’s address names. */
export const findCourt = (request: PageRequest) =>
  request.ask(getCourt, { personId: request.params.id ?? '' });

/** What a form about one entry stands on: the whole, the proceedings that the address names, and the entry. */
export interface EntrySubject<T> {
  readonly court: CourtSubject;
  readonly proceedings: CourtSubject['proceedings'][number] | undefined;
  readonly entry: T | undefined;
}

/** Finds the entry that the address names; without one, the form makes a new one. */
export function findEntry<T extends { readonly id: string }>(pick: (court: CourtSubject) => readonly T[]) {
  return async (request: PageRequest) => {
    const found = await findCourt(request);
    if (!found.ok) return found;
    const { proceedings: wanted, entry: wantedEntry } = request.params;
    const proceedings = found.value.proceedings.find(({ id }) => id === wanted);
    const entry = pick(found.value).find(({ id }) => id === wantedEntry);
    if ((wanted && !proceedings) || (wantedEntry && !entry)) return notFound('page');
    return succeed<EntrySubject<T>>({ court: found.value, proceedings, entry });
  };
}

export const maybeYes = optional(formBoolean());

type Shown = Pick<FieldsOf<unknown>, 'values' | 'faults'> & {
  readonly name: readonly string[];
  readonly label: string;
  readonly hint?: string;
};

/** A day’s three boxes. */
export function DayOf({ name, label, hint, values, faults }: Shown) {
  return (
    <DateField name={name} label={label} hint={hint} value={datePartsAt(values, name)} faults={faults} />
  );
}

/** A choice of a few. */
export function ChoiceOf({
  words,
  values,
  ...shown
}: Shown & { readonly words: Readonly<Record<string, string>> }) {
  const items = Object.entries(words).map(([value, text]) => ({ value, text }));
  return <RadiosField {...shown} items={items} value={textAt(values, shown.name)} />;
}

/** Yes or no, or left open. */
export function YesNoOf(shown: Shown) {
  return <ChoiceOf {...shown} words={{ yes: 'Yes', no: 'No' }} />;
}

/** Some sentences. */
export function WordsOf({ values, limit = 2000, ...shown }: Shown & { readonly limit?: number }) {
  return <TextAreaField {...shown} rows={4} limit={limit} value={textAt(values, shown.name)} />;
}

/** Where the forms lead back to. */
export const courtOf = (personId: string) => `/people/${personId}/court`;

/** What every form about an entry shares. */
export function entryForm<T extends { readonly version: number }, Schema extends z.ZodType>(
  form: Omit<RecordForm<EntrySubject<T>, Schema>, 'permission' | 'tab' | 'version'>,
): RecordForm<EntrySubject<T>, Schema> {
  return {
    ...form,
    permission: 'person:write',
    tab: '/court',
    back: ({ court }) => ({ href: courtOf(court.personId), text: 'Court' }),
    version: ({ entry }) => entry?.version,
  };
}

/** The proceedings that the address of a form names, for what it sends; none, no page. */
export function inProceedings<T, Sent, With>(
  run: (
    request: PageRequest,
    about: EntrySubject<T> & { readonly proceedingsId: string },
    sent: Sent,
    sentWith: With,
  ) => Promise<Result<unknown, Fault>>,
) {
  return async (request: PageRequest, about: EntrySubject<T>, sent: Sent, sentWith: With) => {
    const { proceedings, court } = about;
    if (!proceedings) return notFound('page');
    return savedTo(
      courtOf(court.personId),
      await run(request, { ...about, proceedingsId: proceedings.id }, sent, sentWith),
    );
  };
}

/** What was left out is worded by the command. */
export const whole = <T,>(sent: unknown) => sent as T;
/** What a form sends: its days as text. */
export type Sent<T> = {
  [K in keyof T]: T[K] extends Temporal.PlainDate
    ? string
    : T[K] extends Temporal.PlainDate | null
      ? string | null
      : T[K];
};

/** The value of a question with yes and no. */
export const yesNo = (answer: boolean | null | undefined) =>
  answer === null || answer === undefined ? '' : answer ? 'yes' : 'no';
