import type { TestApp, TestReader } from '../app.ts';
import { type Answer, answerOf } from './checks.ts';
import { type Control, formsOf, type PageForm } from './page-forms.ts';
import type { FoundForm } from './walk.ts';

/** What is put in a form: for a name, what the control of that name would hold. */
export type Filling = (control: Control) => string | undefined;

export const isText = ({ kind }: Control) => kind === 'line' || kind === 'lines';
const DATE_PART = /^(.*)\[(day|month|year)\]$/;

/** The date that a control is a box of: its name without the box. */
export const dateOf = ({ name }: Control): string | undefined => DATE_PART.exec(name)?.[1];

/** The dates that a form asks for. */
export const datesOf = (form: PageForm): string[] => [
  ...new Set(form.controls.flatMap((each) => dateOf(each) ?? [])),
];

/** Three boxes filled with a date. */
export function boxed(date: string, [day, month, year]: readonly [string, string, string]): Filling {
  const parts: Record<string, string> = { day, month, year };
  return (control) => (dateOf(control) === date ? parts[DATE_PART.exec(control.name)?.[2] ?? ''] : undefined);
}

const SENSIBLE: Readonly<Record<string, string>> = {
  email: 'someone@example.org',
  tel: '07700 900 123',
  numeric: '1',
  decimal: '1',
  number: '1',
  time: '10:30',
};

/** What somebody might fill in who means no harm. */
const sensible: Filling = (control) => {
  if (control.value !== '') return control.value;
  const box = DATE_PART.exec(control.name)?.[2];
  if (box) return { day: '3', month: '5', year: '2024' }[box];
  return SENSIBLE[control.wants] ?? 'Some words';
};

/** The choices that show a part of the page: the one that leads there, and those that lead to it. */
function choicesFor(form: PageForm, part: string | undefined): Control[] {
  if (part === undefined) return [];
  const choice = form.controls.find((each) => each.shows === part);
  return choice ? [...choicesFor(form, choice.within), choice] : [];
}

/**
 * What a browser sends when a form was filled in. Questions with choices are answered: as they stand, else with the
 * first; `toward` is a control that must be shown, by the choices that lead to it.
 */
export function fill(form: PageForm, filling: Filling, toward?: Control): [string, string][] {
  const wanted = toward ? choicesFor(form, toward.within) : [];
  const decided = new Map(wanted.map((choice) => [choice.name, choice]));
  for (const choice of form.controls.filter((each) => each.kind === 'choice')) {
    const shown = form.controls.some((each) => each.name === choice.name && each.sent);
    if (!decided.has(choice.name) && !shown && !choice.name.endsWith('[]')) decided.set(choice.name, choice);
  }
  return form.controls.flatMap((control): [string, string][] => {
    const given = filling(control);
    if (control.kind === 'file') return [];
    if (control.kind === 'choice') {
      const choice = decided.get(control.name);
      const sent = choice ? choice === control : control.sent;
      return sent ? [[control.name, given ?? control.value]] : [];
    }
    if (control.kind === 'select') {
      const value = given ?? (control.value === '' ? control.options.find(Boolean) : control.value) ?? '';
      return [[control.name, value]];
    }
    return [[control.name, given ?? (isText(control) ? (sensible(control) ?? '') : control.value)]];
  });
}

/** What a page may make anew each time that it is opened: identifiers, and secrets as long. */
const CHANGING = /[\w-]{32,}/g;

/** The same form as it stands now, with a key and a version of its own; undefined when it is no longer offered. */
export async function openAgain(
  app: TestApp,
  { at, reader, form }: FoundForm,
): Promise<PageForm | undefined> {
  const response = await app.get(at, reader);
  if (response.status !== 200) return undefined;
  const plain = (address: string) => address.split(/[?#]/)[0]?.replaceAll(CHANGING, '');
  const fresh = formsOf(await response.text()).find(
    (each) => each.method === form.method && plain(each.action || at) === plain(form.action),
  );
  return fresh && { ...fresh, action: fresh.action || at };
}

let posts = 0;

/** Visitors without an account may send so much in ten minutes: time goes on between their forms. */
function letTimePass(app: TestApp): void {
  posts += 1;
  if (posts % 100 === 0) app.setToday(app.clock.now().add({ minutes: 11 }).toString());
}

/** Sends a form with any body. */
export async function sendForm(
  app: TestApp,
  reader: TestReader,
  action: string,
  body: URLSearchParams | FormData | string,
  type = 'application/x-www-form-urlencoded',
): Promise<Answer> {
  if (reader === 'nobody') letTimePass(app);
  const headers: Record<string, string> = typeof body === 'string' ? { 'content-type': type } : {};
  return answerOf(await app.send(action, { method: 'POST', headers, body }, reader));
}

/** What was typed, by field, to be found again in the form that comes back. */
export function typedIn(
  form: PageForm,
  entries: readonly (readonly [string, string])[],
): Map<string, string> {
  const texts = new Set(form.controls.filter(isText).map((control) => control.name));
  return new Map(entries.filter(([name]) => texts.has(name)));
}
