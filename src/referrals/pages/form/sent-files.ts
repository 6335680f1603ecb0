import { fault, formFaults, type PageAnswer } from '../../../doors/index.ts';
import { readUpload, type Upload } from '../../../doors/upload.ts';
import type { FieldFault } from '../../../foundation/fault.ts';
import { isSamePath } from '../../../interface/forms/index.ts';
import type { DraftAnswers, DraftValue } from '../../drafts/draft.ts';
import { keepReferralFiles } from '../../files/keep-files.ts';
import {
  asked,
  type Field,
  place,
  removalPath,
  textOf,
  uploadPath,
  withNested,
} from '../../journey/fields.ts';
import type { Journey } from './journey.ts';

type Sent =
  | { readonly kind: 'typed'; readonly typed: DraftAnswers; readonly faults: readonly FieldFault[] }
  | { readonly kind: 'answer'; readonly answer: PageAnswer };

/** Whether any of these questions asks for a file. */
export const takesFiles = (fields: readonly Field[]): boolean =>
  withNested(fields).some(({ kind }) => kind === 'file');

/** What stands at a path of the form as it was sent, files as well. */
function sentAt(form: unknown, path: Field['path']): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? Reflect.get(value, key)
        : undefined,
    form,
  );
}

const isChosen = (value: unknown): value is File =>
  value instanceof File && !(value.name === '' && value.size === 0);

interface Chosen {
  readonly field: Field;
  readonly upload: Upload;
}

/**
 * Keeps the files that a page sent, before anything else is looked at: whatever is wrong with the other answers, no file has to
 * be chosen twice. Each answer is then the name of its file.
 */
export async function keepSentFiles(
  journey: Journey,
  fields: readonly Field[],
  read: DraftAnswers,
): Promise<Sent> {
  const { request, draft, secret } = journey;
  const typed: Record<string, DraftValue> = { ...read };
  const faults: FieldFault[] = [];
  const chosen: Chosen[] = [];
  for (const field of asked(fields, read).filter(({ kind }) => kind === 'file')) {
    const sent = sentAt(request.form, uploadPath(field));
    if (isChosen(sent)) {
      const upload = await readUpload(sent, field.path);
      if (upload.ok) chosen.push({ field, upload: upload.value });
      else if (upload.error.kind === 'invalid') faults.push(...upload.error.faults);
    } else if (textOf(request.form, removalPath(field)) !== '' || isTicked(request.form, field))
      place(typed, field.path, '');
  }
  if (chosen.length === 0) return { kind: 'typed', typed, faults };
  const files = chosen.map(({ field, upload: { name, bytes } }) => ({
    title: field.label.slice(0, 300),
    file: { name, content: Buffer.from(bytes).toString('base64') },
  }));
  const kept = await request.run(keepReferralFiles, { draft: draft.id, secret, files });
  if (kept.ok) {
    for (const [index, { field }] of chosen.entries())
      place(typed, field.path, kept.value.names[index] ?? '');
    return { kind: 'typed', typed, faults };
  }
  const found = formFaults(kept.error);
  if (!found) return { kind: 'answer', answer: fault(kept.error) };
  const beside = found.faults.map((each) => {
    const one = each.path[0] === 'files' ? chosen[Number(each.path[1])] : undefined;
    return one ? { ...each, path: one.field.path } : each;
  });
  return { kind: 'typed', typed, faults: [...faults, ...beside] };
}

function isTicked(form: unknown, field: Field): boolean {
  const value = sentAt(form, removalPath(field));
  return Array.isArray(value) && value.length > 0;
}

/** What is wrong with the files before what is wrong with the rest, once for each field. */
export function beside(files: readonly FieldFault[], others: readonly FieldFault[]): readonly FieldFault[] {
  return [...files, ...others.filter(({ path }) => !files.some((each) => isSamePath(each.path, path)))];
}
