import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShippedProgramme } from '../doors/index.ts';
import { rootFolder } from '../foundation/root.ts';

/** Where the programmes stand that ship with Facet, each in a folder of its name. */
export const SHIPPED_FOLDER = join(rootFolder, 'programmes');

let kept: readonly ShippedProgramme[] | undefined;

function readShipped(): readonly ShippedProgramme[] {
  return readdirSync(SHIPPED_FOLDER)
    .toSorted()
    .flatMap((programme) => {
      const file = join(SHIPPED_FOLDER, programme, 'programme.yaml');
      if (!existsSync(file)) return [];
      const text = readFileSync(file, 'utf8');
      const title = /^title:[ ]*(.+)$/m.exec(text)?.[1] ?? programme;
      return [{ programme, title, text }];
    });
}

/** The programme files that ship with Facet, as text; read once. */
export function shippedTexts(): readonly ShippedProgramme[] {
  kept ??= readShipped();
  return kept;
}
