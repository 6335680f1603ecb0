import { z } from 'zod';
import { asTyped, type FormFieldsProps, formPages, type PageRequest } from '../../doors/index.ts';
import { type Fault, notFound } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  formDateText,
  RadiosField,
  SelectField,
  TextAreaField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { askCorrection, decideCorrection, listCorrections } from '../corrections/ask-correction.ts';
import { listPassages } from '../corrections/passages.ts';
import type { correctionDecisions } from '../corrections/tables.ts';
import { rightsFrame } from './rights-frame.ts';

interface CorrectionShown {
  readonly id: string;
  readonly version: number;
  readonly place: string;
  readonly saidBefore: string;
  readonly says: string;
  readonly passage: string | null;
  readonly passages: Passages;
}

type Passages = readonly { readonly id: string; readonly title: string }[];

/** Which passage it is, so that her words can stand beside it. */
function PassageField(props: Pick<FormFieldsProps<unknown>, 'values' | 'faults'> & { passages: Passages }) {
  const { values, faults, passages } = props;
  const items = passages.map(({ id, title }) => ({ value: id, text: title.slice(0, 120) }));
  return (
    <SelectField
      name="passage"
      label="Which passage is it?"
      hint="What she says then stands beside it, wherever it is shown"
      faults={faults}
      value={textAt(values, ['passage']) ?? ''}
      items={[{ value: '', text: 'None of these, or more than one' }, ...items]}
    />
  );
}

async function passagesFor(request: PageRequest): Promise<Result<Passages, Fault>> {
  const found = await request.ask(listPassages, { personId: request.params.id ?? '' });
  return found.ok ? succeed(found.value.passages) : found;
}

/** The day is read here, from its boxes; the command says what is wrong with the words. */
const askedForm = z.looseObject({ askedOn: formDateText({ what: 'day' }) });

function AskedFields({ about, values, faults }: FormFieldsProps<Passages>) {
  const text = (name: string) => textAt(values, [name]);
  return (
    <>
      <PassageField values={values} faults={faults} passages={about} />
      <TextField
        name="place"
        label="Where does it stand?"
        hint="Such as: contact of 3 May 2024. You can leave it empty where you have selected a passage"
        faults={faults}
        value={text('place')}
      />
      <TextAreaField
        name="saidBefore"
        label="What does the record say?"
        rows={3}
        faults={faults}
        value={text('saidBefore')}
      />
      <TextAreaField
        name="says"
        label="What does she say?"
        hint="In her own words"
        rows={3}
        faults={faults}
        value={text('says')}
      />
      <DateField
        name="askedOn"
        label="When did she say so?"
        faults={faults}
        value={datePartsAt(values, ['askedOn'])}
      />
    </>
  );
}

const askedPages = formPages<Passages, typeof askedForm>({
  path: '/people/:id/rights/corrections/new',
  permission: 'rights:record',
  find: passagesFor,
  frame: rightsFrame,
  title: () => 'Record something that is wrong',
  save: 'Save',
  values: () => ({}),
  fields: AskedFields,
  schema: () => askedForm,
  async submit(request, _about, { askedOn }, _version, values) {
    const personId = request.params.id ?? '';
    const text = (name: string) => textAt(values, [name]) ?? '';
    const words = { place: text('place'), saidBefore: text('saidBefore'), says: text('says') };
    const passage = text('passage');
    const done = await request.run(askCorrection, { personId, passage, ...words, askedOn });
    return done.ok ? succeed({ to: `/people/${personId}/rights`, notice: 'Recorded' }) : done;
  },
});

function DecisionFields({ about, values, faults }: FormFieldsProps<CorrectionShown>) {
  return (
    <>
      <PassageField values={values} faults={faults} passages={about.passages} />
      <RadiosField
        name="decision"
        label="What was decided?"
        faults={faults}
        value={textAt(values, ['decision'])}
        items={[
          { value: 'corrected', text: 'It is corrected' },
          { value: 'in_part', text: 'It is corrected in part' },
          { value: 'kept', text: 'It is not changed' },
        ]}
      />
      <TextAreaField
        name="why"
        label="Why, as she was told it?"
        hint="Needed where it is not corrected in full"
        rows={3}
        faults={faults}
        value={textAt(values, ['why'])}
      />
      <TextAreaField
        name="statement"
        label="In her own words, to stand beside it"
        hint="Whoever reads this record reads this too"
        rows={3}
        faults={faults}
        value={textAt(values, ['statement'])}
      />
    </>
  );
}

const decisionPages = formPages<CorrectionShown, typeof asTyped>({
  path: '/people/:id/rights/corrections/:correction',
  permission: 'correction:decide',
  async find(request) {
    const { id: personId = '', correction: id = '' } = request.params;
    const found = await request.ask(listCorrections, { personId });
    if (!found.ok) return found;
    const correction = found.value.find((each) => each.id === id);
    if (!correction) return notFound('correction');
    const passages = await passagesFor(request);
    return passages.ok ? succeed({ ...correction, passages: passages.value }) : passages;
  },
  frame: rightsFrame,
  title: ({ place }) => `Decide: ${place}`,
  lead: ({ saidBefore, says }) => (
    <>
      <p class="govuk-body" dir="auto">{`The record said: “${saidBefore}” She says: “${says}”`}</p>
      <p class="govuk-body">
        Correct the record itself where it stands. What it said before stays known, here and in the change
        log.
      </p>
    </>
  ),
  save: 'Save',
  values: ({ passage }) => ({ passage: passage ?? '' }),
  version: ({ version }) => version,
  fields: DecisionFields,
  schema: () => asTyped,
  async submit(request, { id }, _read, version, values) {
    const decision = textAt(values, ['decision']) as (typeof correctionDecisions)[number];
    const words = { why: textAt(values, ['why']), statement: textAt(values, ['statement']) };
    const passage = textAt(values, ['passage']);
    const done = await request.run(decideCorrection, {
      id,
      version: version ?? 0,
      decision,
      passage,
      ...words,
    });
    return done.ok ? succeed({ to: `/people/${request.params.id ?? ''}/rights`, notice: 'Decided' }) : done;
  },
});

/** Recording what she says is wrong, and deciding about it. */
export const correctionPages = [...askedPages, ...decisionPages];
