import type { z } from 'zod';
import {
  type Command,
  fault,
  formFaults,
  html,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import type { Fault, FieldFault } from '../../foundation/fault.ts';
import type { Result } from '../../foundation/result.ts';
import { Form, type FormValues, TextAreaField, textAt } from '../../interface/forms/index.ts';
import { Button, InsetText, SummaryList } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFrame } from '../person-frame.tsx';
import type { Withdrawal } from './withdrawal.ts';

/** What is to be withdrawn, as its page shows it before. */
export interface Withdrawable {
  readonly id: string;
  readonly version: number;
  readonly rows: readonly { readonly key: string; readonly value: string }[];
  readonly withdrawal: Withdrawal | null;
}

type Taken = { readonly id: string; readonly version: number; readonly reason: string };

/** How one kind of thing is withdrawn. */
interface WithdrawalPages {
  /** After `/people/:id`, with what the route names. */
  readonly path: `/${string}`;
  readonly title: string;
  /** What withdrawing it means, in a sentence or two. */
  readonly lead: string;
  /** After `/people/:id`: where it stands in a list. */
  readonly list: { readonly path: `/${string}`; readonly text: string };
  readonly find: (request: PageRequest, personId: string) => Promise<Result<Withdrawable, Fault>>;
  readonly command: Command<z.ZodType<unknown, Taken>>;
}

interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: number;
}

function Taking(props: {
  request: PageRequest;
  found: Withdrawable;
  shown: Shown | undefined;
  lead: string;
  title: string;
}) {
  const { request, found, shown, lead, title } = props;
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{title}</h1>
        <SummaryList rows={[...found.rows]} />
        {found.withdrawal ? (
          <>
            <InsetText>
              Taken back on {formatDate(found.withdrawal.on)}
              {found.withdrawal.by && ` by ${found.withdrawal.by}`}: {found.withdrawal.reason}
            </InsetText>
            {shown && <Overtaken request={request} found={found} shown={shown} />}
          </>
        ) : (
          <>
            <p class="govuk-body">{lead}</p>
            <Form action={request.path} idempotencyKey={request.formKey} version={found.version}>
              <TextAreaField
                name="reason"
                label={{ text: 'Why was it a mistake?', classes: 'govuk-label--m' }}
                faults={shown?.faults ?? []}
                value={textAt(shown?.values ?? {}, ['reason'])}
                limit={1000}
                rows={3}
              />
              <Button variant="warning" preventDoubleClick>
                Take back
              </Button>
            </Form>
          </>
        )}
      </div>
    </div>
  );
}

/** Somebody else was quicker: what this reader wrote is still there to copy. */
function Overtaken(props: { request: PageRequest; found: Withdrawable; shown: Shown }) {
  const { request, found, shown } = props;
  return (
    <Form action={request.path} idempotencyKey={request.formKey} version={found.version}>
      <TextAreaField
        name="reason"
        label={{ text: 'What you wrote, which was not saved' }}
        faults={[]}
        value={textAt(shown.values, ['reason'])}
        rows={3}
      />
    </Form>
  );
}

/** The two pages on which something recorded by mistake is withdrawn: why it was, and the saving. */
export function withdrawalPages(declared: WithdrawalPages): readonly Page[] {
  const { title, lead, list, find, command } = declared;
  const path = `/people/:id${declared.path}` as const;
  const show = async (request: PageRequest, shown?: Shown): Promise<PageAnswer> => {
    const personId = request.params.id ?? '';
    const frame = await personFrame(request, personId, list.path);
    if (!frame.ok) return frame.answer;
    const found = await find(request, personId);
    if (!found.ok)
      return fault(found.error.kind === 'invalid' ? { kind: 'not_found', what: 'record' } : found.error);
    return html({
      title,
      ...(shown && { status: shown.status, faults: shown.faults }),
      header: frame.header,
      back: { href: `/people/${personId}${list.path}`, text: list.text },
      body: <Taking request={request} found={found.value} shown={shown} lead={lead} title={title} />,
    });
  };
  const save = async (request: PageRequest): Promise<PageAnswer> => {
    const personId = request.params.id ?? '';
    const values = request.form as FormValues;
    if (request.formFaults.length > 0)
      return show(request, { values, faults: request.formFaults, status: 422 });
    const found = await find(request, personId);
    if (!found.ok) return fault(found.error);
    const { id } = found.value;
    const version = request.seenVersion ?? found.value.version;
    const input: Taken = { id, version, reason: textAt(values, ['reason']) ?? '' };
    const done = await request.run(command, input);
    if (done.ok) return redirect(`/people/${personId}${list.path}`, 'Taken back. It is kept in the history.');
    const refusal = formFaults(done.error);
    return refusal ? show(request, { values, ...refusal }) : fault(done.error);
  };
  return [
    page({ method: 'get', path, permission: command.permission, handle: (request) => show(request) }),
    page({ method: 'post', path, permission: command.permission, handle: save }),
  ];
}
