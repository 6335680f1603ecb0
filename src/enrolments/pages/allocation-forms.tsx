import { z } from 'zod';
import type { Page } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { SelectField, textAt } from '../../interface/forms/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { inOwnWords, type Programme } from '../../programme/index.ts';
import { allocateWorker, endAllocation } from '../allocate-worker.ts';
import { loadInWords, roomLeft, type StaffLoad } from '../allocation.ts';
import type { AllocationOf } from '../allocation-store.ts';
import { staffLoads } from '../enrolment-queries.ts';
import { type ActionForm, actionPages } from './action-form.tsx';
import { boxesOf, ChoiceField, DayField, dayField, maybeTyped, WordsField } from './form-parts.tsx';
import { findOpen, type OpenWork } from './stage-forms.tsx';

const ownOf = (programme: Programme) => inOwnWords(programme, ['worker', 'workers']);

/** The workers as choices, each with what she holds. */
export function workerItems(loads: readonly StaffLoad[], nobody: string) {
  return [
    { value: '', text: nobody },
    ...loads.map((load) => {
      const room = roomLeft(load);
      const full = room !== null && room <= 0 ? ', full' : '';
      return { value: load.staffId, text: `${load.name} (${loadInWords(load)}${full})` };
    }),
  ];
}

interface Allocating extends OpenWork {
  readonly loads: readonly StaffLoad[];
}

const zAllocate = z.object({
  staffId: z.string().min(1, 'Choose a worker'),
  role: z.enum(['lead', 'second'], 'Select lead or second worker'),
  on: dayField('date from which'),
  overCapacityReason: maybeTyped,
  note: maybeTyped,
});

const allocateForm: ActionForm<Allocating, typeof zAllocate> = {
  path: '/people/:id/programme/enrolments/:enrolment/allocate',
  permission: 'allocation:change',
  async find(request, record, moment) {
    const open = await findOpen(request, record, moment);
    const found = open && (await request.ask(staffLoads, { programme: open.enrolment.programme.id }));
    return open && found?.ok ? { ...open, loads: found.value.loads } : undefined;
  },
  title: ({ programme }) => ownOf(programme)('Allocate a worker'),
  save: 'Allocate',
  schema: () => zAllocate,
  values: (_about, { today }) => ({ on: boxesOf(today), role: 'lead' }),
  fields: ({ about: { enrolment, loads, programme }, ...filled }) => {
    const own = ownOf(programme);
    const lead = enrolment.allocations.find((each) => each.role === 'lead' && each.endedOn === null);
    return (
      <>
        <p class="govuk-body">
          {lead
            ? `${lead.staffName} leads now. A new lead takes over from the day you give.`
            : 'Nobody leads yet.'}
        </p>
        <SelectField
          name="staffId"
          label={{ text: own('Worker'), classes: 'govuk-label--s' }}
          hint="In brackets: what each holds now"
          items={workerItems(loads, own('Choose a worker'))}
          value={textAt(filled.values, ['staffId'])}
          faults={filled.faults}
        />
        <ChoiceField
          {...filled}
          name="role"
          label="In which role?"
          items={[
            { value: 'lead', text: own('Lead worker') },
            { value: 'second', text: own('Second worker'), hint: 'Steps in when the lead is away' },
          ]}
        />
        <DayField {...filled} name="on" label="From when?" />
        <WordsField
          {...filled}
          name="overCapacityReason"
          label={own('If the worker is full: why one more can be taken on')}
        />
        <WordsField {...filled} name="note" label="Anything to keep in mind (optional)" />
      </>
    );
  },
  async submit(request, { enrolment, loads }, read) {
    const done = await request.run(allocateWorker, { id: enrolment.id, ...read });
    const name = loads.find((load) => load.staffId === read.staffId)?.name;
    return done.ok ? succeed(`${name ?? 'The worker'} was allocated`) : done;
  },
};

const zEndAllocation = z.object({ on: dayField('date on which it ends') });

const endAllocationForm: ActionForm<AllocationOf, typeof zEndAllocation> = {
  path: '/people/:id/programme/allocations/:allocation/end',
  permission: 'allocation:change',
  async find({ params }, { enrolments }, moment) {
    return enrolments
      .flatMap((each) => each.allocations)
      .find((each) => each.id === params.allocation && (moment === 'send' || each.endedOn === null));
  },
  title: ({ staffName, role }) => `End the part of ${staffName} as ${role} worker`,
  save: 'End it',
  schema: () => zEndAllocation,
  values: (_about, { today }) => ({ on: boxesOf(today) }),
  version: ({ version }) => version,
  present: (about) => [`${about.staffName}, ${about.role} worker since ${formatDate(about.beganOn)}`],
  fields: ({ about, ...filled }) => (
    <>
      <p class="govuk-body">It began on {formatDate(about.beganOn)}.</p>
      <DayField {...filled} name="on" label="On which day does it end?" />
    </>
  ),
  async submit(request, { id, staffName }, read, version) {
    const done = await request.run(endAllocation, { id, version, ...read });
    return done.ok ? succeed(`The part of ${staffName} was ended`) : done;
  },
};

/** Giving an enrolment its workers. */
export const allocationPages: readonly Page[] = [
  ...actionPages(allocateForm),
  ...actionPages(endAllocationForm),
];
