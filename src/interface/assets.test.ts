import { describe, expect, it } from 'vitest';
import { assetsFrom } from './assets.ts';

describe('assetsFrom', () => {
  it('gives the addresses of what was built', () => {
    const manifest = { inputs: 'x', css: 'facet-1.css', js: 'facet-2.js', icon: 'mark-3.svg' };
    expect(assetsFrom(manifest)).toEqual({
      css: '/assets/facet-1.css',
      js: '/assets/facet-2.js',
      icon: '/assets/mark-3.svg',
    });
    expect(assetsFrom(manifest, '/facet/assets').css).toBe('/facet/assets/facet-1.css');
  });

  it('does not take half a build for a whole one', () => {
    expect(() => assetsFrom({ css: 'facet-1.css' })).toThrow();
    expect(() => assetsFrom(undefined)).toThrow();
  });
});
