import { expect } from 'vitest';
import { attribute, type Element, elementsOf, formsOf, hasClass, repeatedIds, textOf } from './page-forms.ts';
import { MARK } from './payloads.ts';

/** What may be answered to bad input; 303 and 200 are for input that turned out to be good. */
const REFUSALS = new Set([400, 401, 403, 404, 409, 413, 422]);

/** Words of the machinery, which nobody is to read in an answer. */
const MACHINERY =
  /\n\s+at .+:\d+|node:internal|node_modules|\.tsx?:\d+|SQLSTATE|pg_catalog|\bt_(?:east|west)\b|violates|duplicate key value|syntax error at|relation "|column "|TypeError|RangeError|ZodError|Cannot read propert|Maximum call stack/;

/** Words that schemas and languages say to programmers. */
const PROGRAMMERS_WORDS =
  /Invalid (?:input|option|string|date|type|key|element|UUID|email|ISO)|[Ee]xpected |\breceived\b|Too (?:big|small)|Unrecognized|undefined|\bnull\b|\bNaN\b|\[object|must match pattern|\bregex\b|JSON\.parse|Unexpected token/;

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly location: string | null;
  readonly type: string;
}

export async function answerOf(response: Response): Promise<Answer> {
  return {
    status: response.status,
    body: await response.text(),
    location: response.headers.get('location'),
    type: response.headers.get('content-type') ?? '',
  };
}

/** No answer is a defect, says how Facet is made, or is made from what we sent. */
export function checkCalm(answer: Answer, about: string): void {
  expect(
    answer.status < 400 || REFUSALS.has(answer.status),
    `${about}: status ${answer.status}: ${shortly(answer.body)}`,
  ).toBe(true);
  expect(MACHINERY.exec(answer.body)?.[0], `${about}: the answer shows machinery`).toBeUndefined();
  if (!answer.type.includes('html')) return;
  checkNothingMade(answer.body, about);
  expect(repeatedIds(answer.body), `${about}: ids stand twice in the page`).toEqual([]);
}

const shortly = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 300);

/** No element and no attribute of a page was made from our text, and no address in it runs our script. */
export function checkNothingMade(html: string, about: string): void {
  for (const element of elementsOf(html)) {
    const { tagName } = element;
    expect(tagName.includes(MARK), `${about}: an element <${tagName}> was made`).toBe(false);
    for (const { name, value } of element.attrs) {
      const bad = name.includes(MARK) || (name.startsWith('on') && value.includes(MARK));
      const runs = ['href', 'src', 'action', 'formaction'].includes(name) && /^\s*javascript:/i.test(value);
      expect(bad || runs, `${about}: <${tagName} ${name}="${value}"> was made`).toBe(false);
    }
    if (tagName === 'script' || tagName === 'style')
      expect(textOf(element).includes(MARK), `${about}: our text stands in <${tagName}>`).toBe(false);
  }
}

/** One line of the error summary. */
interface SummaryLine {
  readonly text: string;
  readonly target: string | undefined;
}

const all = (root: Element, test: (element: Element) => boolean): Element[] => {
  const found: Element[] = [];
  const look = (element: Element) => {
    if (test(element)) found.push(element);
    for (const child of element.childNodes) if ('tagName' in child) look(child);
  };
  look(root);
  return found;
};

const words = (element: Element) => textOf(element).replaceAll(/\s+/g, ' ').trim();

/** The lines of a page’s error summary, each with the id that it leads to. */
export function summaryOf(html: string): SummaryLine[] {
  const summary = elementsOf(html).find((element) => hasClass(element, 'govuk-error-summary__list'));
  if (!summary) return [];
  return all(summary, (element) => element.tagName === 'li').map((line) => {
    const link = all(line, (element) => element.tagName === 'a')[0];
    return { text: words(line), target: link && attribute(link, 'href')?.replace(/^#/, '') };
  });
}

/** Every fault stands in the summary with a link to a field that is there, and beside that field; in plain words. */
export function checkFaultsShown(html: string, about: string, mayBeUnlinked: boolean): void {
  const lines = summaryOf(html);
  expect(lines.length, `${about}: no error summary`).toBeGreaterThan(0);
  const elements = elementsOf(html);
  const groups = elements.filter((element) => hasClass(element, 'govuk-form-group'));
  for (const { text, target } of lines) {
    expect(PROGRAMMERS_WORDS.exec(text)?.[0], `${about}: not plain: “${text}”`).toBeUndefined();
    if (target === undefined) {
      expect(mayBeUnlinked, `${about}: “${text}” leads to no field`).toBe(true);
      continue;
    }
    // A summary of all answers leads to the page on which each was given.
    if (target.startsWith('/')) continue;
    const field = elements.find((element) => attribute(element, 'id') === target);
    expect(field, `${about}: “${text}” leads to #${target}, which is not in the page`).toBeDefined();
    if (!field) continue;
    const beside = groups
      .filter((group) => all(group, (element) => element === field).length > 0)
      .flatMap((group) => all(group, (element) => hasClass(element, 'govuk-error-message')))
      .some((message) => words(message).includes(text));
    expect(beside, `${about}: “${text}” does not stand beside #${target}`).toBe(true);
  }
}

/** As a page can show it: HTML has no NUL, and knows one way to end a line. */
const asShown = (text: string) =>
  text.replaceAll('\u0000', '\uFFFD').replace(/\r\n?/g, '\n').replace(/^\n/, '');

/** Everything that was typed stands in the form that comes back. */
export function checkNothingLost(html: string, typed: ReadonlyMap<string, string>, about: string): void {
  const controls = formsOf(html).flatMap((form) => form.controls);
  for (const [name, value] of typed) {
    const back = controls.filter((control) => control.name === name).map((control) => control.value);
    const kept = back.some((each) => asShown(each) === asShown(value));
    expect(
      kept,
      `${about}: “${shortly(value).slice(0, 80)}” typed in ${name} is lost; there is ${shortly(back.join(' | '))}`,
    ).toBe(true);
  }
}

interface Problem {
  readonly title?: unknown;
  readonly status?: unknown;
  readonly detail?: unknown;
  readonly errors?: readonly { readonly detail: unknown; readonly pointer: unknown }[];
}

/** A refusal of the API is problem details (RFC 9457) in plain words. */
export function checkProblem(answer: Answer, about: string): void {
  expect(answer.type, about).toMatch(/^application\/problem\+json/);
  const problem = JSON.parse(answer.body) as Problem;
  expect(problem.status, about).toBe(answer.status);
  const said = [problem.title, problem.detail, ...(problem.errors ?? []).map((each) => each.detail)];
  for (const each of said) {
    expect(
      typeof each === 'string' && each !== '',
      `${about}: nothing is said: ${shortly(answer.body)}`,
    ).toBe(true);
    expect(
      PROGRAMMERS_WORDS.exec(String(each))?.[0],
      `${about}: not plain: “${shortly(String(each))}”`,
    ).toBeUndefined();
  }
}
