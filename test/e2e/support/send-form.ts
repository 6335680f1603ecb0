import { type APIResponse, expect, type Page } from '@playwright/test';
import { entriesAsShown, formsOf } from '../../support/hostile/page-forms.ts';

export type Answers = Readonly<Record<string, string | readonly string[]>>;

/**
 * Sends the form of a page without drawing it, as a browser would: with what already stands in it, and these answers.
 * For bringing a record quickly to where a journey begins. Returns where it led.
 */
export async function sendForm(page: Page, path: string, answers: Answers, action = path): Promise<string> {
  const { entries, to } = await readForm(page, path, action);
  const response = await post(page, to, withAnswers(entries, answers));
  const text = await response.text();
  expect(response.ok(), `${path} took the answers: ${problems(text)}`).toBe(true);
  return new URL(response.url()).pathname;
}

/** The form of a page that leads to an address, as it stands. */
export async function readForm(page: Page, path: string, action = path) {
  const shown = await page.request.get(path);
  const form = formsOf(await shown.text()).find(
    (each) => each.method === 'post' && each.action.split('?')[0] === action.split('?')[0],
  );
  if (!form) throw new Error(`${path} has no form that leads to ${action}`);
  return { to: form.action, entries: entriesAsShown(form) };
}

/** The entries with these answers in place of what stood there. */
export function withAnswers(entries: readonly [string, string][], answers: Answers): [string, string][] {
  const kept = entries.filter(([name]) => !(name in answers));
  const given = Object.entries(answers).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
  return [...kept, ...given];
}

/** Posts entries as a form does. */
export function post(page: Page, to: string, entries: readonly [string, string][]): Promise<APIResponse> {
  return page.request.post(to, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    data: new URLSearchParams(entries.map(([name, value]) => [name, value])).toString(),
  });
}

function problems(html: string): string {
  const summary = /govuk-error-summary__list[\s\S]*?<\/ul>/.exec(html)?.[0] ?? html.slice(0, 300);
  return summary.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}
