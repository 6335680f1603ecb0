import type { PageRequest } from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { Form, type FormValues, faultAt, SelectField, textAt, textsAt } from '../../interface/forms/index.ts';
import { Button, ErrorMessage } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatRelative, formatShortDate } from '../../interface/wording/index.ts';
import type { StaffLoad } from '../allocation.ts';
import type { Waiting, WaitingCase } from '../list-waiting.ts';
import { workerItems } from './allocation-forms.tsx';
import { DayField, WordsField } from './form-parts.tsx';

/** The cases that are shown, what was typed, and what is wrong with it. */
export interface HandOverView {
  readonly request: PageRequest;
  readonly waiting: Waiting;
  readonly loads: readonly StaffLoad[];
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
}

/** Where the cases of one worker stand, or those of everybody who has left. */
export function handOverHref(holder: Waiting['holder'], ticked?: 'all'): string {
  const search = new URLSearchParams({ ...(holder && { staff: holder.id }), ...(ticked && { ticked }) });
  return search.size > 0 ? `/handover?${search}` : '/handover';
}

/** Whose cases are shown: of those who have left, or of somebody who will. */
export function WhoseCases({ waiting: { holder }, loads }: Pick<HandOverView, 'waiting' | 'loads'>) {
  const holding = loads.filter(({ leads, seconds }) => leads + seconds > 0);
  const known = holder === null || holding.some(({ staffId }) => staffId === holder.id);
  return (
    <form method="get" action="/handover">
      <SelectField
        name="staff"
        label={{ text: 'Whose cases', classes: 'govuk-label--s' }}
        hint="Choose a name for somebody who is about to leave"
        items={[
          { value: '', text: 'Workers who have left' },
          ...(known ? [] : [{ value: holder.id, text: holder.name }]),
          ...holding.map(({ staffId, name }) => ({ value: staffId, text: name })),
        ]}
        value={holder?.id ?? ''}
      />
      <Button variant="secondary">Show</Button>
    </form>
  );
}

/** What stands where no case waits. */
export function NothingWaits({ holder }: Pick<Waiting, 'holder'>) {
  return holder ? (
    <EmptyState
      title={`${holder.name} has no open cases`}
      text="There is nothing to hand over."
      action={{ href: '/handover', text: 'See the cases of workers who have left' }}
    />
  ) : (
    <EmptyState
      title="No cases wait to be handed over"
      text="When a worker leaves, the parents who are still allocated to her appear here."
    />
  );
}

function contactWords({ lastMetOn, lastTriedOn }: WaitingCase, today: Temporal.PlainDate): string {
  if (lastMetOn) return `Met ${formatRelative(lastMetOn, today)}`;
  return lastTriedOn ? `Not met yet, tried ${formatRelative(lastTriedOn, today)}` : 'No contact yet';
}

/** The name of a case as a box to tick. The first has the bare id, to which the error summary leads. */
function CaseBox(props: { of: WaitingCase; id: string; isTicked: boolean; describedBy: string | undefined }) {
  const { of, id, isTicked, describedBy } = props;
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small">
      <div class="govuk-checkboxes__item">
        <input
          class="govuk-checkboxes__input"
          id={id}
          name="allocations[]"
          type="checkbox"
          value={of.allocationId}
          checked={isTicked}
          aria-describedby={describedBy}
        />
        <label class="govuk-label govuk-checkboxes__label" for={id}>
          {of.name}
        </label>
      </div>
    </div>
  );
}

function CaseTable({ request: { today }, waiting, values, faults }: HandOverView) {
  const ticked = new Set(textsAt(values, ['allocations']));
  const describedBy = faultAt(faults, ['allocations']) && 'allocations-error';
  return (
    <RecordTable
      caption="Open cases"
      captionHidden
      columns={[
        { text: 'Parent' },
        { text: 'Worker' },
        { text: 'Her part' },
        { text: 'Pathway and stage' },
        { text: 'Last contact' },
        { text: 'Record' },
      ]}
      rows={waiting.cases.map((each, index) => [
        <CaseBox
          of={each}
          id={index === 0 ? 'allocations' : `allocations-${index + 1}`}
          isTicked={ticked.has(each.allocationId)}
          describedBy={describedBy}
        />,
        each.leftOn ? `${each.staffName}, left ${formatShortDate(each.leftOn)}` : each.staffName,
        each.role === 'lead' ? 'Lead' : 'Second',
        `${each.pathway}: ${each.stage}`,
        contactWords(each, today),
        <a class="govuk-link govuk-link--no-visited-state" href={`/people/${each.personId}/programme`}>
          Open<span class="govuk-visually-hidden"> the record of {each.name}</span>
        </a>,
      ])}
    />
  );
}

function Cases(view: HandOverView) {
  const { waiting, faults } = view;
  const { holder, cases, total } = waiting;
  const found = faultAt(faults, ['allocations']);
  return (
    <div class={`govuk-form-group facet-records-choice${found ? ' govuk-form-group--error' : ''}`}>
      <fieldset class="govuk-fieldset" aria-describedby={found && 'allocations-error'}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Which cases?</legend>
        {found && <ErrorMessage id="allocations-error">{found.message}</ErrorMessage>}
        {total > cases.length && (
          <p class="govuk-body">{`The first ${cases.length} of ${total} are shown.`}</p>
        )}
        {cases.length > 1 && (
          <p class="govuk-body">
            <a class="govuk-link govuk-link--no-visited-state" href={handOverHref(holder, 'all')}>
              {`Tick all ${cases.length}`}
            </a>
          </p>
        )}
        <CaseTable {...view} />
      </fieldset>
    </div>
  );
}

/** Which cases go to whom, from when. */
export function HandOverForm(view: HandOverView) {
  const { request, waiting, loads, values, faults } = view;
  const takers = loads.filter(({ staffId }) => staffId !== waiting.holder?.id);
  return (
    <Form action={handOverHref(waiting.holder)} idempotencyKey={request.formKey}>
      <Cases {...view} />
      <SelectField
        name="staffId"
        label={{ text: 'Who takes them on?', classes: 'govuk-label--s' }}
        hint="In brackets: what each holds now, against what she can hold"
        items={workerItems(takers, 'Choose a worker')}
        value={textAt(values, ['staffId'])}
        faults={faults}
      />
      <DayField values={values} faults={faults} name="on" label="From when?" />
      <WordsField
        values={values}
        faults={faults}
        name="overCapacityReason"
        label="If this is more than the worker can hold: why she can take on more"
      />
      <WordsField
        values={values}
        faults={faults}
        name="note"
        label="Anything to keep in mind (optional)"
        hint="It stands in the chronology of each parent who is handed over"
        limit={1000}
      />
      <Button preventDoubleClick>Hand over</Button>
    </Form>
  );
}
