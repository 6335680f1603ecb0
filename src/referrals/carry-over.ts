import type { CommandContext } from '../doors/index.ts';
import type { PlannedCarry } from '../programme/index.ts';
import { eventNow } from './receive.ts';
import type { Referral } from './referral.ts';
import { changeReferral } from './referral-store.ts';

/** What is said of a carried-over referral: the version, and why where the file says it. */
export function carriedInWords(version: number, because: string | null): string {
  return [`From now on version ${version} judges it`, because].filter(Boolean).join('. ');
}

/**
 * Puts an undecided referral under a new version: its answers under that version's names, and one more line of its
 * history. By which day it is to be decided stays as it was when it came.
 */
export async function carryOver(
  context: CommandContext,
  referral: Referral,
  planned: PlannedCarry,
  programmeVersion: number,
): Promise<void> {
  const said = carriedInWords(programmeVersion, planned.because);
  await changeReferral(
    context.write,
    { id: referral.id, version: referral.version },
    {
      answers: { ...referral.answers, answers: planned.answers },
      history: [...referral.history, eventNow(context, 'carried_over', said)],
      rest: { programmeVersion },
    },
  );
}
