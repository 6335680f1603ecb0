import type { ShippedProgramme } from '../doors/index.ts';
import { WORKED_EXAMPLE } from './worked-example.ts';

/** With what a draft may begin. */
export const BEGINNINGS = ['example', 'next', 'copy', 'variant', 'file'] as const;
export type Beginning = (typeof BEGINNINGS)[number];

/** A programme that a draft may begin from: one that runs here, or one that ships. */
export interface Known {
  readonly programme: string;
  readonly title: string;
}

const quoted = (text: string) => JSON.stringify(text);

/** The first lines of a local variant, to which what differs is added. */
export function variantOf({ programme, title }: Known): string {
  return [
    `# Says only what differs from ${programme}; all else is as it stands there.`,
    `programme: ${`${programme}-here`.slice(0, 60)}`,
    'version: 1',
    `extends: ${programme}`,
    `title: ${quoted(`${title}, our own`)}`,
    '',
  ].join('\n');
}

/** Where a draft’s first text comes from. */
export type FirstText =
  | { readonly text: string }
  /** The file of a version that runs here, which has still to be read. */
  | { readonly published: string };

/** The first text of a draft; undefined where there is no such programme to begin from. */
export function firstText(
  beginning: Exclude<Beginning, 'file'>,
  programme: string,
  own: readonly Known[],
  shipped: readonly ShippedProgramme[],
): FirstText | undefined {
  if (beginning === 'example') return { text: WORKED_EXAMPLE };
  const runs = own.find((each) => each.programme === programme);
  const ships = shipped.find((each) => each.programme === programme);
  if (beginning === 'next') return runs && { published: programme };
  if (beginning === 'copy') return ships && { text: ships.text };
  const base = runs ?? ships;
  return base && { text: variantOf(base) };
}
