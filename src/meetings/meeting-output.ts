import { z } from 'zod';
import { type AgreedView, zAgreedOut } from '../agreed/index.ts';
import type { ProgrammeLibrary } from '../doors/index.ts';
import { programmeOf, titleIn } from '../enrolments/index.ts';
import { zCountOut, zDayOut, zIdOut, zTimeOut, zVersionOut } from '../foundation/answers.ts';
import { displayName } from '../people/index.ts';
import { meetingStanding, meetingStandings, parts } from './meeting.ts';
import type { guestsOf, ItemRow, MeetingRow } from './meeting-store.ts';
import { meetingKinds } from './meetings-part.ts';

const zWords = z.string().nullable();

const zGuestOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  part: z.enum(parts),
  staffId: zIdOut.nullable(),
  name: zWords,
  role: zWords,
  came: z.boolean().nullable(),
  views: zWords.meta({ description: 'What she thinks, where she could not come' }),
});

const zItemOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  personId: zIdOut.nullable(),
  referralId: zIdOut.nullable(),
  title: z.string(),
  from: z.enum(['referral', 'review', 'written']).meta({ description: 'Why it stands on the agenda' }),
  decision: zWords.meta({ description: 'Of a referral, as it was decided with the referral itself' }),
  reason: zWords,
  conditions: zWords,
  decidedOn: zDayOut.nullable(),
});

/** A meeting in a list. */
export const zMeetingLine = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  personId: zIdOut.nullable().meta({ description: 'Whom it is about; null where it is about many' }),
  personName: zWords,
  programme: z.string(),
  programmeTitle: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  aboutOne: z.boolean(),
  enrolmentId: zIdOut.nullable(),
  startsOn: zDayOut,
  startsAt: zTimeOut,
  minutes: z.int(),
  place: zWords,
  joining: zWords.meta({
    description: 'How one comes in from elsewhere, such as an address for a video call',
  }),
  chair: zWords,
  chairStaffId: zIdOut.nullable(),
  heldOn: zDayOut.nullable(),
  cancelledOn: zDayOut.nullable(),
  cancelledNote: zWords,
  notes: zWords,
  standing: z.enum(meetingStandings),
  bookedByName: zWords,
});

/** One meeting whole. */
export const zMeetingOut = zMeetingLine
  .extend({
    guests: z.array(zGuestOut),
    items: z.array(zItemOut),
    actions: z.array(zAgreedOut),
    waiting: zCountOut.meta({ description: 'How much waits that is not on the agenda yet' }),
  })
  .meta({
    id: 'Meeting',
    description: 'A meeting of several agencies: who comes, what it talks about and decides',
  });

/** A meeting as lists show it. */
export function meetingLine(row: MeetingRow, programmes: ProgrammeLibrary) {
  const {
    programmeId,
    programmeVersion,
    personKind,
    givenName,
    familyName,
    chairName,
    chairStaffName,
    ...rest
  } = row;
  const programme = programmeOf(programmes, { programmeId, programmeVersion });
  const kinds = meetingKinds(programme);
  return {
    ...rest,
    programme: programmeId,
    programmeTitle: programme?.title ?? programmeId,
    personName:
      personKind === null
        ? null
        : displayName({ kind: personKind, givenName: givenName ?? '', familyName: familyName ?? '' }),
    kindTitle: titleIn([...kinds], row.kind),
    aboutOne: kinds.find(({ id }) => id === row.kind)?.about_one ?? row.personId !== null,
    chair: chairStaffName ?? chairName,
    standing: meetingStanding(row),
  };
}

type GuestRow = Awaited<ReturnType<typeof guestsOf>>[number];

const guestView = ({ guestStaffId, staffName, name, meetingId: _, ...rest }: GuestRow) => ({
  ...rest,
  staffId: guestStaffId,
  name: staffName ?? name,
});

const REFERRAL_SAID: Readonly<Record<string, string>> = {
  accepted: 'Accepted',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  asked_for_more: 'More was asked for',
};

/** An item of an agenda: what was decided about a referral is read from the referral. */
export function itemView(row: ItemRow) {
  const { id, version, personId, referralId, personKind, givenName, familyName, parentName } = row;
  const name =
    personKind === null
      ? parentName
      : displayName({ kind: personKind, givenName: givenName ?? '', familyName: familyName ?? '' });
  const from: 'referral' | 'review' | 'written' = referralId
    ? 'referral'
    : row.enrolmentId
      ? 'review'
      : 'written';
  const title =
    row.title ?? (referralId ? `Referral of ${name ?? 'somebody'}` : `Review for ${name ?? 'somebody'}`);
  const said =
    referralId === null
      ? { decision: row.decision, reason: row.reason, decidedOn: row.decidedOn }
      : {
          decision: (row.referralStatus && REFERRAL_SAID[row.referralStatus]) ?? null,
          reason: row.referralPanel?.reason ?? row.referralNote,
          decidedOn: row.referralDecidedOn,
        };
  return { id, version, personId, referralId, title, from, conditions: row.conditions, ...said };
}

/** A meeting as its page and the API show it. */
export function meetingView(
  row: MeetingRow,
  programmes: ProgrammeLibrary,
  more: {
    readonly guests: readonly GuestRow[];
    readonly items: readonly ItemRow[];
    readonly actions: readonly AgreedView[];
    readonly waiting: number;
  },
) {
  return {
    ...meetingLine(row, programmes),
    guests: more.guests.map(guestView),
    items: more.items.map(itemView),
    actions: [...more.actions],
    waiting: more.waiting,
  };
}

export type MeetingView = ReturnType<typeof meetingView>;
export type MeetingLine = ReturnType<typeof meetingLine>;
