import type { PageRequest } from '../../doors/index.ts';
import { zId } from '../../foundation/identifiers.ts';

/** For whom somebody searches, where the address names an identifier: nothing else of the address leads anywhere. */
export function personIn({ search }: PageRequest): string | null {
  const read = zId.safeParse(search.get('person'));
  return read.success ? read.data : null;
}
