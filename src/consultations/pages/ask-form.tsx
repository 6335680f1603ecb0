import { z } from 'zod';
import {
  type FormDeclaration,
  type FormFieldsProps,
  formPages,
  type Page,
  type PageRequest,
} from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  formDateText,
  optional,
  RadiosField,
  TextAreaField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { Details } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { getPerson, personFormFrame } from '../../people/index.ts';
import { askConsultation } from '../ask-consultation.ts';
import { listConsultationOffers } from '../ask-from-outside.ts';
import { bases } from '../consultation.ts';
import { basisWords } from '../consultation-words.ts';
import { consultationsOf } from '../consultations-part.ts';
import { listConsultants } from '../list-consultations.ts';
import { atSlot, WhenFields, whenOf, whenSchema } from './when-fields.tsx';

async function find(request: PageRequest) {
  const personId = request.params.id;
  const person = personId === undefined ? undefined : await request.ask(getPerson, { id: personId });
  if (person && !person.ok) return person;
  const staff = await request.ask(listConsultants, {});
  if (!staff.ok) return staff;
  const offers = await request.ask(listConsultationOffers, {});
  if (!offers.ok) return offers;
  const giving = request.programmes.list().filter((each) => consultationsOf(each).kinds.length > 0);
  const wanted = request.search.get('programme');
  const programme = giving.length === 1 ? giving[0] : giving.find((each) => each.programme === wanted);
  return succeed({
    personId: person?.value.id,
    staff: staff.value,
    giving: giving.map(({ programme: id, title }) => ({ id, title })),
    here: request.path,
    programme: programme && { id: programme.programme, ...consultationsOf(programme) },
    offers: offers.value.filter((each) => each.programme === programme?.programme),
  });
}

type About = Extract<Awaited<ReturnType<typeof find>>, { ok: true }>['value'];

const zForm = z.object({
  kind: z.string().default(''),
  theme: z.string().default(''),
  askedBy: z.string().default(''),
  askerName: z.string().default(''),
  askerOrganisation: z.string().default(''),
  askerReach: z.string().default(''),
  question: z.string().default(''),
  basis: optional(z.enum(bases, 'Select why you may speak about her')),
  basisNote: z.string().default(''),
  askedOn: optional(formDateText({ what: 'day' })),
  ...whenSchema,
});

const items = (
  list: readonly { readonly id: string; readonly title: string; readonly about?: string | undefined }[],
) => list.map(({ id, title, about }) => ({ value: id, text: title, ...(about && { hint: about }) }));

type Shown = FormFieldsProps<About>;

/** Who asks; the words are the same for workers and for whoever asks from outside. */
export function AskerFields({ values, faults }: Pick<Shown, 'values' | 'faults'>) {
  return (
    <>
      <TextField name="askerName" label="Name" value={textAt(values, ['askerName'])} faults={faults} />
      <TextField
        name="askerOrganisation"
        label="Organisation"
        value={textAt(values, ['askerOrganisation'])}
        faults={faults}
      />
      <TextField
        name="askerReach"
        label="Telephone or e-mail"
        value={textAt(values, ['askerReach'])}
        faults={faults}
      />
    </>
  );
}

/** On what ground somebody is spoken of by name. */
export function BasisFields({ values, faults }: Pick<Shown, 'values' | 'faults'>) {
  return (
    <>
      <RadiosField
        name="basis"
        label="Why may you speak about her?"
        items={bases.map((value) => ({ value, text: basisWords[value] }))}
        value={textAt(values, ['basis'])}
        faults={faults}
      />
      <TextField
        name="basisNote"
        label="Anything to add"
        hint="For example, when she agreed, or which order it is"
        value={textAt(values, ['basisNote'])}
        faults={faults}
      />
    </>
  );
}

function Fields({ about, values, faults }: Shown) {
  const { programme } = about;
  if (!programme) return <Which about={about} />;
  return (
    <>
      <RadiosField
        name="kind"
        label="What kind of consultation is it?"
        items={items(programme.kinds)}
        value={textAt(values, ['kind'])}
        faults={faults}
      />
      <h2 class="govuk-heading-m">Who asks</h2>
      {programme.askers.length > 0 && (
        <RadiosField
          name="askedBy"
          label="As what?"
          items={items(programme.askers)}
          value={textAt(values, ['askedBy'])}
          faults={faults}
        />
      )}
      <AskerFields values={values} faults={faults} />
      <h2 class="govuk-heading-m">What is asked</h2>
      <TextAreaField
        name="question"
        label="The question"
        hint={
          about.personId
            ? undefined
            : 'Name nobody here: a consultation about somebody begins on her own page'
        }
        rows={4}
        limit={5000}
        value={textAt(values, ['question'])}
        faults={faults}
      />
      {programme.themes.length > 0 && (
        <RadiosField
          name="theme"
          label="What is it mostly about?"
          items={items(programme.themes)}
          value={textAt(values, ['theme'])}
          faults={faults}
        />
      )}
      {about.personId && <BasisFields values={values} faults={faults} />}
      <DateField
        name="askedOn"
        label="When did they ask?"
        hint="Today, if you leave this empty"
        value={datePartsAt(values, ['askedOn'])}
        faults={faults}
      />
      <h2 class="govuk-heading-m">When and with whom</h2>
      <WhenFields about={about} values={values} faults={faults} />
    </>
  );
}

function Which({ about }: { about: About }) {
  if (about.giving.length === 0)
    return (
      <EmptyState
        title="No programme gives consultations"
        text="A programme file names them under the word consultations."
      />
    );
  return (
    <>
      <p class="govuk-body">Which service is asked?</p>
      <ul class="govuk-list govuk-list--spaced">
        {about.giving.map(({ id, title }) => (
          <li>
            <a class="govuk-link" href={`${about.here}?programme=${id}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
      <Details summary="Which one is it?">
        Each service names its own kinds of consultation, and counts its own.
      </Details>
    </>
  );
}

type Form = FormDeclaration<About, typeof zForm>;

const common = {
  permission: 'contact:record',
  find,
  title: () => 'A professional asks for advice',
  save: 'Save',
  instead: (about: About) => (about.programme ? undefined : <Which about={about} />),
  values: () => ({}),
  fields: Fields,
  schema: () => zForm,
  atFields: atSlot,
  async submit(request: PageRequest, about: About, sent: z.output<typeof zForm>) {
    const { slot, on, at, minutes, givenBy, basis, ...asked } = sent;
    const done = await request.run(askConsultation, {
      ...asked,
      ...whenOf({ slot, on, at, minutes, givenBy }),
      programme: about.programme?.id ?? '',
      personId: about.personId ?? null,
      basis: basis ?? null,
    });
    return done.ok ? succeed({ to: `/consultations/${done.value.id}`, notice: 'Saved' }) : done;
  },
} as const satisfies Partial<Form>;

/** A professional asks: about nobody named, or about the person on whose page it begins. */
export const askForms: readonly Page[] = [
  ...formPages<About, typeof zForm>({
    ...common,
    path: '/consultations/new',
    frame: async () => ({
      ok: true as const,
      frame: { current: '/consultations', back: { href: '/consultations', text: 'Consultations' } },
    }),
  }),
  ...formPages<About, typeof zForm>({
    ...common,
    path: '/people/:id/consultations/new',
    frame: (request, { personId }) =>
      personFormFrame(request, personId ?? '', '/consultations', 'Consultations'),
  }),
];
