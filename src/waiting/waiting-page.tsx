import { z } from 'zod';
import { decide } from '../access/decide.ts';
import { fault, formPages, html, type PageRequest, page } from '../doors/index.ts';
import { type Fault, type FieldFault, notFound } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  formDateText,
  optional,
  RadiosField,
  SelectField,
  TextAreaField,
  textAt,
} from '../interface/forms/index.ts';
import { InsetText, Pagination, Tag } from '../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../interface/layout/index.ts';
import { formatDate } from '../interface/wording/index.ts';
import { listWaitingList, type Waiter } from './list-waiting-list.ts';
import { recordWaitingStep } from './record-waiting-step.ts';
import { OFF_REASONS, offReasons, STEP_KINDS } from './waiting.ts';
import { freeWords, listHref, waitedWords } from './waiting-words.ts';

const SIZE = 50;
function Offer({ waiter: { offer, offerUntil } }: { waiter: Waiter }) {
  if (offer === 'none') return <>Not offered yet</>;
  if (offer === 'not_taken') return <>Offered, and not taken</>;
  if (offer === 'ran_out')
    return (
      <Tag colour="yellow">{offerUntil ? `Offer ran out on ${formatDate(offerUntil)}` : 'Offer ran out'}</Tag>
    );
  return <Tag colour="blue">{offerUntil ? `Offered until ${formatDate(offerUntil)}` : 'Offered'}</Tag>;
}

function cells(waiter: Waiter, programme: string, mayAct: boolean) {
  const of = <span class="govuk-visually-hidden">: {waiter.name}</span>;
  return [
    <>
      {waiter.place}.{' '}
      <a class="govuk-link govuk-link--no-visited-state" href={`/people/${waiter.personId}`}>
        {waiter.name}
      </a>
    </>,
    waitedWords(waiter),
    waiter.why,
    <Offer waiter={waiter} />,
    mayAct ? (
      <>
        <a class="govuk-link govuk-!-display-block" href={`${listHref(programme)}/${waiter.referralId}`}>
          Offer or take off{of}
        </a>
        <a class="govuk-link" href={`/people/${waiter.personId}/start?programme=${programme}`}>
          Start{of}
        </a>
      </>
    ) : null,
  ];
}

function pageOf(search: URLSearchParams): number {
  const page = Number(search.get('page') ?? '1');
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1;
}

/** Who waits for a place in a programme, in order. */
const waitingListPage = page({
  method: 'get',
  path: '/waiting-lists/:programme',
  permission: 'referral:read',
  async handle(request) {
    const { programme = '' } = request.params;
    const number = pageOf(request.search);
    const found = await request.ask(listWaitingList, { programme, page: number });
    if (!found.ok)
      return fault(found.error.kind === 'invalid' ? { kind: 'not_found', what: 'page' } : found.error);
    const list = found.value;
    const mayAct = decide(request.actor, 'enrolment:start').allowed;
    const at = (target: number) => ({ href: `${listHref(programme)}?page=${target}` });
    return html({
      title: `Waiting list of ${list.title}`,
      current: '/referrals',
      wide: true,
      back: { href: '/referrals', text: 'Referrals' },
      body: (
        <>
          <h1 class="govuk-heading-l">Waiting list of {list.title}</h1>
          {list.total > 0 && <p class="govuk-body">{freeWords(list)}</p>}
          {list.meanwhile && list.total > 0 && <InsetText>Meanwhile: {list.meanwhile}</InsetText>}
          {list.waiters.length === 0 ? (
            <EmptyState
              title="Nobody waits here"
              text="Whoever is accepted and has not started yet stands on this list."
              action={{ href: '/referrals', text: 'See the referrals' }}
            />
          ) : (
            <RecordTable
              caption="Who waits"
              captionHidden
              columns={[
                { text: 'Place' },
                { text: 'Waited' },
                { text: 'Why at this place' },
                { text: 'Offer' },
                { text: 'To do' },
              ]}
              rows={list.waiters.map((waiter) => cells(waiter, programme, mayAct))}
            />
          )}
          {list.total > SIZE && (
            <Pagination
              landmarkLabel="Pages of the waiting list"
              previous={number > 1 ? at(number - 1) : undefined}
              next={number * SIZE < list.total ? at(number + 1) : undefined}
            />
          )}
        </>
      ),
    });
  },
});

interface Acting {
  readonly programme: string;
  readonly title: string;
  readonly waiter: Waiter | undefined;
  readonly signposts: readonly string[];
  readonly referralId: string;
}

async function findActing(request: PageRequest): Promise<Result<Acting, Fault>> {
  const { programme = '', referral = '' } = request.params;
  const definition = request.programmes.current(programme);
  const found = await request.ask(listWaitingList, { programme, referralId: referral });
  if (!found.ok) return found.error.kind === 'invalid' ? notFound('page') : found;
  const [waiter] = found.value.waiters;
  const signposts = (definition?.eligibility ?? []).flatMap(({ otherwise }) =>
    (otherwise?.signpost ?? []).map(({ name }) => name),
  );
  return succeed({
    programme,
    title: found.value.title,
    waiter,
    signposts: [...new Set(signposts)],
    referralId: referral,
  });
}

const KIND_WORDS = {
  offered: 'A place is offered',
  not_taken: 'The place that was offered is not taken',
  told: 'The parent was told how it stands',
  taken_off: 'Take the parent off the list',
} as const;

const zStep = z.object({
  kind: z.enum(STEP_KINDS, 'Select what was done'),
  on: optional(formDateText({ what: 'day' })),
  reason: optional(z.enum(offReasons, 'Select why the parent is taken off the list')),
  signposts: z.string().default(''),
  note: z.string().optional(),
});

const besideItsBox = ({ path, message }: FieldFault): FieldFault => ({ path: path.slice(0, 1), message });

const stepPages = formPages<Acting, typeof zStep>({
  path: '/waiting-lists/:programme/:referral',
  permission: 'enrolment:start',
  find: async (request, moment) => {
    const acting = await findActing(request);
    // What is sent a second time reaches its command, which answers the same again.
    return acting.ok && !acting.value.waiter && moment === 'show' ? notFound('page') : acting;
  },
  frame: async (_, { programme, title }) => ({
    ok: true,
    frame: { current: '/referrals', back: { href: listHref(programme), text: `Waiting list of ${title}` } },
  }),
  title: ({ waiter }) => (waiter ? `${waiter.name} waits` : 'Waiting list'),
  lead: ({ waiter }) =>
    waiter ? (
      <p class="govuk-body">
        Place {waiter.place}. Waited {waitedWords(waiter)}. {waiter.why}.
      </p>
    ) : null,
  save: 'Save',
  values: () => ({}),
  fields: ({ about, values, faults }) => (
    <>
      <RadiosField
        name="kind"
        label={{ text: 'What was done?', classes: 'govuk-fieldset__legend--m' }}
        faults={faults}
        value={textAt(values, ['kind'])}
        items={STEP_KINDS.map((kind) => ({
          value: kind,
          text: KIND_WORDS[kind],
          conditional:
            kind === 'taken_off' ? (
              <>
                <SelectField
                  name="reason"
                  label="Why"
                  faults={faults}
                  value={textAt(values, ['reason'])}
                  items={[
                    { value: '', text: 'Choose one' },
                    ...offReasons.map((reason) => ({ value: reason, text: OFF_REASONS[reason] })),
                  ]}
                />
                <TextAreaField
                  name="signposts"
                  label="Where else the parent was pointed to (optional)"
                  hint={`One on each line${about.signposts.length > 0 ? `, such as ${about.signposts.slice(0, 3).join(', ')}` : ''}`}
                  faults={faults}
                  value={textAt(values, ['signposts'])}
                  rows={2}
                />
              </>
            ) : undefined,
        }))}
      />
      <DateField
        name="on"
        label={{ text: 'On which day?', classes: 'govuk-fieldset__legend--m' }}
        hint="Today, if you leave this empty"
        faults={faults}
        value={datePartsAt(values, ['on'])}
      />
      <TextAreaField
        name="note"
        label={{ text: 'Anything to add? (optional)', classes: 'govuk-label--m' }}
        hint="In words that the parent may read one day"
        faults={faults}
        value={textAt(values, ['note'])}
        limit={2000}
        rows={3}
      />
    </>
  ),
  schema: () => zStep,
  submit: async (request, { programme, referralId }, { signposts, reason, ...sent }) => {
    const isOff = sent.kind === 'taken_off';
    const lines = signposts
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const done = await request.run(recordWaitingStep, {
      ...sent,
      referralId,
      reason: isOff ? reason : null,
      signposts: isOff ? lines : [],
    });
    if (done.ok) return succeed({ to: listHref(programme), notice: 'Saved' });
    const { error } = done;
    return error.kind === 'invalid'
      ? { ok: false, error: { ...error, faults: error.faults.map(besideItsBox) } }
      : done;
  },
});

export const waitingPages = [waitingListPage, ...stepPages];
