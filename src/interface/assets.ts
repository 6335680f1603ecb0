import { z } from 'zod';

const manifest = z.object({ css: z.string(), js: z.string(), icon: z.string() });

/** Addresses of the built stylesheet, script and icon; each name carries its content's hash, so it may be kept for ever. */
export interface Assets {
  readonly css: string;
  readonly js: string;
  readonly icon: string;
}

/**
 * Reads `dist/assets/manifest.json`, already parsed. `base` is where the folder is served.
 * Throws a ZodError when it is no manifest: the build is then incomplete, and no page could look right.
 */
export function assetsFrom(manifestJson: unknown, base = '/assets'): Assets {
  const { css, js, icon } = manifest.parse(manifestJson);
  return { css: `${base}/${css}`, js: `${base}/${js}`, icon: `${base}/${icon}` };
}
