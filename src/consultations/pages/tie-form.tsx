import { z } from 'zod';
import { formPages, type Page, type PageRequest } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { optional, RadiosField, TextField, textAt } from '../../interface/forms/index.ts';
import { Button } from '../../interface/govuk/index.ts';
import { formatPartialDay } from '../../interface/wording/index.ts';
import { findPeople } from '../../people/index.ts';
import { bases } from '../consultation.ts';
import { tieConsultation } from '../follow-consultation.ts';
import { BasisFields } from './ask-form.tsx';
import { backToIt, findIt } from './follow-forms.tsx';

const pathOf = (id: string) => `/consultations/${id}/person`;

async function find(request: PageRequest) {
  const found = await findIt(request);
  if (!found.ok) return found;
  const sought = (request.search.get('name') ?? '').trim().slice(0, 200);
  const people = sought === '' ? undefined : await request.ask(findPeople, { q: sought });
  return succeed({ ...found.value, sought, people: people?.ok ? people.value.people : undefined });
}

type About = Extract<Awaited<ReturnType<typeof find>>, { ok: true }>['value'];

const zTie = z.object({
  personId: optional(z.string()),
  basis: z.enum(bases, 'Select why you may speak about her'),
  basisNote: z.string().default(''),
});

function Search({ id, sought }: About) {
  return (
    <form method="get" action={pathOf(id)}>
      <TextField name="name" label="Find her by name" type="search" autocomplete="off" value={sought} />
      <Button variant="secondary">Find</Button>
    </form>
  );
}

/** Saying whom on record a consultation is about: she is found by name first. */
export const tieForm: readonly Page[] = formPages<About, typeof zTie>({
  path: '/consultations/:consultation/person',
  permission: 'contact:record',
  find,
  frame: backToIt,
  title: () => 'Whom is it about?',
  lead: (about) => (about.personId ? null : <Search {...about} />),
  instead: (about) => {
    const { personId, people } = about;
    if (personId) return <p class="govuk-body">It is on record whom this is about.</p>;
    if (people !== undefined && people.length > 0) return undefined;
    return (
      <>
        <Search {...about} />
        {people === undefined ? (
          <p class="govuk-hint">Those whom you find appear here.</p>
        ) : (
          <p class="govuk-body">Nobody on record has such a name.</p>
        )}
      </>
    );
  },
  save: 'Save',
  version: ({ version }) => version,
  standsNow: ({ personName }) => (
    <p class="govuk-body">{personName ? `It is about ${personName}.` : 'It is about nobody named.'}</p>
  ),
  values: () => ({}),
  fields: ({ about, values, faults }) => (
    <>
      <RadiosField
        name="personId"
        label="Who is it?"
        items={(about.people ?? []).map(({ id, name, bornOn }) => ({
          value: id,
          text: name,
          ...(bornOn && { hint: `Born ${formatPartialDay(bornOn)}` }),
        }))}
        value={textAt(values, ['personId'])}
        faults={faults}
      />
      <BasisFields values={values} faults={faults} />
    </>
  ),
  schema: () => zTie,
  async submit(request, about, { personId = '', ...sent }, version) {
    const seen = { id: about.id, version: version ?? about.version };
    const done = await request.run(tieConsultation, { ...sent, ...seen, personId });
    return done.ok ? succeed({ to: `/consultations/${about.id}`, notice: 'Saved' }) : done;
  },
});
