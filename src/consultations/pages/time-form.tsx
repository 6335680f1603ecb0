import { z } from 'zod';
import { formPages, type Page, type PageRequest, StandsNow } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { clockTime } from '../../foundation/times.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { dateBoxes } from '../../people/index.ts';
import { listConsultationOffers } from '../ask-from-outside.ts';
import { consultationsOf } from '../consultations-part.ts';
import { bookConsultation } from '../follow-consultation.ts';
import { backToIt, findIt, hrefOf, isOver } from './follow-forms.tsx';
import { atSlot, WhenFields, whenOf, whenSchema } from './when-fields.tsx';

async function findToBook(request: PageRequest) {
  const found = await findIt(request);
  if (!found.ok) return found;
  const offers = await request.ask(listConsultationOffers, {});
  if (!offers.ok) return offers;
  const { programme, kind } = found.value;
  const saysKind = (id: string) =>
    consultationsOf(request.programmes.current(programme)).offers.some(
      (each) => each.id === id && each.kind === kind,
    );
  return succeed({
    ...found.value,
    offers: offers.value.filter((each) => each.programme === programme && saysKind(each.offer)),
  });
}

type ToBook = Extract<Awaited<ReturnType<typeof findToBook>>, { ok: true }>['value'];
const zBook = z.object(whenSchema);

/** Saying when a consultation is and who gives it, or moving it. */
export const bookForm: readonly Page[] = formPages<ToBook, typeof zBook>({
  permission: 'contact:record',
  frame: backToIt,
  save: 'Save',
  version: ({ version }) => version,
  path: '/consultations/:consultation/time',
  find: findToBook,
  instead: isOver,
  title: () => 'When is it, and who gives it?',
  values: ({ startsOn, startsAt, minutes, givenBy }) => ({
    on: dateBoxes(startsOn ? { date: startsOn, precision: 'day' } : null),
    at: startsAt ? clockTime(startsAt) : '',
    minutes: minutes === null ? '' : String(minutes),
    givenBy: givenBy ?? '',
  }),
  standsNow: ({ startsOn, startsAt, givenByName }) => (
    <StandsNow
      lines={[
        startsOn && startsAt ? `${formatDate(startsOn)} at ${clockTime(startsAt)}` : 'No time is booked',
        givenByName ?? 'Nobody gives it yet',
      ]}
    />
  ),
  fields: ({ about, values, faults }) => <WhenFields about={about} values={values} faults={faults} />,
  schema: () => zBook,
  atFields: atSlot,
  async submit(request, about, sent, version) {
    const when = whenOf(sent);
    const isSame =
      when.on === about.startsOn?.toString() &&
      when.at === (about.startsAt ? clockTime(about.startsAt) : null);
    const done = await request.run(bookConsultation, {
      ...when,
      offer: isSame ? about.offer : when.offer,
      id: about.id,
      version: version ?? about.version,
    });
    return done.ok ? succeed({ to: hrefOf(about), notice: 'Saved' }) : done;
  },
});
