import { z } from 'zod';
import { staffNow } from '../access/staff/index.ts';
import { agreedFaults, freeTime, takeTime, writeAgreed, zAgreed } from '../agreed/index.ts';
import { type CommandContext, command, staffIdOf } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { zDate } from '../foundation/dates.ts';
import { type Fault, invalid, invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { namedFaults, whenFields } from './ask-consultation.ts';
import { findTime } from './book.ts';
import { bases, closings, dayFaults, decideClosing, helpedAnswers, stillOpen } from './consultation.ts';
import { type ConsultationRow, findConsultation, markOf } from './consultation-store.ts';

const ofRow = ({ id }: { readonly id: string }) => ({ kind: 'consultation', id }) as const;
const seen = { id: zId, version: z.int().positive() };
const zDone = z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut.nullable() });
const onDay = zDate.optional().meta({ description: 'The day; today when left out' });

/** The consultation as it was seen. */
async function load(
  { db }: Pick<CommandContext, 'db'>,
  wanted: { readonly id: string; readonly version: number },
): Promise<Result<ConsultationRow, Fault>> {
  const row = await findConsultation(db, wanted.id);
  if (!row) return notFound('consultation');
  checkAsSeen('consultation', row, wanted);
  return succeed(row);
}

const done = ({ id, version, personId }: { id: string; version: number; personId: string | null }) =>
  succeed({ id, version, personId });

/** Says who gives a consultation and when, or moves it. */
export const bookConsultation = command({
  name: 'bookConsultation',
  summary: 'Say who gives a consultation and when, or move it',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({ ...seen, ...whenFields }),
  output: zDone,
  audit: () => 'Booked a consultation',
  api: { method: 'put', path: '/consultations/{id}/time' },
  async handle(context, { id, version, on, at, ...wish }) {
    const { db, write, programmes, actor } = context;
    const found = await load(context, { id, version });
    if (!found.ok) return found;
    const open = stillOpen(found.value);
    if (!open.ok) return open;
    const programme = programmeOf(programmes, found.value);
    if (!programme) return notFound('programme');
    const { kind, theme, askedBy } = found.value;
    const faults = namedFaults(programme, { kind, theme, askedBy, offer: wish.offer });
    if (faults.length > 0) return invalid(...faults.map(({ message }) => ({ path: ['offer'], message })));
    if (wish.givenBy && !(await staffNow(db)).some((each) => each.id === wish.givenBy))
      return invalidField(['givenBy'], 'Choose somebody who works here');
    const time = await findTime(context, programme, { ...wish, on, at }, id);
    if (!time.ok) return time;
    const minutes = time.value?.minutes ?? null;
    const row = await write.update(
      'consultation',
      { id, version },
      { offer: wish.offer, givenBy: wish.givenBy, startsOn: on, startsAt: at, minutes },
    );
    if (time.value) {
      const taken = { ...time.value.span, heldBy: wish.givenBy, place: null, slot: time.value.slot };
      await takeTime(context, id, taken, { what: 'a consultation', staffId: staffIdOf(actor) });
    } else await freeTime(context, id);
    return done(row);
  },
});

/** Says whom a consultation is about that named nobody, and on what ground; from then on it is hers. */
export const tieConsultation = command({
  name: 'tieConsultation',
  summary: 'Say whom on record a consultation is about, and why one may speak of her',
  permission: 'contact:record',
  about: ({ id, personId }) => [
    { kind: 'consultation', id },
    { kind: 'person', id: personId },
  ],
  input: z.strictObject({
    ...seen,
    personId: zId,
    basis: z.enum(bases, 'Select why you may speak about her'),
    basisNote: zOptionalText(1000),
  }),
  output: zDone,
  audit: () => 'Said whom a consultation is about',
  api: { method: 'put', path: '/consultations/{id}/person' },
  async handle(context, { id, version, ...about }) {
    const found = await load(context, { id, version });
    if (!found.ok) return found;
    if (found.value.personId) return refused('tied', 'It is on record already whom this is about.');
    const restricted = await markOf(context.db, about.personId);
    if (restricted === undefined) return notFound('person');
    return done(
      await context.write.update('consultation', { id, version }, { ...about, restricted, toBeNamed: false }),
    );
  },
});

/** Keeps what was advised, and what each is to do. */
export const answerConsultation = command({
  name: 'answerConsultation',
  summary: 'Record the advice that was given, and what was agreed',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({
    ...seen,
    on: onDay,
    advice: zText(10_000, 'Enter what you advised'),
    theme: zOptionalText(60).meta({ description: 'What it was about; as before when left out' }),
    minutes: whenFields.minutes.meta({ description: 'How long it took' }),
    actions: z.array(zAgreed).max(20, 'Write down 20 actions or fewer').default([]),
  }),
  output: zDone,
  audit: () => 'Gave advice to a professional',
  api: { method: 'post', path: '/consultations/{id}/answer' },
  async handle(context, { id, version, on = context.today, advice, theme, minutes, actions }) {
    const { db, write, today, actor, programmes } = context;
    const found = await load(context, { id, version });
    if (!found.ok) return found;
    const row = found.value;
    const open = stillOpen(row);
    if (!open.ok) return open;
    const staff = actions.length > 0 ? await staffNow(db) : [];
    const programme = programmeOf(programmes, row);
    const { kind, askedBy, offer } = row;
    const faults = [
      ...dayFaults(row, on, today),
      ...(programme && theme ? namedFaults(programme, { kind, askedBy, offer, theme }) : []),
      ...actions.flatMap((each, index) => agreedFaults(each, on, staff, ['actions', index])),
    ];
    if (faults.length > 0) return invalid(...faults);
    const stored = await write.update(
      'consultation',
      { id, version },
      {
        advice,
        answeredOn: on,
        theme: theme ?? row.theme,
        minutes: minutes ?? row.minutes,
        givenBy: row.givenBy ?? staffIdOf(actor),
      },
    );
    const { personId, programmeId } = row;
    for (const each of actions)
      await writeAgreed(context, each, { personId, programmeId, agreedOn: on, consultationId: id });
    return done(stored);
  },
});

/** Records that it was called off, or that nobody came. */
export const closeConsultation = command({
  name: 'closeConsultation',
  summary: 'Record that a consultation was called off, or that nobody came',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({
    ...seen,
    as: z.enum(closings, 'Select what happened'),
    on: onDay,
    note: zOptionalText(1000),
  }),
  output: zDone,
  audit: ({ as }) => `Closed a consultation: ${as.replaceAll('_', ' ')}`,
  api: { method: 'post', path: '/consultations/{id}/closing' },
  async handle(context, { id, version, as, on = context.today, note }) {
    const found = await load(context, { id, version });
    if (!found.ok) return found;
    const decided = decideClosing(found.value, { as, on }, context.today);
    if (!decided.ok) return decided;
    const changes = { ...decided.value, closedNote: note };
    const stored = await context.write.update('consultation', { id, version }, changes);
    await freeTime(context, id);
    return done(stored);
  },
});

/** Keeps what the professional said of the advice afterwards. */
export const recordConsultationHelp = command({
  name: 'recordConsultationHelp',
  summary: 'Record whether the advice helped, as the professional says',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({
    ...seen,
    helped: z.enum(helpedAnswers, 'Select whether it helped'),
    words: zOptionalText(2000),
    on: onDay,
  }),
  output: zDone,
  audit: () => 'Asked whether advice helped',
  api: { method: 'put', path: '/consultations/{id}/help' },
  async handle(context, { id, version, helped, words, on = context.today }) {
    const found = await load(context, { id, version });
    if (!found.ok) return found;
    const { answeredOn } = found.value;
    if (!answeredOn) return refused('not_answered', 'Write down first what you advised.');
    const faults = dayFaults({ ...found.value, askedOn: answeredOn }, on, context.today);
    if (faults.length > 0)
      return invalid(
        ...faults.map(({ path }) => ({ path, message: 'Enter a day from the advice until today' })),
      );
    const changes = { helped, helpedWords: words, helpedOn: on };
    return done(await context.write.update('consultation', { id, version }, changes));
  },
});
