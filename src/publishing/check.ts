import { z } from 'zod';
import type { QueryContext } from '../doors/index.ts';
import { type BaseFile, type CheckedProgramme, checkProgramme, type FileFault } from '../programme/index.ts';
import { currentSources } from './published-store.ts';

/** How a draft is called where its faults name a file. */
const DRAFT = 'draft';

/** More would hide what matters; the rest is found when these are mended. */
export const MOST_FAULTS = 100;

const zPlace = z.strictObject({
  line: z.int().min(1),
  column: z.int().min(1),
  message: z.string(),
});

/** What was found in a programme file, as it is answered. */
export const zCheckOut = z.strictObject({
  ok: z.boolean().meta({ description: 'True where it may be published' }),
  faults: z.array(zPlace).meta({ description: `The first ${MOST_FAULTS} faults, by line` }),
  more: z.int().min(0).meta({ description: 'How many faults there are beyond these' }),
  warnings: z.array(zPlace).meta({ description: 'Allowed, and probably not meant' }),
});

/** What was found in a programme file. */
export type CheckShown = z.output<typeof zCheckOut>;

/** A file that may extend another: the tenant's own programmes first, then those that ship. */
async function basesFor(
  { db, house }: Pick<QueryContext, 'db' | 'house'>,
  source: string,
): Promise<(programme: string) => BaseFile | undefined> {
  if (!/^["']?extends["']?[ ]*:/m.test(source)) return () => undefined;
  const own = await currentSources(db);
  return (programme) => {
    const text = own.get(programme) ?? house.shipped().find((each) => each.programme === programme)?.text;
    return text === undefined ? undefined : { text, file: programme };
  };
}

/** Checks a text as a whole, with what it extends. */
export async function checkSource(
  context: Pick<QueryContext, 'db' | 'house'>,
  source: string,
): Promise<CheckedProgramme> {
  const baseOf = await basesFor(context, source);
  return checkProgramme(source, DRAFT, { ...context.house, baseOf });
}

const placeOf = ({ line, column, message }: FileFault) => ({ line, column, message });

/** A check as it is shown and answered. */
export function checkShown({ programme, faults, warnings }: CheckedProgramme): CheckShown {
  return {
    ok: programme !== undefined,
    faults: faults.slice(0, MOST_FAULTS).map(placeOf),
    more: Math.max(0, faults.length - MOST_FAULTS),
    warnings: warnings.slice(0, MOST_FAULTS).map(placeOf),
  };
}
