import { z } from 'zod';
import type { FieldFault } from '../../foundation/fault.ts';
import type { Result } from '../../foundation/result.ts';
import {
  type FormValues,
  formDateText,
  formMoney,
  formWholeNumber,
  optional,
  readForm,
} from '../../interface/forms/index.ts';
import type { ContactDetail } from '../get-contact.ts';
import type { ContactOffer } from '../prepare-contact.ts';

/** How many things given the form has room for. */
export const GIVEN_ROWS = 2;

const DAYS = ['today', 'yesterday', 'other'] as const;
const NEXT = ['none', 'tomorrow', 'week', 'two_weeks', 'other'] as const;

const words = z.string().optional();
const list = z.array(z.string()).default([]);
const ignored = z
  .unknown()
  .transform(() => undefined)
  .optional();

/** The form's fields. A date's boxes count only where “another day” is chosen: without script they always show. */
function formSchema(values: FormValues) {
  return z.object({
    result: z.enum(['met', 'attempted', 'did_not_attend', 'cancelled'], 'Choose whether you met'),
    kind: z.string('Choose what kind of contact this was').min(1, 'Choose what kind of contact this was'),
    day: z.enum(DAYS, 'Choose which day this was').optional(),
    on:
      values.day === 'other' || values.day === undefined
        ? formDateText({ what: 'day of the contact' })
        : ignored,
    at: optional(z.string()),
    minutes: optional(formWholeNumber({ max: 1440 })),
    place: words,
    others: words,
    note: words,
    staffId: optional(z.string()),
    due: optional(z.string()),
    done: list,
    goalIds: list,
    outcomes: z.array(z.object({ outcome: words, evidence: words })).default([]),
    provisions: z
      .array(z.object({ kind: words, what: words, amountPence: optional(formMoney()) }))
      .default([]),
    next: z.enum(NEXT, 'Choose when you meet next').default('none'),
    nextOn: values.next === 'other' ? formDateText({ what: 'next date' }) : ignored,
  });
}

type Read = z.output<ReturnType<typeof formSchema>>;

/** Where in the form the parts of a command's lists stand: empty rows are left out of the command. */
interface Rows {
  readonly outcomes: readonly number[];
  readonly provisions: readonly number[];
}

/** The facts of a contact, as both commands take them. */
export interface FormFacts {
  readonly facts: {
    readonly kind: string;
    readonly result: Read['result'];
    readonly on: string;
    readonly at: string | null;
    readonly minutes: number | null;
    readonly place?: string | undefined;
    readonly others?: string | undefined;
    readonly done: string[];
    readonly goalIds: string[];
    readonly note?: string | undefined;
    readonly nextOn: string | null;
  };
  readonly hanging: {
    readonly staffId?: string;
    readonly due?: string;
    readonly outcomes: { outcome: string; evidence: string | undefined }[];
    readonly provisions: { kind: string; what: string | undefined; amountPence: number | null }[];
  };
  readonly rows: Rows;
}

/** Reads the form; or says what is wrong with it. */
export function readContactForm(
  form: { readonly values: FormValues; readonly faults: readonly FieldFault[] },
  today: Temporal.PlainDate,
): Result<FormFacts, readonly FieldFault[]> {
  const read = readForm(formSchema(form.values), form);
  if (!read.ok) return read;
  const { day, on, next, nextOn, at, minutes, outcomes, provisions, staffId, due, ...rest } = read.value;
  const shown = outcomes.flatMap((each, index) =>
    each.outcome ? [{ ...each, outcome: each.outcome, index }] : [],
  );
  const given = provisions.flatMap((each, index) =>
    each.kind || each.what?.trim() || each.amountPence !== undefined ? [{ ...each, index }] : [],
  );
  const facts = {
    ...rest,
    on:
      day === 'today'
        ? today.toString()
        : day === 'yesterday'
          ? today.subtract({ days: 1 }).toString()
          : (on ?? ''),
    at: at ?? null,
    minutes: minutes ?? null,
    nextOn: nextDay(next, today)?.toString() ?? nextOn ?? null,
  };
  const hanging = {
    ...(staffId ? { staffId } : {}),
    ...(due ? { due } : {}),
    outcomes: shown.map(({ outcome, evidence }) => ({ outcome, evidence })),
    provisions: given.map(({ kind, what, amountPence }) => ({
      kind: kind ?? '',
      what,
      amountPence: amountPence ?? null,
    })),
  };
  const rows = { outcomes: shown.map(({ index }) => index), provisions: given.map(({ index }) => index) };
  return { ok: true, value: { facts, hanging, rows } };
}

/** The day that a quick choice names, counted from today. */
export function nextDay(
  next: (typeof NEXT)[number],
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const days = { none: undefined, tomorrow: 1, week: 7, two_weeks: 14, other: undefined }[next];
  return days === undefined ? undefined : today.add({ days });
}

/** Leads a command's faults to the fields of the form: rows as they stand there, and days to the choice that was made. */
export function faultsInForm(faults: readonly FieldFault[], rows: Rows, values: FormValues): FieldFault[] {
  return faults.map((fault) => {
    const [first, second, ...rest] = fault.path;
    if ((first === 'outcomes' || first === 'provisions') && typeof second === 'number') {
      return { ...fault, path: [first, rows[first][second] ?? second, ...rest] };
    }
    if (first === 'on' && values.day !== undefined && values.day !== 'other')
      return { ...fault, path: ['day'] };
    if (first === 'nextOn' && values.next !== 'other') return { ...fault, path: ['next'] };
    if ((first === 'done' || first === 'goalIds') && second !== undefined) return { ...fault, path: [first] };
    return fault;
  });
}

/** What a new contact's form begins with: today, me, the last place, and the expected contact that it is opened for. */
export function startingValues(offer: ContactOffer, due: string | null = null): FormValues {
  const expected = offer.due.find(({ id }) => id === due);
  return {
    ...(expected ? { due: expected.id, result: 'met', kind: expected.about ?? '' } : {}),
    day: 'today',
    next: 'none',
    place: offer.lastPlace ?? '',
    staffId: offer.me ?? '',
  };
}

/** A contact's form as it stands, for correcting it. */
export function valuesOf(contact: ContactDetail): FormValues {
  return {
    kind: contact.kind,
    result: contact.result,
    on: boxes(contact.happenedOn),
    at: contact.startedAt?.toString({ smallestUnit: 'minute' }) ?? '',
    minutes: contact.minutes === null ? '' : String(contact.minutes),
    place: contact.place ?? '',
    others: contact.others ?? '',
    note: contact.note ?? '',
    done: [...contact.done],
    goalIds: [...contact.goalIds],
    next: contact.nextOn ? 'other' : 'none',
    ...(contact.nextOn ? { nextOn: boxes(contact.nextOn) } : {}),
  };
}

function boxes(date: Temporal.PlainDate): FormValues {
  return { day: String(date.day), month: String(date.month), year: String(date.year) };
}
