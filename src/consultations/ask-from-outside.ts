import { z } from 'zod';
import { slotsTaken, takeTime, timeTakenBy } from '../agreed/index.ts';
import { command, type QueryContext, query, wholeTenant, withinReach } from '../doors/index.ts';
import { programmeOf, titleIn } from '../enrolments/index.ts';
import { zDayOut, zIdOut, zTimeOut, zVersionOut } from '../foundation/answers.ts';
import { localTimeAt } from '../foundation/clock.ts';
import { invalid, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zText } from '../foundation/text.ts';
import { askedFields, namedFaults, whenFields } from './ask-consultation.ts';
import { findTime } from './book.ts';
import { slotKey, slotsOf } from './consultation.ts';
import { askedFromOutside } from './consultation-store.ts';
import { consultationsOf } from './consultations-part.ts';

const zNamedOut = z.strictObject({ id: z.string(), title: z.string() });
const zSlotOut = z.strictObject({ on: zDayOut, at: zTimeOut });
const zOffersOut = z.array(
  z.strictObject({
    programme: z.string(),
    programmeTitle: z.string(),
    offer: z.string(),
    title: z.string(),
    about: z.string().nullable(),
    givenBy: z.string().nullable(),
    minutes: z.int(),
    asNeeded: z.boolean().meta({ description: 'True where no time is booked: we answer, or agree one' }),
    slots: z.array(zSlotOut),
    themes: z.array(zNamedOut),
    askers: z.array(zNamedOut),
  }),
);

const named = (list: readonly { readonly id: string; readonly title: string }[]) =>
  list.map(({ id, title }) => ({ id, title }));

/** What can be booked now, with the times that are free. `outside`: by professionals themselves. */
async function offersNow({ db, programmes, now, today }: QueryContext, outside: boolean) {
  const taken = await slotsTaken(db, today);
  return programmes.list().flatMap((programme) => {
    const said = consultationsOf(programme);
    return said.offers
      .filter((offer) => offer.outside || !outside)
      .map((offer) => ({
        programme: programme.programme,
        programmeTitle: programme.title,
        offer: offer.id,
        title: offer.title,
        about: offer.about ?? null,
        givenBy: offer.given_by ?? null,
        minutes: offer.minutes,
        asNeeded: offer.times.length === 0,
        slots: slotsOf(offer, localTimeAt(now))
          .filter((slot) => !taken.has(slotKey(programme.programme, slot)))
          .map(({ on, at }) => ({ on, at })),
        themes: named(said.themes),
        askers: named(said.askers),
      }));
  });
}

/** For workers: every offer with the times that are free. */
export const listConsultationOffers = query({
  name: 'listConsultationOffers',
  summary: 'List what can be booked, with the times of the next four weeks that are free',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({}),
  output: zOffersOut,
  api: { method: 'get', path: '/consultation-offers' },
  handle: async (context) => succeed(await offersNow(context, false)),
  looksAt: () => [],
});

interface AskedView {
  readonly id: string;
  readonly title: string | null;
  readonly programmeTitle: string | null;
  readonly askedOn: Temporal.PlainDate | null;
  readonly startsOn: Temporal.PlainDate | null;
  readonly startsAt: Temporal.PlainTime | null;
}

/** What he asked under an address; once it is somebody's, no more than the time that he has. */
async function askedView({ db, programmes }: QueryContext, id: string): Promise<AskedView | null> {
  const row = await askedFromOutside(db, id);
  if (!row) {
    const time = await timeTakenBy(db, id);
    return (
      time && { id, title: null, programmeTitle: null, askedOn: null, startsOn: time.on, startsAt: time.from }
    );
  }
  const { programmeId, programmeVersion, kind, offer, ...asked } = row;
  const programme = programmeOf(programmes, { programmeId, programmeVersion });
  const said = consultationsOf(programme);
  const title = offer ? titleIn(said.offers, offer) : titleIn(said.kinds, kind);
  return { ...asked, title, programmeTitle: programme?.title ?? programmeId };
}

/** For a professional without an account: what can be booked, and what he booked under the address that he holds. */
export const openConsultations = query({
  name: 'openConsultations',
  summary: 'What a professional outside can book, and what he has booked',
  permission: 'public',
  about: wholeTenant,
  input: z.strictObject({ id: zId.optional() }),
  output: z.strictObject({
    offers: zOffersOut,
    asked: z
      .strictObject({
        id: zIdOut,
        programmeTitle: z.string().nullable(),
        title: z.string().nullable(),
        askedOn: zDayOut.nullable(),
        startsOn: zDayOut.nullable(),
        startsAt: zTimeOut.nullable(),
      })
      .nullable(),
  }),
  api: null,
  async handle(context, { id }) {
    const offers = await offersNow(context, true);
    return succeed({ offers, asked: id === undefined ? null : await askedView(context, id) });
  },
  looksAt: () => [],
});

const { kind: _kind, ...asked } = askedFields;
const { givenBy: _givenBy, minutes: _minutes, ...when } = whenFields;

/**
 * A professional outside asks. The id was made by the page that he began on: a visitor sees no row that he did not name,
 * and sending the same page again finds the same one.
 */
export const askConsultationFromOutside = command({
  name: 'askConsultationFromOutside',
  summary: 'Ask for advice from outside',
  permission: 'public',
  about: wholeTenant,
  input: z.strictObject({
    id: zId,
    programme: z.string().max(60),
    ...asked,
    ...when,
    offer: zText(60, 'Select what you would like'),
    askerReach: zText(300, 'Enter how we can reach you'),
    toBeNamed: z
      .boolean('Select whether it is about a family')
      .meta({ description: 'True where it is about one family, whom he names when we speak' }),
  }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut }),
  audit: () => 'A professional outside asked for advice',
  api: null,
  async handle(context, { id, programme: programmeId, on, at, ...sent }) {
    const { write, programmes, today, now } = context;
    const known = await askedView(context, id);
    if (known) return succeed({ id, version: 1 });
    const programme = programmes.current(programmeId);
    const offer = consultationsOf(programme).offers.find((each) => each.id === sent.offer && each.outside);
    if (!programme || !offer) return notFound('consultation');
    const faults = namedFaults(programme, { ...sent, kind: offer.kind });
    if (faults.length > 0) return invalid(...faults);
    if (offer.times.length > 0 && !on) return invalid({ path: ['at'], message: 'Select a time' });
    if (offer.times.length === 0 && (on || at))
      return invalid({ path: ['at'], message: 'No time is booked for this. We will be in touch' });
    const time = await findTime(context, programme, {
      offer: offer.id,
      on,
      at,
      minutes: null,
      givenBy: null,
    });
    if (!time.ok) return time;
    const row = await write.insert('consultation', {
      ...sent,
      id,
      kind: offer.kind,
      programmeId,
      programmeVersion: programme.version,
      askedOn: today,
      startsOn: on,
      startsAt: at,
      minutes: time.value?.minutes ?? null,
      recordedAt: now,
    });
    if (time.value) {
      const wish = { ...time.value.span, heldBy: null, place: null, slot: time.value.slot };
      await takeTime(context, id, wish, { what: 'a consultation', staffId: null });
    }
    return succeed({ id, version: row.version });
  },
});
