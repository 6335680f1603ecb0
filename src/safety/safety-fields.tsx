import { z } from 'zod';
import type { PageRequest } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { DateField, datePartsAt, TextAreaField, TextField, textAt } from '../interface/forms/index.ts';
import type { FieldsOf } from '../people/index.ts';
import { getSafety } from './get-safety.ts';

/** All that is on record of how safe somebody is. */
export type Safety = Extract<Awaited<ReturnType<typeof ask>>, { ok: true }>['value'];
/** What a form about safety is about; no entry where one is made. */
export interface Subject<T> {
  readonly personId: string;
  readonly safety: Safety;
  readonly entry: T | undefined;
}

const ask = (request: PageRequest) => request.ask(getSafety, { personId: request.params.id ?? '' });

/** Finds what the address names, in a list of what is on record. */
export function findIn<T extends { readonly id: string }>(pick: (safety: Safety) => readonly T[]) {
  return async (request: PageRequest) => {
    const found = await ask(request);
    if (!found.ok) return found;
    const wanted = request.params.entry;
    const entry = pick(found.value).find(({ id }) => id === wanted);
    if (wanted && !entry) return notFound('page');
    return succeed<Subject<T>>({ personId: found.value.personId, safety: found.value, entry });
  };
}

type Shown = Pick<FieldsOf<unknown>, 'values' | 'faults'>;
interface Asked extends Shown {
  readonly part: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

/** Lines of text. */
export function Words({ part, name, values, ...asked }: Asked) {
  const path = [part, name];
  return <TextAreaField {...asked} name={path} rows={3} limit={2000} value={textAt(values, path)} />;
}
/** One line of text. */
export function Line({ part, name, values, ...asked }: Asked) {
  const path = [part, name];
  return <TextField {...asked} name={path} value={textAt(values, path)} autocomplete="off" />;
}
/** A day. */
export function Day({ part, name, values, ...asked }: Asked) {
  const path = [part, name];
  return <DateField {...asked} name={path} value={datePartsAt(values, path)} />;
}

/** Text as it was typed; the command says what is wrong with it. */
export const typed = z.string().optional();
/** Text that must be there; the command says so. */
export const must = z.string().default('');
/** What all forms about safety share. */
export const common = { permission: 'person:write', tab: '/safety' } as const;
/** Where they lead back to. */
export const safetyOf = (personId: string) => `/people/${personId}/safety`;
