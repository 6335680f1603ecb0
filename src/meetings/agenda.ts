import { type CommandContext, staffIdOf } from '../doors/index.ts';
import type { Programme } from '../programme/index.ts';
import { notOnAgenda } from './meeting.ts';
import { itemsOf, waitingFor } from './meeting-store.ts';
import type { MeetingKind } from './meetings-part.ts';

interface Meeting {
  readonly id: string;
  readonly programmeId: string;
  readonly startsOn: Temporal.PlainDate;
}

/** What waits and is not on the agenda yet. */
export async function waitingBeside(
  { db }: Pick<CommandContext, 'db'>,
  programme: Programme,
  kind: MeetingKind,
  meeting: Meeting,
) {
  if (kind.agenda.length === 0) return [];
  const waiting = await waitingFor(db, programme, kind, meeting.startsOn);
  return notOnAgenda(waiting, await itemsOf(db, meeting.id));
}

/** Puts on the agenda all that waits; gives how many that were. */
export async function fillAgendaOf(
  context: CommandContext,
  programme: Programme,
  kind: MeetingKind,
  meeting: Meeting,
): Promise<number> {
  const { write, actor, now } = context;
  const waiting = await waitingBeside(context, programme, kind, meeting);
  await write.insertMany(
    'meetingItem',
    waiting.map((each) => ({
      ...each,
      meetingId: meeting.id,
      programmeId: meeting.programmeId,
      staffId: staffIdOf(actor),
      recordedAt: now,
    })),
  );
  return waiting.length;
}
