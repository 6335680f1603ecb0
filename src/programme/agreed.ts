import type { Figure } from './schema/figures.ts';
import type { Programme } from './schema/programme.ts';

type Asked = Pick<Programme, 'consent'>;

/** The consents that a use of the record rests on: any of them will do. */
export function consentsFor({ consent }: Asked, use: string) {
  return (consent?.to ?? []).filter(({ supports }) => supports?.includes(use));
}

/** Every use of the record that some consent of the programme speaks of. */
export function usesOf({ consent }: Asked): readonly string[] {
  return [...new Set((consent?.to ?? []).flatMap(({ supports = [] }) => supports))];
}

/**
 * A figure with the rule that its use adds to `where`: only those who agreed to the use, and still do on the day as at
 * which it is counted. A figure that rests on no agreement stays as it is.
 */
export function amongTheAgreed(programme: Asked, figure: Figure): Figure {
  const { rests_on: use, where } = figure;
  if (use === undefined) return figure;
  const kinds = consentsFor(programme, use).map(({ id }) => `c.kind == ${JSON.stringify(id)}`);
  const agreed = `consents.exists(c, c.stands && (${kinds.join(' || ') || 'false'}))`;
  return { ...figure, where: where === undefined ? agreed : `(${where}) && ${agreed}` };
}
