import type { LanguagePart } from '../part.ts';

/**
 * Parts of the language whose room does not stand yet. Whoever builds the room moves its part there, and gives figure
 * sets in place of the awaited ones.
 */
export const waitingParts: readonly LanguagePart[] = [];
