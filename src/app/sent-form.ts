import type { Fault, FieldFault } from '../foundation/fault.ts';
import { type ParsedForm, parseForm } from '../interface/forms/index.ts';
import { isTooLarge, readWithoutFiles } from './large-form.ts';

const NO_FORM: ParsedForm = { values: {}, faults: [], idempotencyKey: undefined, version: undefined };

const formFault = (message: string): ParsedForm => ({ ...NO_FORM, faults: [{ path: [], message }] });

const TOO_MUCH_WORDS =
  'This is more than Facet takes at once (24 MB). Go back: what you typed is still there. Send less of it at a time';

/** More than can be read and shown again. */
export const TOO_MUCH: Fault = { kind: 'invalid', faults: [{ path: [], message: TOO_MUCH_WORDS }] };

/** True for a form with files. */
export function hasFiles(request: Request): boolean {
  return (
    request.method === 'POST' && /^multipart\/form-data/i.test(request.headers.get('content-type') ?? '')
  );
}

/** True for what was sent as a form. */
export function isForm(request: Request): boolean {
  const type = request.headers.get('content-type') ?? '';
  return type.startsWith('application/x-www-form-urlencoded') || type.startsWith('multipart/form-data');
}

/** What was sent to a page, as it is read; nothing for what sends nothing. */
export async function readForm(request: Request): Promise<ParsedForm> {
  if (request.method !== 'POST') return NO_FORM;
  if (!isForm(request)) return formFault('This was not sent as a form');
  const data = await entriesOf(request);
  if (!data)
    return isTooLarge(request)
      ? formFault(TOO_MUCH_WORDS)
      : formFault('The form did not arrive whole. Send it again');
  const parsed = parseForm(data.fields.map(([name, value]): [string, string | File] => [name, value]));
  return { ...parsed, faults: [...data.faults, ...parsed.faults] };
}

/** The fields of a form, without its files where they are too large; undefined where it did not arrive whole. */
export async function entriesOf(request: Request): Promise<SentFields | undefined> {
  if (isTooLarge(request)) return readWithoutFiles(request).catch(() => undefined);
  const data = await request.formData().catch(() => undefined);
  return data && { fields: [...data.entries()], faults: [] };
}

interface SentFields {
  readonly fields: readonly (readonly [string, string | File])[];
  readonly faults: readonly FieldFault[];
}
