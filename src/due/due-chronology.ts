import type { ChronologySource } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { expectedSteps, type Programme } from '../programme/index.ts';
import { askedAt } from './due.ts';
import type { SettledHow } from './due-tables.ts';
import { settledOf } from './settled-store.ts';

const WORDS: Readonly<Record<SettledHow, string>> = {
  contact: 'made',
  not_reached: 'could not be reached',
  not_needed: 'not needed',
};

/** What still held and what did not, in a sentence each. */
export function foundWords(
  programme: Programme | undefined,
  { item, holds, noLonger }: { item: string; holds: readonly string[]; noLonger: readonly string[] },
): string | null {
  const { outcomes } = askedAt(programme, item);
  const titles = (ids: readonly string[]) =>
    outcomes.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
  const parts = [
    holds.length > 0 && `Still so: ${titles(holds).join(', ')}`,
    noLonger.length > 0 && `No longer so: ${titles(noLonger).join(', ')}`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join('. ') : null;
}

/** Expected contacts and follow-ups that were settled; a contact that was made stands by itself as well. */
export const dueChronology: ChronologySource = {
  kind: 'due',
  title: 'Expected contacts and follow-ups',
  async entries({ db, programmes }, personId) {
    const rows = await settledOf(db, personId);
    return rows.map((row) => {
      const programme = programmeOf(programmes, row);
      const title = programme && expectedSteps(programme).find(({ item }) => item === row.item)?.title;
      return {
        id: row.id,
        kind: 'due',
        on: row.settledOn,
        precision: 'day' as const,
        title: `${title ?? row.item}: ${WORDS[row.how]}`,
        detail: [row.note, foundWords(programme, row)].filter((part) => part !== null).join('\n') || null,
        by: row.by,
        href: `/people/${personId}/due`,
      };
    });
  },
};
