import { z } from 'zod';
import { ofPerson, type ProgrammeLibrary, query, staffIdOf } from '../doors/index.ts';
import { dueChoices } from '../due/index.ts';
import { enrolmentsOf, programmeOf } from '../enrolments/index.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { recordedOutcomes } from '../outcomes/index.ts';
import { goalsOf } from '../plans/index.ts';
import { contactStaff, lastPlaceOf } from './contact-list-store.ts';
import { zContactOfferOut } from './contact-output.ts';

/** A thing that can be chosen. */
export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly about?: string | undefined;
}

/** All that the form for one contact offers. */
export interface ContactOffer {
  readonly personId: string;
  readonly enrolment: {
    readonly id: string;
    readonly programmeId: string;
    readonly programmeVersion: number;
    readonly title: string;
    readonly startedOn: Temporal.PlainDate;
    readonly endedOn: Temporal.PlainDate | null;
  };
  /** The person's enrolments that a contact can be recorded on, for choosing another. */
  readonly enrolments: readonly { readonly id: string; readonly title: string }[];
  readonly kinds: readonly Choice[];
  readonly done: readonly Choice[];
  readonly goals: readonly Choice[];
  /** Outcomes that can still be recorded. */
  readonly outcomes: readonly Choice[];
  readonly provisionKinds: readonly Choice[];
  /** Expected contacts that it may be. */
  readonly due: readonly Choice[];
  readonly lastPlace: string | undefined;
  readonly staff: readonly Choice[];
  readonly me: string | null;
}

/** What the form for a new contact, or for correcting one, offers. Open work comes before ended work. */
export const prepareContact = query({
  name: 'prepareContact',
  summary: 'What can be chosen when a contact is recorded',
  permission: 'contact:record',
  about: ofPerson,
  input: z.strictObject({ personId: zId, enrolmentId: zId.optional() }),
  output: zContactOfferOut,
  looksAt: (offer: ContactOffer | null) => (offer ? [offer.personId] : []),
  api: null,
  async handle(context, { personId, enrolmentId }) {
    const { db, actor, programmes } = context;
    const rows = await enrolmentsOf(db, personId);
    const row = enrolmentId ? rows.find((each) => each.id === enrolmentId) : rows[0];
    if (!row) return enrolmentId ? notFound('enrolment') : succeed(null);
    const programme = programmeOf(programmes, row);
    const goals = await goalsOf(db, row.id);
    const reached = await recordedOutcomes(db, personId);
    const ended = row.endedOn !== null;
    const isReached = (id: string) =>
      reached.some((each) => each.enrolmentId === row.id && each.outcome === id);
    const titled = rows.map((each) => ({
      id: each.id,
      title: programmeOf(programmes, each)?.title ?? each.programmeId,
    }));
    return succeed<ContactOffer>({
      personId,
      enrolment: {
        id: row.id,
        programmeId: row.programmeId,
        programmeVersion: row.programmeVersion,
        title: programme?.title ?? row.programmeId,
        startedOn: row.startedOn,
        endedOn: row.endedOn,
      },
      enrolments: titled.filter((_, index) => rows[index]?.endedOn === null || rows[index] === row),
      kinds: choices(programme?.contacts?.kinds),
      done: choices(programme?.contacts?.done),
      goals: goals
        .filter((goal) => ended || goal.status === 'open')
        .map((goal) => ({ id: goal.id, title: goal.words })),
      outcomes: (programme?.outcomes ?? [])
        .filter((each) => each.repeatable || !isReached(each.id))
        .map(({ id, title, evidence }) => ({ id, title, about: evidence })),
      provisionKinds: choices(programme?.provisions?.kinds),
      due: await dueChoices(context, { enrolmentId: row.id, programmeId: row.programmeId }),
      lastPlace: await lastPlaceOf(db, personId),
      staff: await contactStaff(db),
      me: staffIdOf(actor),
    });
  },
});

const choices = (from: readonly Choice[] | undefined): Choice[] =>
  (from ?? []).map(({ id, title, about }) => ({ id, title, about }));

/** The kinds of contact of the programmes named, for filtering a person's list: of all where she was in none. */
export function contactKindsOf(programmes: ProgrammeLibrary, hers: readonly string[]): Choice[] {
  const list = programmes.list();
  const own = list.filter(({ programme }) => hers.includes(programme));
  const kinds = (own.length > 0 ? own : list).flatMap((programme) => programme.contacts?.kinds ?? []);
  return [...new Map(kinds.map((kind) => [kind.id, kind])).values()];
}
