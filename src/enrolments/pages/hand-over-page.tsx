import { z } from 'zod';
import {
  fault,
  formFaults,
  type HomeNotice,
  html,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { type FormValues, readForm } from '../../interface/forms/index.ts';
import { formatList } from '../../interface/wording/index.ts';
import { staffLoads } from '../enrolment-queries.ts';
import { handOverCases } from '../hand-over-cases.ts';
import { listWaitingCases, type Waiting } from '../list-waiting.ts';
import { boxesOf, dayField, maybeTyped } from './form-parts.tsx';
import { HandOverForm, handOverHref, NothingWaits, WhoseCases } from './hand-over-parts.tsx';

const TITLE = 'Hand over cases';
const PATH = '/handover';

const zHandOver = z.object({
  allocations: z.array(z.string(), 'Choose at least one case').min(1, 'Choose at least one case'),
  staffId: z.string('Choose a worker').min(1, 'Choose a worker'),
  on: dayField('date from which'),
  overCapacityReason: maybeTyped,
  note: maybeTyped,
});

interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status?: number;
}

/** Reads whose cases the address means; a name that is none is an unknown page. */
async function readWaiting(request: PageRequest) {
  const found = await request.ask(listWaitingCases, { staffId: request.search.get('staff') || null });
  if (found.ok) return found;
  return found.error.kind === 'invalid'
    ? ({ ok: false, error: { kind: 'not_found', what: 'member of staff' } } as const)
    : found;
}

function fresh(request: PageRequest, { cases }: Waiting): Shown {
  const allocations = request.search.get('ticked') === 'all' ? cases.map((each) => each.allocationId) : [];
  return { values: { on: boxesOf(request.today), allocations }, faults: [] };
}

async function show(request: PageRequest, waiting: Waiting, shown: Shown): Promise<PageAnswer> {
  const loads = await request.ask(staffLoads, {});
  if (!loads.ok) return fault(loads.error);
  const view = { request, waiting, loads: loads.value.loads, values: shown.values, faults: shown.faults };
  const { holder, cases } = waiting;
  return html({
    title: TITLE,
    status: shown.status ?? 200,
    faults: shown.faults,
    current: '/',
    back: { href: '/', text: 'Home' },
    wide: true,
    body: (
      <>
        <h1 class="govuk-heading-l">{TITLE}</h1>
        <p class="govuk-body">
          {holder
            ? `The open cases of ${holder.name}. Each goes to the worker you choose, in the same part: lead or second.`
            : 'Parents who are still allocated to somebody who has left. Each goes to the worker you choose, in the same part: lead or second.'}
        </p>
        <WhoseCases {...view} />
        {cases.length === 0 ? <NothingWaits holder={holder} /> : <HandOverForm {...view} />}
      </>
    ),
  });
}

async function receive(request: PageRequest, waiting: Waiting): Promise<PageAnswer> {
  const values = request.form as FormValues;
  const read = readForm(zHandOver, { values, faults: request.formFaults });
  if (!read.ok) return show(request, waiting, { values, faults: read.error, status: 422 });
  const done = await request.run(handOverCases, read.value);
  if (done.ok) {
    const { handedOver } = done.value;
    return redirect(
      handOverHref(waiting.holder),
      handedOver === 1 ? '1 case was handed over' : `${handedOver} cases were handed over`,
    );
  }
  const shown = formFaults(done.error);
  if (!shown) return fault(done.error);
  const faults = shown.faults.map((each) => ({ ...each, path: each.path.slice(0, 1) }));
  return show(request, waiting, { values, ...shown, faults });
}

const handOverPage = (
  method: Page['method'],
  handle: (request: PageRequest, waiting: Waiting) => Promise<PageAnswer>,
): Page =>
  page({
    method,
    path: PATH,
    permission: 'allocation:change',
    async handle(request) {
      const found = await readWaiting(request);
      return found.ok ? handle(request, found.value) : fault(found.error);
    },
  });

/** Handing the cases of a worker who leaves to another. */
export const handOverPages: readonly Page[] = [
  handOverPage('get', (request, waiting) => show(request, waiting, fresh(request, waiting))),
  handOverPage('post', receive),
];

/** On the managers’ home page while somebody who has left still has open cases. */
export const handOverNotice: HomeNotice = {
  permission: 'allocation:change',
  async lines(request) {
    const found = await request.ask(listWaitingCases, {});
    if (!found.ok || found.value.total === 0) return [];
    const { cases, total } = found.value;
    const names = formatList([...new Set(cases.map(({ staffName }) => staffName))]);
    const text =
      total === 1
        ? '1 open case is with somebody who has left'
        : `${total} open cases are with somebody who has left`;
    return [{ text, href: PATH, detail: `allocated to ${names}: choose who takes them on` }];
  },
};
