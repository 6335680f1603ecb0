import { exchangeWords } from '../letters/index.ts';

/** One exchange in her words: “Letter to Ivy”, “Photo from Ivy’s home”, “Meeting in person with Ivy”. */
export function letterTitle(
  letter: {
    readonly kind: keyof typeof exchangeWords;
    readonly direction: 'from_parent' | 'to_parent' | 'together';
  },
  childCalled: string,
): string {
  const what = exchangeWords[letter.kind];
  switch (letter.direction) {
    case 'from_parent':
      return `${what} to ${childCalled}`;
    case 'to_parent':
      return `${what} about or from ${childCalled}`;
    case 'together':
      return `${what} with ${childCalled}`;
  }
}
