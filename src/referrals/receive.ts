import type { CommandContext } from '../doors/index.ts';
import { staffIdOf } from '../doors/index.ts';
import type { Fault } from '../foundation/fault.ts';
import { newReference } from '../foundation/identifiers.ts';
import { fail, type Result, succeed } from '../foundation/result.ts';
import { deadlineAfter, type Programme } from '../programme/index.ts';
import { filesOfDraft, sendFiles } from './files/file-store.ts';
import { filesNamed } from './files/referral-file.ts';
import { receiveReferral } from './receive-referral.ts';
import type { ReferralEvent } from './referral.ts';
import type { Origin, ReferralAnswers } from './referral-input.ts';
import { storeReferral } from './referral-store.ts';

/** What a referral that was received answers: enough to tell the referrer, and to go on with it. */
export interface Received {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly status: 'received';
  /** ISO date. */
  readonly receivedOn: string;
}

/** Notes one thing done with a referral. */
export function eventNow(
  context: CommandContext,
  kind: ReferralEvent['kind'],
  text: string | null = null,
): ReferralEvent {
  return {
    kind,
    at: context.now.toString(),
    on: context.today.toString(),
    staffId: staffIdOf(context.actor),
    text,
  };
}

/** Receives a referral, from whichever side it comes: the one pure decision, then the store. */
export async function receive(
  context: CommandContext,
  incoming: {
    readonly id?: string | undefined;
    readonly programme: Programme;
    readonly origin: Origin;
    readonly answers: ReferralAnswers;
    readonly receivedOn?: Temporal.PlainDate | undefined;
    /** What it was filled in as, with the files that were kept there. */
    readonly draftId?: string | undefined;
  },
): Promise<Result<Received, Fault>> {
  const { programme, origin } = incoming;
  const decided = receiveReferral(programme, origin, incoming.answers, context.today);
  if (!decided.ok) return fail({ kind: 'invalid', faults: decided.error });
  const receivedOn = incoming.receivedOn ?? context.today;
  const within = programme.decision?.within;
  const row = await storeReferral(context.write, {
    ...(incoming.id !== undefined && { id: incoming.id }),
    reference: newReference(programme.programme),
    programmeId: programme.programme,
    programmeVersion: programme.version,
    origin,
    receivedOn,
    decideBy: within ? deadlineAfter(receivedOn, within) : null,
    receivedAt: context.now,
    staffId: staffIdOf(context.actor),
    answers: decided.value,
    history: [eventNow(context, 'received')],
  });
  const { id, version, reference } = row;
  if (incoming.draftId !== undefined) {
    const named = filesNamed(programme, decided.value);
    const files = await filesOfDraft(context.db, incoming.draftId);
    await sendFiles(
      context.write,
      files.filter(({ fileName }) => named.includes(fileName)),
      id,
    );
  }
  return succeed({ id, version, reference, status: 'received', receivedOn: receivedOn.toString() });
}
