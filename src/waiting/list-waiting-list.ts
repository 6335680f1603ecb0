import { z } from 'zod';
import { listed } from '../access/looks.ts';
import { query } from '../doors/index.ts';
import { freePlaces } from '../enrolments/index.ts';
import { zCountOut, zDayOut, zIdOut } from '../foundation/answers.ts';
import { daysBetween } from '../foundation/dates.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zText } from '../foundation/text.ts';
import { displayName } from '../people/index.ts';
import { type OfferState, offerState, tellBy, whyThere } from './waiting.ts';
import { lastStepOf, readWaitingList } from './waiting-store.ts';

type Day = Temporal.PlainDate;

/** Somebody on a waiting list. */
export interface Waiter {
  readonly referralId: string;
  readonly personId: string;
  readonly name: string;
  readonly place: number;
  readonly acceptedOn: Day;
  readonly days: number;
  readonly why: string;
  readonly offer: OfferState;
  readonly offerUntil: Day | null;
  /** When she is to be told how it stands; null where the programme does not say. */
  readonly tellBy: Day | null;
}

/** A page of a waiting list. */
export interface WaitingListPage {
  readonly programme: string;
  readonly title: string;
  readonly waiters: readonly Waiter[];
  readonly total: number;
  /** How many places are free; null where the programme does not say how many it has. */
  readonly free: number | null;
  readonly meanwhile: string | null;
}

const SIZE = 50;

const zWaiterOut = z
  .strictObject({
    referralId: zIdOut,
    personId: zIdOut,
    name: z.string(),
    place: z.int().min(1),
    acceptedOn: zDayOut,
    days: zCountOut.meta({ description: 'How many days since she was accepted' }),
    why: z.string().meta({ description: 'Why she stands at this place' }),
    offer: z.enum(['none', 'open', 'ran_out', 'not_taken']),
    offerUntil: zDayOut.nullable(),
    tellBy: zDayOut.nullable().meta({ description: 'When she is to be told how it stands' }),
  })
  .meta({ id: 'Waiter', description: 'Somebody who was accepted and waits for a place' });

/** Who waits for a place in a programme, in the order of its list. */
export const listWaitingList = query({
  name: 'listWaitingList',
  summary: 'List who was accepted and waits for a place in a programme, in order, and why in that order',
  permission: 'referral:read',
  about: ({ programme }) => ({ kind: 'programme', programme }),
  input: z.strictObject({
    programme: zText(60, 'Choose a programme'),
    personId: zId.optional().meta({ description: 'Only this person, with her place' }),
    referralId: zId.optional().meta({ description: 'Only who waits by this referral' }),
    size: z.coerce
      .number()
      .int()
      .min(1)
      .max(SIZE)
      .default(SIZE)
      .meta({ description: 'How many stand on a page' }),
    page: z.coerce.number().int().min(1).max(10_000).default(1).meta({ description: 'Which page, from 1' }),
  }),
  output: z.strictObject({
    programme: z.string(),
    title: z.string(),
    waiters: z.array(zWaiterOut),
    total: zCountOut,
    free: z.number().nullable().meta({ description: 'Places that are free; null where none are counted' }),
    meanwhile: z.string().nullable().meta({ description: 'What is offered to those who wait' }),
  }),
  looksAt: ({ waiters }: WaitingListPage) => listed(waiters.map(({ personId }) => personId)),
  api: { method: 'get', path: '/waiting-lists/{programme}' },
  async handle(context, { programme: id, personId, referralId, page, size }) {
    const { db, programmes, today } = context;
    const programme = programmes.current(id);
    const list = programme?.waiting_list;
    if (!programme || !list) return notFound('waiting list');
    const rows = await readWaitingList(db, id, {
      byPriority: list.order === 'priority',
      offset: (page - 1) * size,
      limit: size,
      ...(personId && { personId }),
      ...(referralId && { referralId }),
    });
    return succeed<WaitingListPage>({
      programme: id,
      title: programme.title,
      total: rows[0]?.total ?? 0,
      free: await freePlaces(context, programme),
      meanwhile: list.meanwhile ?? null,
      waiters: rows.map((row) => {
        const name = displayName(row);
        const offer = offerState(lastStepOf(row), today);
        return {
          referralId: row.referralId,
          personId: row.personId,
          name: row.knownAs && row.knownAs !== row.givenName ? `${row.knownAs} (${name})` : name,
          place: row.place,
          acceptedOn: row.acceptedOn,
          days: Math.max(0, daysBetween(row.acceptedOn, today)),
          why: whyThere(list.order, row.priorities, row.receivedOn),
          offer,
          offerUntil: offer === 'open' || offer === 'ran_out' ? row.lastUntil : null,
          tellBy: tellBy(list.review, row.heardOn ?? row.acceptedOn),
        };
      }),
    });
  },
});
