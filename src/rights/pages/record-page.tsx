import { fault, formFaults, html, type PageRequest, page, redirect } from '../../doors/index.ts';
import type { Fault, FieldFault } from '../../foundation/fault.ts';
import type { Result } from '../../foundation/result.ts';
import {
  CheckboxesField,
  Form,
  type FormValues,
  RadiosField,
  SelectField,
  TextAreaField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { Button, Details } from '../../interface/govuk/index.ts';
import { decideMark, leaveOutWords } from '../access/decide-marks.ts';
import { type ExemptionId, exemptionIds, exemptions } from '../access/exemptions.ts';
import { readCollected } from '../access/get-requests.ts';
import { sendBackMark } from '../access/read-request.ts';
import { MarkedText, markWords, type ShownItem, type ShownMark } from './marked-text.tsx';

interface Shown {
  /** Which form was sent: a mark’s id, `words`, or what `backOf` makes of a mark’s id. */
  readonly form: string;
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: 200 | 409 | 422;
}

const backOf = (markId: string) => `back-${markId}`;

const reasons = [
  { value: '', text: 'Choose a reason' },
  ...exemptionIds.map((value) => ({
    value,
    text: `${exemptions[value].title}${exemptions[value].checked ? '' : ' (check with your data protection lead)'}`,
  })),
];

const everywhere = [{ value: 'yes', text: 'Everywhere in this copy where the same words stand' }];

function MarkForm(props: { item: ShownItem; mark: ShownMark; at: string; formKey: string; shown: Shown }) {
  const { item, mark, at, formKey, shown } = props;
  const own = shown.form === mark.id ? shown : { values: {} as FormValues, faults: [] };
  const words = item.passages[mark.passage]?.text.slice(mark.starts, mark.ends) ?? '';
  return (
    <Form action={`${at}/marks/${mark.id}`} idempotencyKey={`${formKey}-${mark.id.slice(-8)}`}>
      <h2 class="govuk-heading-s">{`“${words}”: ${markWords(mark)}`}</h2>
      {mark.sentBack && <p class="govuk-body">{`Sent back by the second reader: ${mark.sentBack}`}</p>}
      <RadiosField
        of={mark.id}
        name="decision"
        label="Is it left out?"
        value={textAt(own.values, ['decision']) ?? mark.decision ?? undefined}
        faults={own.faults}
        items={[
          { value: 'hide', text: 'Leave it out' },
          { value: 'show', text: 'Show it', hint: 'She knows it, or it is about her too' },
        ]}
      />
      <SelectField
        of={mark.id}
        name="reason"
        label="Why, if it is left out"
        items={reasons}
        value={textAt(own.values, ['reason']) ?? mark.reason ?? (mark.foundByFacet ? 'another_person' : '')}
        faults={own.faults}
      />
      <CheckboxesField
        of={mark.id}
        name="everywhere"
        label="Also"
        values={[]}
        items={everywhere}
        faults={own.faults}
      />
      <Button preventDoubleClick>Save</Button>
    </Form>
  );
}

function SendBack(props: { mark: ShownMark; at: string; formKey: string; shown: Shown }) {
  const { mark, at, formKey, shown } = props;
  if (!mark.decision) return null;
  const form = backOf(mark.id);
  const own = shown.form === form ? shown : { values: {} as FormValues, faults: [] };
  return (
    <Details summary="As the second reader: send this back" open={own.faults.length > 0}>
      <Form action={`${at}/marks/${mark.id}/send-back`} idempotencyKey={`${formKey}-b${mark.id.slice(-8)}`}>
        <TextField
          of={form}
          name="why"
          label="Why do you not agree?"
          value={textAt(own.values, ['why'])}
          faults={own.faults}
        />
        <Button variant="secondary">Send back</Button>
      </Form>
    </Details>
  );
}

function WordsForm({ at, formKey, shown }: { at: string; formKey: string; shown: Shown }) {
  const own = shown.form === 'words' ? shown : { values: {} as FormValues, faults: [] };
  return (
    <Form action={`${at}/words`} idempotencyKey={formKey}>
      <h2 class="govuk-heading-m">Leave out other words</h2>
      <TextAreaField
        of={'words'}
        name="words"
        label="The words, as they stand above"
        rows={3}
        value={textAt(own.values, ['words'])}
        faults={own.faults}
      />
      <SelectField
        of={'words'}
        name="reason"
        label="Why"
        items={reasons}
        value={textAt(own.values, ['reason'])}
        faults={own.faults}
      />
      <CheckboxesField
        of={'words'}
        name="everywhere"
        label="Also"
        values={[]}
        items={everywhere}
        faults={own.faults}
      />
      <Button preventDoubleClick variant="secondary">
        Leave out
      </Button>
    </Form>
  );
}

async function show(request: PageRequest, shown: Shown) {
  const { id = '', item: itemId = '' } = request.params;
  const found = await request.ask(readCollected, { id, itemId });
  if (!found.ok) return fault(found.error);
  const [item] = found.value.items;
  if (!item) return fault({ kind: 'not_found', what: 'record' });
  const at = `/rights/requests/${id}/records/${itemId}`;
  const isOpen = found.value.request.closedOn === null;
  return html({
    title: item.title,
    current: '/rights',
    status: shown.status,
    faults: shown.faults.map((each) =>
      each.path.length > 0 ? { ...each, path: [shown.form, ...each.path] } : each,
    ),
    back: { href: `/rights/requests/${id}/read?only=open`, text: 'What is to decide' },
    body: (
      <>
        <h1 class="govuk-heading-l">{`${item.position + 1}. ${item.title}`}</h1>
        <dl class="govuk-list">
          {item.passages.map(({ label, text }, index) => (
            <>
              <dt class="govuk-!-font-weight-bold">{label}</dt>
              <dd class="govuk-!-margin-left-0 govuk-!-margin-bottom-2">
                <MarkedText text={text} marks={item.marks.filter(({ passage }) => passage === index)} />
              </dd>
            </>
          ))}
        </dl>
        {isOpen &&
          item.marks.map((mark) => (
            <div class="facet-card govuk-!-margin-bottom-4">
              <MarkForm item={item} mark={mark} at={at} formKey={request.formKey} shown={shown} />
              <SendBack mark={mark} at={at} formKey={request.formKey} shown={shown} />
            </div>
          ))}
        {isOpen && <WordsForm at={at} formKey={request.formKey} shown={shown} />}
      </>
    ),
  });
}

async function answer(request: PageRequest, form: string, result: Result<unknown, Fault>, notice: string) {
  const { id = '', item = '' } = request.params;
  if (result.ok) return redirect(`/rights/requests/${id}/records/${item}`, notice);
  const refusal = formFaults(result.error);
  return refusal
    ? show(request, { form, values: request.form as FormValues, ...refusal })
    : fault(result.error);
}

const PATH = '/rights/requests/:id/records/:item';
const reasonIn = (values: FormValues) => (textAt(values, ['reason']) || undefined) as ExemptionId | undefined;

/** One record with its places: reading, deciding, leaving out more, sending back. */
export const recordPages = [
  page({
    method: 'get',
    path: PATH,
    permission: 'rights:handle',
    handle: (request) => show(request, { form: '', values: {}, faults: [], status: 200 }),
  }),
  page({
    method: 'post',
    path: `${PATH}/marks/:mark`,
    permission: 'rights:handle',
    async handle(request) {
      const values = request.form as FormValues;
      const id = request.params.mark ?? '';
      const decision = textAt(values, ['decision']) as 'hide' | 'show';
      const rest = { decision, reason: decision === 'hide' ? reasonIn(values) : undefined };
      const isEverywhere = values.everywhere !== undefined;
      return answer(
        request,
        id,
        await request.run(decideMark, { id, ...rest, everywhere: isEverywhere }),
        'Saved',
      );
    },
  }),
  page({
    method: 'post',
    path: `${PATH}/marks/:mark/send-back`,
    permission: 'rights:handle',
    async handle(request) {
      const id = request.params.mark ?? '';
      const why = textAt(request.form as FormValues, ['why']) ?? '';
      return answer(
        request,
        backOf(id),
        await request.run(sendBackMark, { id, why }),
        'Sent back to the first reader',
      );
    },
  }),
  page({
    method: 'post',
    path: `${PATH}/words`,
    permission: 'rights:handle',
    async handle(request) {
      const values = request.form as FormValues;
      const { id = '', item = '' } = request.params;
      const words = textAt(values, ['words']) ?? '';
      const input = { requestId: id, itemId: item, words, reason: reasonIn(values) as ExemptionId };
      const result = await request.run(leaveOutWords, {
        ...input,
        everywhere: values.everywhere !== undefined,
      });
      return answer(request, 'words', result, 'Left out');
    },
  }),
];
