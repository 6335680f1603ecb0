import { z } from 'zod';
import { fault, formFaults, html, type PageRequest, page, redirect } from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import {
  DateField,
  datePartsAt,
  Form,
  type FormValues,
  formDateText,
  formWholeNumber,
  readForm,
  TextAreaField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { Button, InsetText } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { agreeDestruction, keepLonger, proposeDestruction } from '../retention/decide-review.ts';
import { getCertificate, getRetention } from '../retention/get-retention.ts';
import { setRetentionRule } from '../retention/set-rule.ts';
import { Certificate, Destroyed, Holds, Reviews, Schedule } from './retention-view.tsx';

/** For how long records are kept, those whose time is over, holds, and what was destroyed. */
export const retentionPage = page({
  method: 'get',
  path: '/rights/retention',
  permission: 'retention:read',
  async handle(request) {
    const found = await request.ask(getRetention, {});
    if (!found.ok) return fault(found.error);
    const { schedule, reviews, holds, destroyed } = found.value;
    const { actor, formKey, today } = request;
    const mayDecide = actor.kind === 'staff' && actor.role !== 'auditor';
    const reader = actor.kind === 'staff' ? actor.staffId : '';
    return html({
      title: 'How long records are kept',
      current: '/rights',
      wide: true,
      back: { href: '/rights', text: 'People’s rights' },
      body: (
        <>
          <h1 class="govuk-heading-l">How long records are kept</h1>
          <Reviews reviews={reviews} reader={reader} mayDecide={mayDecide} formKey={formKey} today={today} />
          <Holds holds={holds} today={today} />
          <Schedule schedule={schedule} mayDecide={mayDecide} />
          <Destroyed destroyed={destroyed} />
        </>
      ),
    });
  },
});

const decisions = [
  {
    path: 'propose',
    command: proposeDestruction,
    notice: 'Somebody else has to agree before it is destroyed.',
  },
  {
    path: 'agree',
    command: agreeDestruction,
    notice: 'Facet destroys the record within a minute, and writes a certificate.',
  },
] as const;

/** What one button does about a record whose time is over. */
export const reviewButtons = decisions.map(({ path, command, notice }) =>
  page({
    method: 'post',
    path: `/rights/retention/:id/${path}`,
    permission: 'retention:decide',
    async handle(request) {
      const seen = { id: request.params.id ?? '', version: request.seenVersion ?? 0 };
      const result = await request.run(command, seen);
      return result.ok ? redirect('/rights/retention', notice) : fault(result.error);
    },
  }),
);

interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: 200 | 409 | 422;
}

const EMPTY: Shown = { values: {}, faults: [], status: 200 };
const back = { href: '/rights/retention', text: 'How long records are kept' };
const KEEP = '/rights/retention/:id/keep';

async function showKeep(request: PageRequest, { values, faults, status }: Shown) {
  const found = await request.ask(getRetention, {});
  if (!found.ok) return fault(found.error);
  const review = found.value.reviews.find(({ id }) => id === request.params.id);
  if (!review) return fault({ kind: 'not_found', what: 'record' });
  return html({
    title: 'Keep a record longer',
    ...{ status, faults, back },
    current: '/rights',
    body: (
      <>
        <h1 class="govuk-heading-l">{`Keep the record of ${review.name} longer`}</h1>
        <Form
          action={`/rights/retention/${review.id}/keep`}
          idempotencyKey={request.formKey}
          version={request.seenVersion ?? review.version}
        >
          <DateField
            name="until"
            label="Until when?"
            faults={faults}
            value={datePartsAt(values, ['until'])}
          />
          <TextAreaField name="why" label="Why?" rows={3} faults={faults} value={textAt(values, ['why'])} />
          <Button preventDoubleClick>Keep it</Button>
        </Form>
      </>
    ),
  });
}

/** Keeping a record longer than its time. */
export const keepPages = [
  page({
    method: 'get',
    path: KEEP,
    permission: 'retention:decide',
    handle: (request) => showKeep(request, EMPTY),
  }),
  page({
    method: 'post',
    path: KEEP,
    permission: 'retention:decide',
    async handle(request) {
      const values = request.form as FormValues;
      const form = z.object({ until: formDateText({ what: 'day' }) });
      const read = readForm(form, { values, faults: request.formFaults });
      if (!read.ok) return showKeep(request, { values, faults: read.error, status: 422 });
      const seen = { id: request.params.id ?? '', version: request.seenVersion ?? 0 };
      const why = textAt(values, ['why']) ?? '';
      const done = await request.run(keepLonger, { ...seen, until: read.value.until, why });
      if (done.ok)
        return redirect(
          '/rights/retention',
          `Kept until ${formatDate(Temporal.PlainDate.from(read.value.until))}`,
        );
      const refusal = formFaults(done.error);
      return refusal ? showKeep(request, { values, ...refusal }) : fault(done.error);
    },
  }),
];

const RULE = '/rights/retention/schedule/:kind';

async function showRule(request: PageRequest, { values, faults, status }: Shown) {
  const found = await request.ask(getRetention, {});
  if (!found.ok) return fault(found.error);
  const rule = found.value.schedule.find(({ kind }) => kind === request.params.kind);
  if (!rule) return fault({ kind: 'not_found', what: 'kind of record' });
  return html({
    title: `How long: ${rule.title}`,
    ...{ status, faults, back },
    current: '/rights',
    body: (
      <>
        <h1 class="govuk-heading-l">{`How long: ${rule.title.toLowerCase()}`}</h1>
        {!rule.settled && <InsetText>{rule.source}</InsetText>}
        <p class="govuk-body">{`The time counts ${rule.counted}.`}</p>
        <Form action={`/rights/retention/schedule/${rule.kind}`} idempotencyKey={request.formKey}>
          <TextField
            name="months"
            label="Months"
            inputmode="numeric"
            classes="govuk-input--width-4"
            faults={faults}
            value={textAt(values, ['months']) ?? String(rule.months)}
          />
          <TextAreaField
            name="source"
            label="Where does this come from?"
            hint="Such as: our retention policy, section 4.2"
            rows={2}
            faults={faults}
            value={textAt(values, ['source']) ?? (rule.isOwn ? rule.source : '')}
          />
          <Button preventDoubleClick>Save</Button>
        </Form>
      </>
    ),
  });
}

/** Deciding for how long one kind of record is kept. */
export const rulePages = [
  page({
    method: 'get',
    path: RULE,
    permission: 'retention:decide',
    handle: (request) => showRule(request, EMPTY),
  }),
  page({
    method: 'post',
    path: RULE,
    permission: 'retention:decide',
    async handle(request) {
      const values = request.form as FormValues;
      const form = z.object({
        months: formWholeNumber({ min: 1, max: 1800, missing: 'Enter how many months' }),
      });
      const read = readForm(form, { values, faults: request.formFaults });
      if (!read.ok) return showRule(request, { values, faults: read.error, status: 422 });
      const kind = request.params.kind ?? '';
      const source = textAt(values, ['source']) ?? '';
      const done = await request.run(setRetentionRule, { kind, months: read.value.months, source });
      if (done.ok) return redirect('/rights/retention', 'Saved. The list is made anew within a day.');
      const refusal = formFaults(done.error);
      return refusal ? showRule(request, { values, ...refusal }) : fault(done.error);
    },
  }),
];

/** One certificate of destruction, to be printed. */
export const certificatePage = page({
  method: 'get',
  path: '/rights/retention/certificates/:id',
  permission: 'retention:read',
  async handle(request) {
    const found = await request.ask(getCertificate, { id: request.params.id ?? '' });
    if (!found.ok) return fault(found.error);
    return html({
      title: 'Certificate of destruction',
      current: '/rights',
      back,
      body: <Certificate certificate={found.value} />,
    });
  },
});
