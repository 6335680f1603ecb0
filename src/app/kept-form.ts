import type { KeptForm } from '../access/sign-in/index.ts';
import type { Page } from '../doors/index.ts';
import type { FieldFault } from '../foundation/fault.ts';
import type { ParsedForm } from '../interface/forms/index.ts';
import { parseForm } from '../interface/forms/index.ts';

const SIGNED_OUT: FieldFault = {
  path: [],
  message: 'You were signed out before this was saved. What you typed is below: check it and send it again',
};

/** The page that a form is sent to, with the parts of the address that its route names. */
export function pageOfForm(
  pages: readonly Page[],
  path: string,
): { readonly page: Page; readonly params: Record<string, string> } | undefined {
  for (const page of pages) {
    if (page.method !== 'post') continue;
    const found = new URLPattern({ pathname: page.path }).exec({ pathname: path });
    if (!found) continue;
    const groups = Object.entries(found.pathname.groups).map(([name, value]) => [
      name,
      decodeURIComponent(value ?? ''),
    ]);
    return { page, params: Object.fromEntries(groups) };
  }
  return undefined;
}

/**
 * The kept form as its page reads one, with a fault: nothing runs while there is one, so the page shows itself again
 * with all that was typed. Key and version are those that were sent.
 */
export function formAgain({ fields }: KeptForm): ParsedForm {
  const parsed = parseForm(fields.map(([name, value]): [string, string] => [name, value]));
  return { ...parsed, faults: [SIGNED_OUT, ...parsed.faults] };
}

/** What of a form can be kept: text. Files are chosen again. Undefined where nothing was typed or chosen. */
export function fieldsToKeep(
  sent: Iterable<readonly [string, string | File]>,
): KeptForm['fields'] | undefined {
  const fields = [...sent].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return fields.some(([name]) => !name.startsWith('_')) ? fields : undefined;
}
