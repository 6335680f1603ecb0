import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const source = readFileSync(join(import.meta.dirname, '_tokens.scss'), 'utf8');
const tokens = new Map(
  [...source.matchAll(/^\$([\w-]+): (#[0-9a-f]{6});/gm)].map(([, name, colour]) => [name, colour]),
);

function colour(name: string): string {
  const found = tokens.get(name);
  if (!found) throw new Error(`no colour is called ${name}`);
  return found;
}

/** Relative luminance of an sRGB colour (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

describe('Facet’s colours', () => {
  it.each([
    ['ink', 'paper'],
    ['ink', 'tint-light'],
    ['ink-soft', 'paper'],
    ['ink-soft', 'tint-light'],
    ['ink-soft', 'amber-tint'],
    ['brand', 'paper'],
    ['brand', 'tint-light'],
    ['brand', 'tint'],
    ['deep', 'tint'],
    ['deep', 'line'],
    ['paper', 'brand'],
    ['paper', 'brand-dark'],
    ['paper', 'deep'],
    ['amber', 'amber-tint'],
    ['amber', 'paper'],
    ['plum', 'plum-tint'],
    ['plum', 'paper'],
  ])('text in %s can be read on %s (4.5:1)', (text, ground) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['line-strong', 'paper'],
    ['line-strong', 'tint-light'],
    ['brand', 'tint'],
    ['amber', 'paper'],
  ])('a shape in %s can be seen on %s (3:1)', (shape, ground) => {
    expect(contrast(colour(shape), colour(ground))).toBeGreaterThanOrEqual(3);
  });
});
