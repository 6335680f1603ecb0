import { z } from 'zod';
import { asTyped, type FormFieldsProps, formPages } from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  formDateText,
  RadiosField,
  TextAreaField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { askCorrection, decideCorrection, listCorrections } from '../corrections/ask-correction.ts';
import type { correctionDecisions } from '../corrections/tables.ts';
import { rightsFrame } from './rights-frame.ts';

interface CorrectionShown {
  readonly id: string;
  readonly version: number;
  readonly place: string;
  readonly saidBefore: string;
  readonly says: string;
}

/** The day is read here, from its boxes; the command says what is wrong with the words. */
const askedForm = z.looseObject({ askedOn: formDateText({ what: 'day' }) });

function AskedFields({ values, faults }: FormFieldsProps<null>) {
  const text = (name: string) => textAt(values, [name]);
  return (
    <>
      <TextField
        name="place"
        label="Where does it stand?"
        hint="Such as: contact of 3 May 2024"
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

const askedPages = formPages<null, typeof askedForm>({
  path: '/people/:id/rights/corrections/new',
  permission: 'rights:record',
  find: async () => succeed(null),
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
    const done = await request.run(askCorrection, { personId, ...words, askedOn });
    return done.ok ? succeed({ to: `/people/${personId}/rights`, notice: 'Recorded' }) : done;
  },
});

function DecisionFields({ values, faults }: FormFieldsProps<CorrectionShown>) {
  return (
    <>
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
    return correction ? succeed(correction) : notFound('correction');
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
  values: () => ({}),
  version: ({ version }) => version,
  fields: DecisionFields,
  schema: () => asTyped,
  async submit(request, { id }, _read, version, values) {
    const decision = textAt(values, ['decision']) as (typeof correctionDecisions)[number];
    const words = { why: textAt(values, ['why']), statement: textAt(values, ['statement']) };
    const done = await request.run(decideCorrection, { id, version: version ?? 0, decision, ...words });
    return done.ok ? succeed({ to: `/people/${request.params.id ?? ''}/rights`, notice: 'Decided' }) : done;
  },
});

/** Recording what she says is wrong, and deciding about it. */
export const correctionPages = [...askedPages, ...decisionPages];
