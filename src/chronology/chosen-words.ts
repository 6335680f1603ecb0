import type { ChronologyTheme } from '../doors/index.ts';
import { formatDate } from '../interface/wording/index.ts';
import type { Weight } from './chronology.ts';
import type { Chronology } from './get-chronology.ts';

export const themeWords: Readonly<Record<ChronologyTheme, string>> = {
  children: 'Children',
  court: 'Court',
  safety: 'Safety',
  work: 'Our work together',
  changes: 'Changes',
  papers: 'Papers and rights',
};

/** How much is shown, by what is the least of it. */
export const weightWords: Readonly<Record<Weight, string>> = {
  key: 'Turns of the road',
  ordinary: 'All but everyday entries',
  routine: 'Everything',
};

interface Chosen {
  readonly kinds: readonly string[];
  readonly themes: readonly ChronologyTheme[];
  readonly childId?: string | undefined;
  readonly atLeast?: Weight | undefined;
  readonly from?: Temporal.PlainDate | undefined;
  readonly to?: Temporal.PlainDate | undefined;
  readonly text?: string | null | undefined;
}

/** What was chosen of a chronology, in words. */
export function chosenWords(
  { kinds, themes, childId, atLeast, from, to, text }: Chosen,
  chronology: Pick<Chronology, 'kinds' | 'children'>,
): string[] {
  const child = chronology.children.find(({ id }) => id === childId);
  return [
    ...(from ? [`from ${formatDate(from)}`] : []),
    ...(to ? [`to ${formatDate(to)}`] : []),
    ...themes.map((theme) => themeWords[theme]),
    ...kinds.map((kind) => chronology.kinds.find((each) => each.kind === kind)?.title ?? kind),
    ...(childId ? [`about ${child?.name ?? 'one child'}`] : []),
    ...(atLeast && atLeast !== 'routine' ? [weightWords[atLeast]] : []),
    ...(text ? [`the words “${text}”`] : []),
  ];
}
