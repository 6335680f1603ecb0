import { z } from 'zod';
import { staffNow } from '../access/staff/index.ts';
import { takeTime } from '../agreed/index.ts';
import { type CommandContext, command, staffIdOf } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import { type FieldFault, invalid, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { zTime } from '../foundation/times.ts';
import type { Programme } from '../programme/index.ts';
import { findTime } from './book.ts';
import { bases } from './consultation.ts';
import { markOf } from './consultation-store.ts';
import { consultationsOf } from './consultations-part.ts';

const idOrNull = zId.nullish().transform((id) => id ?? null);
const dayOrNull = zDate.nullish().transform((day) => day ?? null);

/** When a consultation is, and who gives it. */
export const whenFields = {
  offer: zOptionalText(60).meta({ description: 'What is booked, of the programme’s offers' }),
  on: dayOrNull.meta({ description: 'The day; left out while no time is booked' }),
  at: zTime.nullish().transform((time) => time ?? null),
  minutes: z
    .int('Enter whole minutes, such as 30')
    .min(5, 'Enter 5 minutes or more')
    .max(480, 'Enter 480 minutes or fewer')
    .nullish()
    .transform((minutes) => minutes ?? null)
    .meta({ description: 'How long; as the offer says, or 30, when left out' }),
  givenBy: idOrNull.meta({ description: 'The worker who gives it' }),
};

/** Who asks, and what. */
export const askedFields = {
  kind: zText(60, 'Select what kind of consultation it is').meta({ description: 'Of the programme’s kinds' }),
  theme: zOptionalText(60).meta({ description: 'What it is about, of the programme’s themes' }),
  askedBy: zOptionalText(60).meta({ description: 'Who asks, of the programme’s askers' }),
  askerName: zText(200, 'Enter the name of who asks'),
  askerOrganisation: zOptionalText(200),
  askerReach: zOptionalText(300).meta({ description: 'How to reach who asks' }),
  question: zText(5000, 'Enter what is asked'),
};

type AskedWish = { readonly [Field in 'kind' | 'theme' | 'askedBy' | 'offer']: string | null };

/** Faults of what must be one of the programme's own words. */
export function namedFaults(programme: Programme, wish: AskedWish): FieldFault[] {
  const said = consultationsOf(programme);
  const among = (field: keyof AskedWish, list: readonly { readonly id: string }[]): FieldFault[] => {
    const id = wish[field];
    return id === null || list.some((each) => each.id === id)
      ? []
      : [{ path: [field], message: 'Choose one of those that the programme names' }];
  };
  const offer = said.offers.find(({ id }) => id === wish.offer);
  const other = offer && wish.kind !== offer.kind;
  return [
    ...among('kind', said.kinds),
    ...among('theme', said.themes),
    ...among('askedBy', said.askers),
    ...among('offer', said.offers),
    ...(other ? [{ path: ['kind'], message: `“${offer.title}” is of another kind. Choose that one` }] : []),
  ];
}

const zAsked = z.strictObject({
  programme: z.string().max(60),
  personId: idOrNull.meta({ description: 'Whom it is about; left out where nobody is named' }),
  basis: z
    .enum(bases, 'Select why you may speak about her')
    .nullish()
    .transform((basis) => basis ?? null)
    .meta({ description: 'On what ground somebody is spoken of by name' }),
  basisNote: zOptionalText(1000),
  ...askedFields,
  ...whenFields,
  askedOn: zDate.optional().meta({ description: 'The day on which it was asked; today when left out' }),
});

type Asked = z.output<typeof zAsked>;

async function wishFaults(
  { db, today }: CommandContext,
  programme: Programme,
  sent: Asked,
): Promise<FieldFault[]> {
  const { personId, basis, askedOn, givenBy } = sent;
  const faults = namedFaults(programme, sent);
  if (personId && !basis) faults.push({ path: ['basis'], message: 'Select why you may speak about her' });
  if (!personId && basis)
    faults.push({ path: ['basis'], message: 'Nobody is named here, so it needs no ground' });
  if (askedOn && isBefore(today, askedOn))
    faults.push({ path: ['askedOn'], message: 'The day must be today or in the past' });
  if (givenBy && !(await staffNow(db)).some(({ id }) => id === givenBy))
    faults.push({ path: ['givenBy'], message: 'Choose somebody who works here' });
  return faults;
}

/** A professional asks for advice, about somebody on record or about nobody named, and may have a time for it. */
export const askConsultation = command({
  name: 'askConsultation',
  summary: 'Write down what a professional asks, about a person or nobody named, and book a time for it',
  permission: 'contact:record',
  about: ({ personId, programme }: Asked) =>
    personId ? { kind: 'person', id: personId } : { kind: 'programme', programme },
  input: zAsked,
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut.nullable() }),
  audit: ({ personId }) =>
    personId ? 'A professional asked about a person' : 'A professional asked about nobody named',
  api: { method: 'post', path: '/consultations' },
  async handle(context, sent) {
    const { db, write, programmes, today, now, actor } = context;
    const programme = programmes.current(sent.programme);
    if (!programme || consultationsOf(programme).kinds.length === 0)
      return invalid({ path: ['programme'], message: 'Choose a programme that gives consultations' });
    if (sent.personId && (await markOf(db, sent.personId)) === undefined) return notFound('person');
    const faults = await wishFaults(context, programme, sent);
    if (faults.length > 0) return invalid(...faults);
    const time = await findTime(context, programme, sent);
    if (!time.ok) return time;
    const { programme: programmeId, on, at, askedOn = today, ...rest } = sent;
    const staffId = staffIdOf(actor);
    const row = await write.insert('consultation', {
      ...rest,
      programmeId,
      programmeVersion: programme.version,
      staffId,
      askedOn,
      startsOn: on,
      startsAt: at,
      minutes: time.value?.minutes ?? null,
      recordedAt: now,
    });
    if (time.value) {
      const wish = { ...time.value.span, heldBy: sent.givenBy, place: null, slot: time.value.slot };
      await takeTime(context, row.id, wish, { what: 'a consultation', staffId });
    }
    return succeed({ id: row.id, version: row.version, personId: row.personId });
  },
});
