import { z } from 'zod';
import type { Page, PageRequest } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import {
  CheckboxesField,
  type FormValues,
  formTick,
  optional,
  RadiosField,
  TextAreaField,
  textAt,
  textsAt,
} from '../interface/forms/index.ts';
import {
  type FieldsOf,
  type RecordForm,
  recordFormPages,
  sharings,
  sharingWords,
  tellingAnswers,
  tellingAnswerWords,
} from '../people/index.ts';
import { type CultureArea, type CultureTold, cultureAreas } from './culture.ts';
import { areaQuestions, areaTitles } from './culture-words.ts';
import { getCulturagram } from './get-ecomap.ts';
import { correctCulture, recordCulture } from './record-culture.ts';

/** Where the culturagram of somebody stands. */
export const culturagramOf = (personId: string) => `/people/${personId}/culturagram`;

interface About {
  readonly personId: string;
  readonly area: CultureArea;
  readonly known: CultureTold | undefined;
}

async function findArea(request: PageRequest) {
  const found = await request.ask(getCulturagram, { personId: request.params.id ?? '' });
  if (!found.ok) return found;
  const area = cultureAreas.find((each) => each === request.params.area);
  if (!area) return notFound('page');
  return succeed<About>({ personId: found.value.personId, area, known: undefined });
}

async function findTold(request: PageRequest) {
  const found = await request.ask(getCulturagram, { personId: request.params.id ?? '' });
  if (!found.ok) return found;
  const known = found.value.told.find(({ id }) => id === request.params.told);
  if (!known) return notFound('page');
  return succeed<About>({ personId: found.value.personId, area: known.area, known });
}

const zTold = z.object({
  answer: optional(z.enum(tellingAnswers)),
  words: z.string().optional(),
  sharing: optional(z.enum(sharings)),
});
const zTell = z.object({ told: zTold });
const zCorrect = z.object({ told: zTold, mistake: formTick() });

function valuesOf({ known }: About): FormValues {
  return {
    told: { answer: known?.answer ?? 'told', words: known?.words ?? '', sharing: known?.sharing ?? '' },
  };
}

function Fields({ about, values, faults }: FieldsOf<About>) {
  return (
    <>
      <TextAreaField
        name={['told', 'words']}
        label="In their own words"
        hint={areaQuestions[about.area]}
        rows={5}
        limit={2000}
        value={textAt(values, ['told', 'words'])}
        faults={faults}
      />
      <RadiosField
        name={['told', 'answer']}
        label="How was it answered?"
        items={tellingAnswers.map((value) => ({ value, text: tellingAnswerWords[value] }))}
        value={textAt(values, ['told', 'answer'])}
        faults={faults}
        classes="govuk-radios--inline"
      />
      <RadiosField
        name={['told', 'sharing']}
        label="What may be done with it?"
        hint={
          about.area === 'legal_status'
            ? 'Ask before you write it down'
            : 'Ask. Leave it open where you have not asked yet'
        }
        items={sharings.map((value) => ({ value, text: sharingWords[value] }))}
        value={textAt(values, ['told', 'sharing'])}
        faults={faults}
      />
    </>
  );
}

const shared = {
  permission: 'person:write',
  tab: '/culturagram',
  values: valuesOf,
  title: ({ area }: About) => areaTitles[area],
} as const;

const tell: RecordForm<About, typeof zTell> = {
  ...shared,
  path: '/culturagram/areas/:area',
  find: findArea,
  lead: () => (
    <p class="govuk-body">What was told before is kept, with its day. Write down what is told today.</p>
  ),
  save: 'Save',
  fields: Fields,
  schema: zTell,
  submit: async (request, { personId, area }, { told }) => {
    const done = await request.run(recordCulture, { personId, area, told });
    return done.ok ? succeed({ to: culturagramOf(personId), notice: 'Saved' }) : done;
  },
};

const correct: RecordForm<About, typeof zCorrect> = {
  ...shared,
  path: '/culturagram/told/:told',
  find: findTold,
  labels: {
    'told.words': 'In their own words',
    'told.answer': 'Answer',
    'told.sharing': 'What may be done with it',
  },
  lead: () => <p class="govuk-body">Put right how it was written down.</p>,
  save: 'Save',
  version: ({ known }) => known?.version,
  fields: (props) => (
    <>
      <Fields {...props} />
      <CheckboxesField
        name="mistake"
        label="Was this recorded by mistake?"
        items={[{ value: 'yes', text: 'Yes, take it out' }]}
        values={textsAt(props.values, ['mistake'])}
        faults={props.faults}
      />
    </>
  ),
  schema: zCorrect,
  submit: async (request, { personId, known }, { told, mistake }, { version }) => {
    if (!known) return notFound('page');
    const seen = { personId, cultureToldId: known.id, version: version ?? known.version };
    const done = await request.run(correctCulture, { ...seen, told, mistake });
    return done.ok ? succeed({ to: culturagramOf(personId), notice: 'Saved' }) : done;
  },
};

/** The forms of the culturagram. */
export const cultureForms: readonly Page[] = [...recordFormPages(tell), ...recordFormPages(correct)];
