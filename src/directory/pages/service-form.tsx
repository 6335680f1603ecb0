import { asTyped, BothVersions, type FormFieldsProps, formPages, type Page } from '../../doors/index.ts';
import { invalid } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  CheckboxesField,
  RadiosField,
  TextAreaField,
  TextField,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { saveService } from '../keep-service.ts';
import { getService, listDirectoryTerms } from '../search-directory.ts';
import { atServiceField, serviceFromForm, serviceInForm } from '../service-form-values.ts';
import { dayWords, statusWords } from '../service-words.ts';

type Found = Extract<Awaited<ReturnType<typeof load>>, { ok: true }>['value'];
type Terms = Extract<Awaited<ReturnType<typeof loadWords>>, { ok: true }>['value'];
interface About {
  readonly service: Found | undefined;
  readonly terms: Terms;
}
type Request = Parameters<Parameters<typeof formPages>[0]['find']>[0];
const load = (request: Request) => request.ask(getService, { id: request.params.id ?? '' });
const loadWords = (request: Request) => request.ask(listDirectoryTerms, {});

type Shown = Pick<FormFieldsProps<About>, 'values' | 'faults'>;
type Asked = { name: string | readonly [string, string]; label: string; hint?: string; classes?: string };

const pathOf = (name: Asked['name']) => (typeof name === 'string' ? [name] : name);
function Line({ values, faults, name, ...asked }: Shown & Asked) {
  return (
    <TextField
      {...asked}
      name={[...pathOf(name)]}
      value={textAt(values, pathOf(name))}
      faults={faults}
      autocomplete="off"
    />
  );
}
function Lines({ values, faults, name, ...asked }: Shown & Asked) {
  return (
    <TextAreaField
      {...asked}
      name={[...pathOf(name)]}
      rows={3}
      value={textAt(values, pathOf(name))}
      faults={faults}
    />
  );
}

const LABELS = {
  name: 'Name of the service',
  organisation: 'Who gives it?',
  description: 'What is it?',
  eligibility: 'Who is it for?',
  applicationProcess: 'How does one come to it?',
  languages: 'Languages',
  phone: 'Telephone',
  email: 'E-mail',
  url: 'On the web',
  fees: 'More about what it costs',
  areas: 'Areas that it serves',
} as const;

const NARROW = 'govuk-input--width-5';
const heading = (text: string) => <h2 class="govuk-heading-m govuk-!-margin-top-6">{text}</h2>;

function What({ terms, ...shown }: Shown & { terms: Terms }) {
  return (
    <>
      <Line {...shown} name="name" label={LABELS.name} />
      <Line
        {...shown}
        name="organisation"
        label={LABELS.organisation}
        hint="One that is known already is found by its name"
      />
      <Lines {...shown} name="description" label={LABELS.description} />
      {terms.length > 0 && (
        <CheckboxesField
          name="terms"
          label="What does it help with?"
          items={terms.map(({ id, name }) => ({ value: id, text: name }))}
          values={textsAt(shown.values, ['terms'])}
          faults={shown.faults}
        />
      )}
      <Lines {...shown} name="eligibility" label={LABELS.eligibility} />
      <Line {...shown} name="minimumAge" label="From which age?" classes={NARROW} />
      <Line {...shown} name="maximumAge" label="Until which age?" classes={NARROW} />
      <Lines {...shown} name="applicationProcess" label={LABELS.applicationProcess} />
      <Line {...shown} name="languages" label={LABELS.languages} hint="With commas between them" />
    </>
  );
}

function CostAndTimes(shown: Shown) {
  const { values, faults } = shown;
  return (
    <>
      {heading('What it costs, and when')}
      <RadiosField
        name="cost"
        label="What does it cost?"
        items={[
          { value: 'free', text: 'It is free' },
          { value: 'paid', text: 'It costs something' },
          { value: 'not_said', text: 'It is not known' },
        ]}
        value={textAt(values, ['cost'])}
        faults={faults}
      />
      <Line {...shown} name="amount" label="How much, in pounds, if it is one amount" classes={NARROW} />
      <Line {...shown} name="fees" label={LABELS.fees} />
      <CheckboxesField
        name="days"
        label="On which days?"
        items={Object.entries(dayWords).map(([value, text]) => ({ value, text }))}
        values={textsAt(values, ['days'])}
        faults={faults}
      />
      <Line {...shown} name="opensAt" label="Opens at" hint="Such as 09:30" classes={NARROW} />
      <Line {...shown} name="closesAt" label="Closes at" hint="Such as 17:00" classes={NARROW} />
      <Line {...shown} name="times" label="More about times" />
    </>
  );
}

function WhereAndWho(shown: Shown) {
  return (
    <>
      {heading('Where')}
      <Line {...shown} name="placeName" label="Name of the place" />
      <Lines {...shown} name="address" label="Address" hint="Leave it out where the address is kept secret" />
      <Line {...shown} name="city" label="Town or part of town" />
      <Line {...shown} name="postcode" label="Postcode" classes="govuk-input--width-10" />
      <Line
        {...shown}
        name="latitude"
        label="Latitude, if known"
        hint="For what is near"
        classes="govuk-input--width-10"
      />
      <Line {...shown} name="longitude" label="Longitude, if known" classes="govuk-input--width-10" />
      <Lines
        {...shown}
        name="access"
        label="How one gets in"
        hint="One on each line, such as: Step-free entrance"
      />
      <Lines {...shown} name="areas" label={LABELS.areas} hint="One on each line" />
      {heading('How to reach it')}
      <Line {...shown} name="phone" label={LABELS.phone} />
      <Line {...shown} name="email" label={LABELS.email} />
      <Line {...shown} name="url" label={LABELS.url} />
      {heading('Whom to ask for')}
      <Line {...shown} name={['contact', 'name']} label="Name" />
      <Line {...shown} name={['contact', 'title']} label="What they do there" />
      <Line {...shown} name={['contact', 'phone']} label="Their telephone" />
      <Line {...shown} name={['contact', 'email']} label="Their e-mail" />
      <CheckboxesField
        name={['contact', 'isPublic']}
        label="Who may see this person’s details?"
        items={[{ value: 'yes', text: 'Everybody: they have agreed' }]}
        values={textsAt(shown.values, ['contact', 'isPublic'])}
        faults={shown.faults}
      />
    </>
  );
}

const form = (path: '/directory/new' | '/directory/:id/change') =>
  formPages<About, typeof asTyped>({
    path,
    permission: 'directory:keep',
    async find(request) {
      const terms = await loadWords(request);
      if (!terms.ok) return terms;
      if (path === '/directory/new') return succeed({ service: undefined, terms: terms.value });
      const found = await load(request);
      return found.ok ? succeed({ service: found.value, terms: terms.value }) : found;
    },
    frame: async (_request, { service }) => ({
      ok: true,
      frame: {
        current: '/directory',
        back: service
          ? { href: `/directory/${service.id}`, text: service.name }
          : { href: '/directory', text: 'Directory' },
      },
    }),
    title: ({ service }) => (service ? `Change ${service.name}` : 'Put a service into the directory'),
    save: 'Save',
    values: ({ service }) => serviceInForm(service),
    version: ({ service }) => service?.version,
    standsNow: ({ service }, typed) => (
      <BothVersions labels={LABELS} stored={serviceInForm(service)} typed={typed} />
    ),
    fields: ({ about, values, faults }) => (
      <>
        <What terms={about.terms} values={values} faults={faults} />
        <CostAndTimes values={values} faults={faults} />
        <WhereAndWho values={values} faults={faults} />
        <RadiosField
          name="status"
          label="How does it stand?"
          items={Object.entries(statusWords).map(([value, text]) => ({ value, text }))}
          value={textAt(values, ['status'])}
          faults={faults}
        />
      </>
    ),
    schema: () => asTyped,
    async submit(request, { service }, _read, version, values) {
      const { faults, ...wish } = serviceFromForm(service, values);
      if (faults.length > 0) return invalid(...faults);
      const at = service ? { id: service.id, version: version ?? service.version } : {};
      const done = await request.run(saveService, { ...at, service: wish });
      if (!done.ok) return done;
      const notice = service
        ? 'Saved'
        : 'Saved. It is shown to those who refer once somebody has assured it.';
      return succeed({ to: `/directory/${done.value.id}`, notice });
    },
    atFields: (faults) => faults.map(atServiceField),
  });

/** Putting a service into the directory, and changing one. */
export const serviceForms: readonly Page[] = [...form('/directory/new'), ...form('/directory/:id/change')];
