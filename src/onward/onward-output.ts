import { z } from 'zod';
import type { ProgrammeLibrary } from '../doors/index.ts';
import { programmeOf, titleIn } from '../enrolments/index.ts';
import { zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { type Withdrawal, withdrawalOf, zWithdrawalOut } from '../people/index.ts';
import {
  howItWasAnswers,
  notStartedReasons,
  onwardOutcomes,
  onwardStanding,
  onwardStandings,
  onwardSteps,
  sendable,
  stepsOpen,
} from './onward.ts';
import { onwardKinds } from './onward-part.ts';
import type { followedUp, OnwardRow } from './onward-store.ts';

const zWords = z.string().nullable();
const zDay = zDayOut.nullable();

/** One onward referral with all that followed, as it is answered. */
export const zOnwardOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    personId: zIdOut,
    serviceId: zIdOut.nullable(),
    serviceName: z.string(),
    agency: z.string(),
    kind: zWords,
    kindTitle: zWords,
    why: z.string(),
    standing: z.enum(onwardStandings),
    signposting: z
      .boolean()
      .meta({ description: 'True where she was only told of it, and nothing was sent' }),
    sent: z.array(z.strictObject({ part: z.enum(sendable), title: z.string(), text: z.string() })),
    sentHow: zWords,
    madeOn: zDayOut,
    receivedOn: zDay,
    acceptedOn: zDay,
    startedOn: zDay,
    notStartedOn: zDay,
    notStartedWhy: z.enum(notStartedReasons).nullable(),
    notStartedNote: zWords,
    outcomeOn: zDay,
    outcome: z.enum(onwardOutcomes).nullable(),
    outcomeNote: zWords,
    chaseOn: zDay.meta({ description: 'When somebody asks how it stands' }),
    consentTakenBackOn: zDay.meta({ description: 'When the consent under which it was sent was taken back' }),
    actionId: zIdOut.nullable(),
    enrolmentId: zIdOut.nullable(),
    steps: z.array(z.enum(onwardSteps)).meta({ description: 'Steps that may be recorded next' }),
    by: zWords,
    withdrawal: zWithdrawalOut,
    chases: z.array(
      z.strictObject({ id: zIdOut, chasedOn: zDayOut, how: z.string(), said: zWords, by: zWords }),
    ),
    sayings: z.array(
      z.strictObject({
        id: zIdOut,
        howItWas: z.enum(howItWasAnswers),
        words: zWords,
        saidOn: zDayOut,
        byHerself: z.boolean(),
        by: zWords,
      }),
    ),
  })
  .meta({
    id: 'OnwardReferral',
    description: 'A service that somebody was sent on to or told of, what was sent, and what came of it',
  });

type Followed = Awaited<ReturnType<typeof followedUp>>;

/** An onward referral as pages and the API show it. */
export function onwardView(row: OnwardRow, { chases, sayings }: Followed, programmes: ProgrammeLibrary) {
  const { programmeId, programmeVersion, consentWithdrawnOn, withdrawnByName, withdrawnReason, ...rest } =
    row;
  const programme =
    programmeId && programmeVersion ? programmeOf(programmes, { programmeId, programmeVersion }) : undefined;
  const { withdrawnOn, ...kept } = rest;
  const withdrawal: Withdrawal | null = withdrawalOf({ withdrawnOn, withdrawnReason, withdrawnByName });
  const own = <T extends { readonly onwardReferralId: string }>(all: readonly T[]) =>
    all
      .filter(({ onwardReferralId }) => onwardReferralId === row.id)
      .map(({ onwardReferralId: _, ...each }) => each);
  return {
    ...kept,
    kindTitle: row.kind && titleIn(onwardKinds(programme), row.kind),
    standing: onwardStanding(row),
    steps: [...stepsOpen(row)],
    consentTakenBackOn: consentWithdrawnOn,
    withdrawal,
    chases: own(chases),
    sayings: own(sayings),
  };
}

export type OnwardView = ReturnType<typeof onwardView>;
