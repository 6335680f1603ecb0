import {
  asTyped,
  fault,
  formFaults,
  formPages,
  html,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  Form,
  type FormValues,
  formDateText,
  RadiosField,
  TextAreaField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { Button, InsetText, Tag } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { formatMoment } from '../../interface/wording/index.ts';
import { breakGlass, listGlassBreaks, reviewGlassBreak } from '../break-glass.ts';
import type { GlassRow } from '../glass-store.ts';

interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: number;
}

const FRESH: Shown = { values: {}, faults: [], status: 200 };

const askPages = formPages<null, typeof asTyped>({
  path: '/emergency',
  permission: 'glass:break',
  find: async () => succeed(null),
  frame: async () => ({
    ok: true,
    frame: { current: '/people', back: { href: '/people', text: 'People' } },
  }),
  title: () => 'Open a restricted record in an emergency',
  lead: () => (
    <InsetText>
      Use this when somebody may come to harm and nobody who is named on the record can be reached. The
      managers are told at once, with your reason, and one of them reviews it. The record closes again by
      itself.
    </InsetText>
  ),
  save: 'Open the record',
  warns: true,
  values: () => ({}),
  fields: ({ values, faults }) => (
    <>
      <TextField
        name="givenName"
        label="First name"
        value={textAt(values, ['givenName'])}
        faults={faults}
        autocomplete="off"
      />
      <TextField
        name="familyName"
        label="Family name"
        value={textAt(values, ['familyName'])}
        faults={faults}
        autocomplete="off"
      />
      <DateField
        name="bornOn"
        label="Date of birth"
        value={datePartsAt(values, ['bornOn'])}
        faults={faults}
      />
      <TextAreaField
        name="reason"
        label="Why must you see this record now?"
        rows={3}
        value={textAt(values, ['reason'])}
        faults={faults}
      />
    </>
  ),
  schema: () => asTyped,
  async submit(request, _about, _read, _version, values) {
    const bornOn = formDateText().safeParse(values.bornOn);
    const done = await request.run(breakGlass, {
      givenName: textAt(values, ['givenName']) ?? '',
      familyName: textAt(values, ['familyName']) ?? '',
      bornOn: bornOn.success ? bornOn.data : '',
      reason: textAt(values, ['reason']) ?? '',
    });
    if (!done.ok) return done;
    const { personId, until } = done.value;
    const notice = `Open to you until ${formatMoment(until)}. The managers have been told.`;
    return succeed({ to: `/people/${personId}`, notice });
  },
});

function Opening({
  request,
  row,
  faults,
}: {
  request: PageRequest;
  row: GlassRow;
  faults: readonly FieldFault[];
}) {
  const whose = row.personName ?? 'A record that you are not named on';
  return (
    <section class="govuk-!-margin-bottom-8" id={row.id}>
      <h2 class="govuk-heading-m">{whose}</h2>
      <p class="govuk-body">
        {row.staffName} opened it on {formatMoment(row.brokenAt)}. It closes on {formatMoment(row.until)}.
      </p>
      <p class="govuk-body facet-words" dir="auto">
        {row.reason}
      </p>
      {row.outcome === null ? (
        <Form action={`/emergency/${row.id}/review`} idempotencyKey={request.formKey} version={row.version}>
          <RadiosField
            name="outcome"
            label="Was it right to open the record?"
            faults={faults}
            items={[
              { value: 'right', text: 'Yes' },
              { value: 'not_right', text: 'No, and I will take it up' },
            ]}
          />
          <TextAreaField name="note" label="Note (optional)" rows={2} faults={faults} />
          <Button preventDoubleClick>Save review</Button>
        </Form>
      ) : (
        <>
          <p class="govuk-body">
            <Tag colour={row.outcome === 'right' ? 'green' : 'red'}>
              {row.outcome === 'right' ? 'It was right' : 'It was not right'}
            </Tag>{' '}
            Reviewed by {row.reviewedBy}
          </p>
          {row.reviewNote && <p class="govuk-body">{row.reviewNote}</p>}
        </>
      )}
    </section>
  );
}

async function listPage(request: PageRequest, shown: Shown & { readonly id?: string }): Promise<PageAnswer> {
  const found = await request.ask(listGlassBreaks, {});
  if (!found.ok) return fault(found.error);
  return html({
    title: 'Opened in an emergency',
    current: '/',
    back: { href: '/', text: 'Home' },
    status: shown.status,
    faults: shown.faults,
    body: (
      <>
        <h1 class="govuk-heading-l">Opened in an emergency</h1>
        {found.value.length === 0 && (
          <EmptyState title="No restricted record has been opened in an emergency" />
        )}
        {found.value.map((row) => (
          <Opening request={request} row={row} faults={row.id === shown.id ? shown.faults : []} />
        ))}
      </>
    ),
  });
}

async function review(request: PageRequest): Promise<PageAnswer> {
  const values = request.form as FormValues;
  const id = request.params.id ?? '';
  const outcome = textAt(values, ['outcome']);
  const done = await request.run(reviewGlassBreak, {
    id,
    version: request.seenVersion ?? 0,
    outcome: outcome as 'right',
    note: textAt(values, ['note']) ?? '',
  });
  if (done.ok) return redirect('/emergency/list', 'The review is saved');
  const found = formFaults(done.error);
  return found ? listPage(request, { values, ...found, id }) : fault(done.error);
}

/** Opening a restricted record in an emergency, and the managers’ review of it. */
export const glassPages: readonly Page[] = [
  ...askPages,
  page({
    method: 'get',
    path: '/emergency/list',
    permission: 'glass:review',
    handle: (request) => listPage(request, FRESH),
  }),
  page({ method: 'post', path: '/emergency/:id/review', permission: 'glass:review', handle: review }),
];
