import {
  type FormValues,
  faultAt,
  fieldId,
  fieldName,
  SelectField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { Checkboxes, Fieldset } from '../../interface/govuk/index.ts';
import type { FieldsProps } from './contact-fields.tsx';
import { GIVEN_ROWS } from './contact-form.ts';

const rowsOf = (values: FormValues, key: string) => {
  const rows = values[key];
  return Array.isArray(rows) ? rows.length : 0;
};

/** The changes that the contact showed, each with room for its evidence. */
export function OutcomeFields({ offer, values, faults }: FieldsProps) {
  const fault = offer.outcomes
    .map((_, index) => faultAt(faults, ['outcomes', index, 'outcome']))
    .find((each) => each !== undefined);
  return (
    <Checkboxes
      name="outcomes"
      idPrefix="outcomes"
      classes="govuk-checkboxes--small"
      fieldset={{ legend: { text: 'Which changes did it show?', classes: 'govuk-fieldset__legend--s' } }}
      errorMessage={fault?.message}
      items={offer.outcomes.map((outcome, index) => ({
        value: outcome.id,
        name: fieldName(['outcomes', index, 'outcome']),
        id: fieldId(['outcomes', index, 'outcome']),
        text: outcome.title,
        hint: outcome.about,
        checked: textAt(values, ['outcomes', index, 'outcome']) === outcome.id,
        conditional: (
          <TextField
            name={['outcomes', index, 'evidence']}
            label="What shows it"
            faults={faults}
            value={textAt(values, ['outcomes', index, 'evidence'])}
          />
        ),
      }))}
    />
  );
}

/** What was given: kind, what and how much. */
export function GivenFields({ offer, values, faults }: FieldsProps) {
  const count = Math.max(GIVEN_ROWS, rowsOf(values, 'provisions'));
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <Fieldset
          legend={{
            text: index === 0 ? 'Was anything given?' : `Anything else given? (${index + 1})`,
            classes: 'govuk-fieldset__legend--s',
          }}
        >
          <SelectField
            name={['provisions', index, 'kind']}
            label="Kind"
            faults={faults}
            value={textAt(values, ['provisions', index, 'kind'])}
            items={[
              { value: '', text: 'Nothing' },
              ...offer.provisionKinds.map((kind) => ({ value: kind.id, text: kind.title })),
            ]}
          />
          <TextField
            name={['provisions', index, 'what']}
            label="What"
            faults={faults}
            value={textAt(values, ['provisions', index, 'what'])}
          />
          <TextField
            name={['provisions', index, 'amountPence']}
            label="How much, in pounds"
            classes="govuk-input--width-5"
            inputmode="decimal"
            prefix="£"
            faults={faults}
            value={textAt(values, ['provisions', index, 'amountPence'])}
          />
        </Fieldset>
      ))}
    </>
  );
}
