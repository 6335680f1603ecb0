import { z } from 'zod';
import { fault, formFaults, html, type PageRequest, page, redirect } from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import {
  DateField,
  datePartsAt,
  Form,
  type FormValues,
  formDateText,
  RadiosField,
  readForm,
  TextAreaField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { Button } from '../../interface/govuk/index.ts';
import { personFrame } from '../../people/index.ts';
import { askCorrection, decideCorrection, listCorrections } from '../corrections/ask-correction.ts';
import type { correctionDecisions } from '../corrections/tables.ts';

interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: 200 | 409 | 422;
}

const EMPTY: Shown = { values: {}, faults: [], status: 200 };
const NEW = '/people/:id/rights/corrections/new';
const ONE = '/people/:id/rights/corrections/:correction';
const backOf = (personId: string) => ({
  href: `/people/${personId}/rights`,
  text: 'Her rights over this record',
});

async function showNew(request: PageRequest, { values, faults, status }: Shown) {
  const personId = request.params.id ?? '';
  const frame = await personFrame(request, personId, '/rights');
  if (!frame.ok) return frame.answer;
  const text = (name: string) => textAt(values, [name]);
  return html({
    title: 'Record something that is wrong',
    status,
    faults,
    header: frame.header,
    back: backOf(personId),
    body: (
      <>
        <h1 class="govuk-heading-l">Record something that is wrong</h1>
        <Form action={`/people/${personId}/rights/corrections/new`} idempotencyKey={request.formKey}>
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
          <Button preventDoubleClick>Save</Button>
        </Form>
      </>
    ),
  });
}

async function showOne(request: PageRequest, { values, faults, status }: Shown) {
  const { id: personId = '', correction: id = '' } = request.params;
  const found = await request.ask(listCorrections, { personId });
  if (!found.ok) return fault(found.error);
  const correction = found.value.find((each) => each.id === id);
  if (!correction) return fault({ kind: 'not_found', what: 'correction' });
  return html({
    title: `Decide: ${correction.place}`,
    status,
    faults,
    back: backOf(personId),
    body: (
      <>
        <h1 class="govuk-heading-l">{`Decide: ${correction.place}`}</h1>
        <p class="govuk-body">{`The record said: “${correction.saidBefore}” She says: “${correction.says}”`}</p>
        <p class="govuk-body">
          Correct the record itself where it stands. What it said before stays known, here and in the change
          log.
        </p>
        <Form
          action={`/people/${personId}/rights/corrections/${id}`}
          idempotencyKey={request.formKey}
          version={request.seenVersion ?? correction.version}
        >
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
          <Button preventDoubleClick>Save</Button>
        </Form>
      </>
    ),
  });
}

/** Recording what she says is wrong, and deciding about it. */
export const correctionPages = [
  page({
    method: 'get',
    path: NEW,
    permission: 'rights:record',
    handle: async (request) => showNew(request, EMPTY),
  }),
  page({
    method: 'post',
    path: NEW,
    permission: 'rights:record',
    async handle(request) {
      const values = request.form as FormValues;
      const personId = request.params.id ?? '';
      const day = readForm(z.object({ askedOn: formDateText({ what: 'day' }) }), {
        values,
        faults: request.formFaults,
      });
      if (!day.ok) return showNew(request, { values, faults: day.error, status: 422 });
      const text = (name: string) => textAt(values, [name]) ?? '';
      const words = { place: text('place'), saidBefore: text('saidBefore'), says: text('says') };
      const done = await request.run(askCorrection, { personId, ...words, askedOn: day.value.askedOn });
      if (done.ok) return redirect(`/people/${personId}/rights`, 'Recorded');
      const refusal = formFaults(done.error);
      return refusal ? showNew(request, { values, ...refusal }) : fault(done.error);
    },
  }),
  page({
    method: 'get',
    path: ONE,
    permission: 'correction:decide',
    handle: (request) => showOne(request, EMPTY),
  }),
  page({
    method: 'post',
    path: ONE,
    permission: 'correction:decide',
    async handle(request) {
      const values = request.form as FormValues;
      const { id: personId = '', correction: id = '' } = request.params;
      const decision = textAt(values, ['decision']) as (typeof correctionDecisions)[number];
      const words = { why: textAt(values, ['why']), statement: textAt(values, ['statement']) };
      const found = await request.ask(listCorrections, { personId });
      if (!found.ok) return fault(found.error);
      if (!found.value.some((each) => each.id === id))
        return fault({ kind: 'not_found', what: 'correction' });
      const done = await request.run(decideCorrection, {
        id,
        version: request.seenVersion ?? 0,
        decision,
        ...words,
      });
      if (done.ok) return redirect(`/people/${personId}/rights`, 'Decided');
      const refusal = formFaults(done.error);
      return refusal ? showOne(request, { values, ...refusal }) : fault(done.error);
    },
  }),
];
