import { z } from 'zod';
import { listConsultants } from '../../consultations/index.ts';
import {
  type FormDeclaration,
  type FormFieldsProps,
  formPages,
  type Page,
  type PageRequest,
} from '../../doors/index.ts';
import { invalidField } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { RadiosField, textAt } from '../../interface/forms/index.ts';
import { formatList } from '../../interface/wording/index.ts';
import { getPerson, personFormFrame } from '../../people/index.ts';
import { bookMeeting } from '../book-meeting.ts';
import { meetingKinds } from '../meetings-part.ts';
import { PlaceFields, placeOf, placeSchema } from './place-fields.tsx';

async function find(request: PageRequest) {
  const personId = request.params.id;
  const person = personId === undefined ? undefined : await request.ask(getPerson, { id: personId });
  if (person && !person.ok) return person;
  const staff = await request.ask(listConsultants, {});
  if (!staff.ok) return staff;
  const programmes = request.programmes.list();
  const kinds = programmes.flatMap((programme) =>
    meetingKinds(programme)
      .filter((kind) => kind.about_one === (personId !== undefined))
      .map((kind) => ({
        value: `${programme.programme} ${kind.id}`,
        text: programmes.length > 1 ? `${kind.title} (${programme.title})` : kind.title,
        hint: kind.invites.length > 0 ? `Asks ${formatList(kind.invites)}` : undefined,
      })),
  );
  return succeed({ personId: person?.value.id, staff: staff.value, kinds });
}

type About = Extract<Awaited<ReturnType<typeof find>>, { ok: true }>['value'];

const zForm = z.object({ kind: z.string().default(''), ...placeSchema });
type Form = FormDeclaration<About, typeof zForm>;

function Fields({ about, values, faults }: FormFieldsProps<About>) {
  return (
    <>
      <RadiosField
        name="kind"
        label="What kind of meeting is it?"
        items={about.kinds.map(({ hint, ...item }) => ({ ...item, ...(hint && { hint }) }))}
        value={textAt(values, ['kind'])}
        faults={faults}
      />
      <PlaceFields about={about} values={values} faults={faults} />
    </>
  );
}

const common = {
  permission: 'contact:record',
  find,
  title: () => 'Book a meeting',
  instead: ({ kinds }: About) =>
    kinds.length === 0 ? <p class="govuk-body">No programme names such a kind of meeting.</p> : undefined,
  save: 'Book it',
  values: () => ({}),
  fields: Fields,
  schema: () => zForm,
  async submit(
    request: PageRequest,
    { personId, kinds }: About,
    { kind: chosen, ...sent }: z.output<typeof zForm>,
  ) {
    if (!kinds.some(({ value }) => value === chosen))
      return invalidField(['kind'], 'Select what kind of meeting it is');
    if (!sent.on) return invalidField(['on'], 'Enter the day');
    const [programme = '', kind = ''] = chosen.split(' ');
    const done = await request.run(bookMeeting, {
      ...placeOf(sent),
      programme,
      kind,
      personId: personId ?? null,
    });
    return done.ok ? succeed({ to: `/meetings/${done.value.id}`, notice: 'Booked' }) : done;
  },
} as const satisfies Partial<Form>;

/** Booking a meeting: about many, or about the person on whose page it begins. */
export const bookForms: readonly Page[] = [
  ...formPages<About, typeof zForm>({
    ...common,
    path: '/meetings/new',
    frame: async () => ({
      ok: true as const,
      frame: { current: '/meetings', back: { href: '/meetings', text: 'Meetings' } },
    }),
  }),
  ...formPages<About, typeof zForm>({
    ...common,
    path: '/people/:id/meetings/new',
    frame: (request, { personId }) => personFormFrame(request, personId ?? '', '/meetings', 'Meetings'),
  }),
];
