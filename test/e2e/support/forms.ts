import type { Locator, Page } from '@playwright/test';

/** The three boxes of a date; those left out stay empty. */
export interface DayBoxes {
  readonly day?: string;
  readonly month?: string;
  readonly year?: string;
}

type Within = Page | Locator;

/** A question that is asked as a group of boxes or buttons, found by its legend. */
export function group(within: Within, legend: string | RegExp): Locator {
  return within.getByRole('group', { name: legend });
}

/** Fills a date, found by the legend round its three boxes. */
export async function fillDay(within: Within, legend: string | RegExp, day: DayBoxes): Promise<void> {
  // A group may stand round another: the innermost has the boxes.
  const boxes = group(within, legend).last();
  for (const [label, text] of [
    ['Day', day.day],
    ['Month', day.month],
    ['Year', day.year],
  ] as const) {
    await boxes.getByLabel(label, { exact: true }).fill(text ?? '');
  }
}

/** Chooses one answer of a question. */
export async function choose(
  within: Within,
  legend: string | RegExp,
  answer: string | RegExp,
): Promise<void> {
  const question = group(within, legend).first();
  // Without a script what hangs on an answer stands open in the same group: only the question's own answers are meant.
  const name = await question.getByRole('radio').first().getAttribute('name');
  const own = question.locator(`input[name="${name}"]`);
  await question.getByRole('radio', { name: answer, exact: true }).and(own).check();
}

/** A day as a form's boxes take it. */
export function boxes(day: Temporal.PlainDate): Required<DayBoxes> {
  return { day: String(day.day), month: String(day.month), year: String(day.year) };
}

/** Today where Facet stands. */
export const today = (): Temporal.PlainDate => Temporal.Now.plainDateISO('Europe/London');
