import { z } from 'zod';
import type { Page } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { losses } from '../../interface/charts/index.ts';
import {
  DateField,
  datePartsAt,
  formDateText,
  optional,
  RadiosField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { InsetText } from '../../interface/govuk/index.ts';
import { endPregnancy } from '../end-pregnancy.ts';
import { endings, livesWith, type PregnancyRecord } from '../family.ts';
import { lossWords } from '../map/map-words.ts';
import type { PersonRecord } from '../record.ts';
import { recordPregnancy } from '../record-pregnancy.ts';
import { endingWords, livesWithWords } from '../words.ts';
import { dateBoxes, typedText } from './form-values.ts';
import { type FieldsProps, type PersonForm, personFormPages } from './person-form.tsx';

const zPregnancyForm = z.object({
  dueOn: optional(formDateText({ what: 'due date' })),
  knownOn: optional(formDateText({ what: 'day' })),
});

const pregnancyForm: PersonForm<PersonRecord, typeof zPregnancyForm> = {
  path: '/family/pregnancies/add',
  tab: '/family',
  find: (record) => record,
  title: () => 'Record a pregnancy',
  lead: () => (
    <InsetText>
      A pregnancy during this work never ends it. Think with her about who needs to know, and when.
    </InsetText>
  ),
  save: 'Record pregnancy',
  values: () => ({ dueOn: dateBoxes(null), knownOn: dateBoxes(null) }),
  fields: ({ values, faults }) => (
    <>
      <DateField
        name="dueOn"
        label="When is the baby due?"
        hint="Leave this empty if it is not known yet"
        value={datePartsAt(values, ['dueOn'])}
        faults={faults}
      />
      <DateField
        name="knownOn"
        label="When did you learn of the pregnancy?"
        hint="Leave this empty for today"
        value={datePartsAt(values, ['knownOn'])}
        faults={faults}
      />
    </>
  ),
  labels: {},
  schema: zPregnancyForm,
  submit: async (request, { record }, { dueOn, knownOn }) => {
    const done = await request.run(recordPregnancy, { personId: record.id, dueOn, knownOn });
    return done.ok ? succeed('Pregnancy recorded') : done;
  },
};

const zEnding = z.object({
  ending: optional(z.enum(endings)),
  endedOn: optional(formDateText({ what: 'date' })),
  lossKind: optional(z.enum(losses)),
  babies: z
    .array(z.object({ givenName: typedText, familyName: typedText, livesWith: optional(z.enum(livesWith)) }))
    .default([]),
});

function EndingFields({ values, faults }: FieldsProps) {
  const baby = (
    <>
      <TextField
        name={['babies', 0, 'givenName']}
        label="Baby’s first name, if it is known"
        value={textAt(values, ['babies', 0, 'givenName'])}
        faults={faults}
        autocomplete="off"
      />
      <TextField
        name={['babies', 0, 'familyName']}
        label="Baby’s last name"
        value={textAt(values, ['babies', 0, 'familyName'])}
        faults={faults}
        autocomplete="off"
      />
      <RadiosField
        name={['babies', 0, 'livesWith']}
        label="Who is the baby living with?"
        items={livesWith.map((value) => ({ value, text: livesWithWords[value] }))}
        value={textAt(values, ['babies', 0, 'livesWith'])}
        faults={faults}
      />
    </>
  );
  const loss = (
    <RadiosField
      name="lossKind"
      label="What was it, if it is told?"
      items={losses.map((value) => ({ value, text: lossWords[value] }))}
      value={textAt(values, ['lossKind'])}
      faults={faults}
    />
  );
  return (
    <>
      <RadiosField
        name="ending"
        label="How did it end?"
        items={endings.map((value) => ({
          value,
          text: endingWords[value],
          conditional: value === 'born' ? baby : value === 'loss' ? loss : undefined,
        }))}
        value={textAt(values, ['ending'])}
        faults={faults}
      />
      <DateField
        name="endedOn"
        label="When?"
        hint="For a birth, the baby’s date of birth"
        value={datePartsAt(values, ['endedOn'])}
        faults={faults}
      />
    </>
  );
}

const endingForm: PersonForm<PregnancyRecord, typeof zEnding> = {
  path: '/family/pregnancies/:pregnancyId/end',
  tab: '/family',
  find: (record, params) => record.pregnancies.find((each) => each.id === params.pregnancyId),
  title: () => 'Record how the pregnancy ended',
  save: 'Save',
  values: () => ({ endedOn: dateBoxes(null) }),
  version: ({ about }) => about.version,
  fields: EndingFields,
  labels: { ending: 'How it ended', endedOn: 'When' },
  schema: zEnding,
  submit: async (request, { record, about }, { version, ending, endedOn, lossKind, babies }) => {
    const relation = record.sex === 'male' ? 'father' : 'mother';
    const done = await request.run(endPregnancy, {
      personId: record.id,
      pregnancyId: about.id,
      version,
      ending: ending as (typeof endings)[number],
      endedOn,
      lossKind,
      relation,
      babies: ending === 'born' ? babies : [],
    });
    return done.ok ? succeed('Saved') : done;
  },
};

/** The forms about pregnancies. */
export const pregnancyForms: readonly Page[] = [
  ...personFormPages(pregnancyForm),
  ...personFormPages(endingForm),
];
