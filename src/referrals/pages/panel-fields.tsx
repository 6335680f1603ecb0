import type { FieldFault } from '../../foundation/fault.ts';
import {
  CheckboxesField,
  DateField,
  datePartsAt,
  type FormValues,
  formDateText,
  RadiosField,
  TextAreaField,
  TextField,
} from '../../interface/forms/index.ts';
import { Fieldset } from '../../interface/govuk/index.ts';
import { type Programme, rhythmInWords } from '../../programme/index.ts';
import { textOf, textsOf } from '../journey/fields.ts';

type Panel = NonNullable<NonNullable<Programme['decision']>['panel']>;

interface PanelFieldsProps {
  readonly panel: Panel;
  readonly typed: unknown;
  readonly faults: readonly FieldFault[];
}

// A list closes up where something is left out: a name keeps its place.
const placeOf = (index: number) => `m${index}`;

const VIEWS = [
  { value: 'accept', text: 'For accepting' },
  { value: 'decline', text: 'For declining' },
  { value: 'none', text: 'No view' },
];

/** What a panel said: when it met, who was there, what each was for, and why it decided so. */
export function PanelFields({ panel, typed, faults }: PanelFieldsProps) {
  return (
    <Fieldset legend={{ text: panel.title, classes: 'govuk-fieldset__legend--m' }}>
      <p class="govuk-hint">
        To accept or to decline, record what the panel said.
        {panel.meets && ` It meets ${rhythmInWords(panel.meets)}.`}
        {panel.quorum && ` ${panel.quorum} must be there to decide.`}
      </p>
      <DateField
        name={['panel', 'on']}
        faults={faults}
        label={{ text: 'On which day did it meet?', classes: 'govuk-fieldset__legend--s' }}
        value={datePartsAt(asValues(typed), ['panel', 'on'])}
      />
      <CheckboxesField
        name={['panel', 'there']}
        faults={faults}
        label={{ text: 'Who was there?', classes: 'govuk-fieldset__legend--s' }}
        classes="govuk-checkboxes--small"
        values={textsOf(typed, ['panel', 'there'])}
        items={panel.members.map((member, index) => ({
          value: String(index),
          text: member,
          conditional: <Member member={member} index={index} typed={typed} faults={faults} />,
        }))}
      />
      <TextAreaField
        name={['panel', 'reason']}
        faults={faults}
        label={{ text: 'Why did it decide so?', classes: 'govuk-label--s' }}
        value={textOf(typed, ['panel', 'reason'])}
        limit={2000}
        rows={3}
      />
    </Fieldset>
  );
}

const asValues = (typed: unknown): FormValues =>
  typeof typed === 'object' && typed !== null ? (typed as FormValues) : {};

interface MemberProps extends Omit<PanelFieldsProps, 'panel'> {
  readonly member: string;
  readonly index: number;
}

function Member({ member, index, typed, faults }: MemberProps) {
  const at = (field: string) => ['panel', 'members', placeOf(index), field] as const;
  return (
    <>
      <TextField
        name={at('name')}
        faults={faults}
        label={{ text: 'Name', classes: 'govuk-label--s' }}
        value={textOf(typed, at('name'))}
        autocomplete="off"
      />
      <RadiosField
        name={at('view')}
        faults={faults}
        label={{ text: `${member}: view`, classes: 'govuk-fieldset__legend--s' }}
        classes="govuk-radios--small govuk-radios--inline"
        value={textOf(typed, at('view'))}
        items={VIEWS}
      />
      <TextAreaField
        name={at('said')}
        faults={faults}
        label={{ text: 'What was said (optional)', classes: 'govuk-label--s' }}
        value={textOf(typed, at('said'))}
        limit={2000}
        rows={2}
      />
    </>
  );
}

/** Which of the programme's members were ticked as having been there: by their place in the form. */
function present(panel: Panel, typed: unknown): number[] {
  const ticked = new Set(textsOf(typed, ['panel', 'there']));
  return panel.members.flatMap((_, index) => (ticked.has(String(index)) ? [index] : []));
}

const dayTyped = (typed: unknown) =>
  formDateText({ what: 'day on which it met' }).safeParse(
    datePartsAt(asValues(typed), ['panel', 'on']) ?? {},
  );

/** What was typed of a panel, as the command takes it; null where nothing was. */
export function panelFrom(panel: Panel | undefined, typed: unknown) {
  if (!panel) return null;
  const at = (index: number, field: string) => textOf(typed, ['panel', 'members', placeOf(index), field]);
  const there = present(panel, typed);
  const on = dayTyped(typed);
  const reason = textOf(typed, ['panel', 'reason']);
  const isEmpty = there.length === 0 && reason === '' && !on.success;
  if (isEmpty) return null;
  return {
    on: on.success ? on.data : '',
    members: there.map((index) => ({
      member: panel.members[index] ?? '',
      name: at(index, 'name'),
      view: at(index, 'view') as 'accept' | 'decline' | 'none',
      said: at(index, 'said'),
    })),
    reason,
  };
}

const dayFault = (typed: unknown) => dayTyped(typed).error?.issues[0]?.message;

/** Where in the form a fault of what a panel said stands: the command counts those who were there, the form all. */
export function atPanelField(panel: Panel | undefined, fault: FieldFault, typed: unknown): FieldFault {
  const [first, list, index, field] = fault.path;
  if (panel && first === 'panel' && list === 'on')
    return { ...fault, message: dayFault(typed) ?? fault.message };
  if (!panel || first !== 'panel' || list !== 'members') return fault;
  if (typeof index !== 'number') return { ...fault, path: ['panel', 'there'] };
  if (field === 'member') return { ...fault, path: ['panel', 'there'] };
  const place = present(panel, typed)[index] ?? 0;
  return { ...fault, path: ['panel', 'members', placeOf(place), field ?? 'name'] };
}
