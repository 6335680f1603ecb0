import { fault, formFaults, html, type PageRequest, page, redirect } from '../../doors/index.ts';
import type { Fault, FieldFault } from '../../foundation/fault.ts';
import { Form, type FormValues, TextAreaField, textAt } from '../../interface/forms/index.ts';
import { Button, SummaryList } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { reviewLook } from '../review-look.ts';
import { listUnusualLooks, type UnusualShown } from '../unusual-looks.ts';
import { KIND_WORDS } from '../words.ts';
import { reviewHref } from './unusual-page.tsx';

const GONE: Fault = { kind: 'not_found', what: 'look' };

/** The row that an address names, as it stands now. */
async function rowOf(request: PageRequest): Promise<UnusualShown | Fault> {
  const found = await request.ask(listUnusualLooks, { days: 90, show: 'all' });
  if (!found.ok) return found.error;
  const { search } = request;
  const row = found.value.found.find(
    (each) =>
      each.kind === search.get('kind') &&
      each.staffId === search.get('staff') &&
      each.day.toString() === search.get('day') &&
      each.personId === search.get('person'),
  );
  return row ?? GONE;
}

interface Shown {
  readonly note: string;
  readonly faults: readonly FieldFault[];
  readonly status: number;
}

function show(request: PageRequest, row: UnusualShown, { note, faults, status }: Shown) {
  return html({
    title: 'Look into it',
    current: '/looks',
    back: { href: '/looks', text: 'Unusual looking' },
    status,
    faults,
    body: (
      <>
        <h1 class="govuk-heading-l">Look into it</h1>
        <SummaryList
          rows={[
            { key: 'Worker', value: row.worker },
            { key: 'What', value: KIND_WORDS[row.kind] },
            { key: 'Day', value: formatDate(row.day) },
            ...(row.personId
              ? [{ key: 'Whose record', value: row.person ?? 'A record that you may not open' }]
              : []),
            { key: 'Why it is listed', value: row.reason },
          ]}
        />
        <Form action={reviewHref(row)} idempotencyKey={request.formKey}>
          <input type="hidden" name="until" value={row.until.toString()} />
          <TextAreaField
            name="note"
            label="What you found"
            hint="What the worker said, and what you did. It can be read by those who check how records are used."
            value={note}
            faults={faults}
          />
          <Button>Save</Button>
        </Form>
      </>
    ),
  });
}

const isFault = (found: UnusualShown | Fault): found is Fault => !('staffId' in found);

/** Looking into one row: the form. */
export const reviewForm = page({
  method: 'get',
  path: '/looks/review',
  permission: 'look:review',
  async handle(request) {
    const row = await rowOf(request);
    return isFault(row) ? fault(row) : show(request, row, { note: '', faults: [], status: 200 });
  },
});

/** Looking into one row: its saving. */
export const saveReview = page({
  method: 'post',
  path: '/looks/review',
  permission: 'look:review',
  async handle(request) {
    const row = await rowOf(request);
    if (isFault(row)) return fault(row);
    const note = textAt(request.form as FormValues, ['note']) ?? '';
    const until = textAt(request.form as FormValues, ['until']) ?? '';
    const done = await request.run(reviewLook, {
      kind: row.kind,
      staffId: row.staffId,
      personId: row.personId,
      day: row.day.toString(),
      until,
      note,
    });
    if (done.ok) return redirect('/looks', 'Saved. It is listed again if there are more looks that day.');
    const refusal = formFaults(done.error);
    return refusal ? show(request, row, { note, ...refusal }) : fault(done.error);
  },
});
