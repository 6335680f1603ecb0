import type { z } from 'zod';
import type { FieldFault } from '../../foundation/fault.ts';
import { CheckboxesField, Form, RadiosField, TextAreaField } from '../../interface/forms/index.ts';
import { Button, WarningText } from '../../interface/govuk/index.ts';
import { formatPartialDay } from '../../interface/wording/index.ts';
import type { Programme } from '../../programme/index.ts';
import type { decideReferral } from '../decide-referral.ts';
import type { ReferralView } from '../get-referral.ts';
import { textOf, textsOf } from '../journey/fields.ts';
import type { Origin } from '../referral-input.ts';
import { atPanelField, PanelFields, panelFrom } from './panel-fields.tsx';
import { declineChoices, questionsToAsk } from './referral-view.ts';

type Asked = z.input<typeof decideReferral.input>;

interface DecisionFormProps {
  readonly view: ReferralView;
  readonly programme: Programme;
  readonly formKey: string;
  /** What was typed and refused; undefined when the form is shown for the first time. */
  readonly typed?: unknown;
  readonly faults: readonly FieldFault[];
}

function Accepting({ view, typed, faults }: DecisionFormProps) {
  const barred = view.eligibility.criteria.filter((each) => view.barring.includes(each.id));
  if (barred.length > 0) {
    return (
      <>
        {barred.map((each) => (
          <WarningText>{each.text}</WarningText>
        ))}
        <p class="govuk-body">Ask for more, or decline and say when to refer again.</p>
      </>
    );
  }
  return (
    <>
      {view.duplicates.length > 0 && (
        <RadiosField
          name="person"
          faults={faults}
          label={{ text: 'Who is this?', classes: 'govuk-fieldset__legend--s' }}
          hint="Compare the people above first: one parent must have one record."
          value={textOf(typed, ['person'])}
          items={[
            ...view.duplicates.map((each) => ({
              value: each.id,
              text: `${each.name}${each.bornOn ? `, born ${formatPartialDay(each.bornOn)}` : ''}`,
              hint: each.reason,
            })),
            { divider: 'or' },
            { value: 'new', text: 'None of these: somebody new' },
          ]}
        />
      )}
      {view.open.length > 0 && (
        <TextAreaField
          name="override"
          faults={faults}
          label={{
            text: 'Why do you accept although not every criterion is met or known?',
            classes: 'govuk-label--s',
          }}
          value={textOf(typed, ['override'])}
          limit={2000}
          rows={3}
        />
      )}
      <p class="govuk-hint">The parent and the family are put on record.</p>
    </>
  );
}

function Declining({ view, programme, typed, faults }: DecisionFormProps) {
  const choices = declineChoices(programme, view);
  return (
    <>
      <CheckboxesField
        name="reasons"
        faults={faults}
        label={{ text: 'Why?', classes: 'govuk-fieldset__legend--s' }}
        classes="govuk-checkboxes--small"
        values={typed === undefined ? choices.ticked : textsOf(typed, ['reasons'])}
        items={choices.reasons.map(({ value, text }) => ({ value, text }))}
      />
      <CheckboxesField
        name="signposts"
        faults={faults}
        label={{ text: 'Where was the parent pointed to?', classes: 'govuk-fieldset__legend--s' }}
        classes="govuk-checkboxes--small"
        values={textsOf(typed, ['signposts'])}
        items={choices.signposts.map(({ value, text, hint }) => ({ value, text, hint }))}
      />
      <TextAreaField
        name="otherSignposts"
        faults={faults}
        label={{ text: 'Any other service (optional)', classes: 'govuk-label--s' }}
        hint="One on each line."
        value={textOf(typed, ['otherSignposts'])}
        rows={2}
      />
    </>
  );
}

/** Who reads what is asked. */
const ASKING: Readonly<Record<Origin, string | undefined>> = {
  staff: undefined,
  partner: 'Whoever opens the link of this referral reads this.',
  self: 'The parent reads this by a link of their own. Write it to the parent, in plain words.',
};

/** The manager's decision: accept, ask for more, or decline. */
export function DecisionForm(props: DecisionFormProps) {
  const { view, programme, typed, faults, formKey } = props;
  return (
    <Form
      action={`/referrals/${view.id}`}
      idempotencyKey={formKey}
      version={view.version}
      attributes={{ 'data-keep': '' }}
    >
      {programme.decision?.panel && (
        <PanelFields panel={programme.decision.panel} typed={typed} faults={faults} />
      )}
      <RadiosField
        name="decision"
        faults={faults}
        label={{ text: 'Your decision', classes: 'govuk-fieldset__legend--m' }}
        value={textOf(typed, ['decision'])}
        items={[
          { value: 'accept', text: 'Accept', conditional: <Accepting {...props} /> },
          {
            value: 'ask',
            text: 'Ask for more',
            conditional: (
              <TextAreaField
                name="askFor"
                faults={faults}
                label={{ text: 'What do you need to know?', classes: 'govuk-label--s' }}
                hint={ASKING[view.origin]}
                value={typed === undefined ? questionsToAsk(programme, view) : textOf(typed, ['askFor'])}
                limit={2000}
              />
            ),
          },
          { value: 'decline', text: 'Decline', conditional: <Declining {...props} /> },
        ]}
      />
      <TextAreaField
        name="note"
        faults={faults}
        label={{ text: 'Anything to add? (optional)', classes: 'govuk-label--s' }}
        value={textOf(typed, ['note'])}
        limit={5000}
        rows={3}
      />
      <Button preventDoubleClick>Save the decision</Button>
    </Form>
  );
}

/** Where in the form a fault of the command stands: one entry of a list is said at the field that it came from. */
export function atDecisionField(
  found: FieldFault,
  form: unknown,
  { decision }: Pick<Programme, 'decision'>,
): FieldFault {
  const fault = atPanelField(decision?.panel, found, form);
  if (fault.path[0] === 'panel') return fault;
  const [list, index] = fault.path;
  if (typeof index !== 'number') return fault;
  const typed = list === 'signposts' && index >= textsOf(form, ['signposts']).length;
  return { ...fault, path: [typed ? 'otherSignposts' : (list ?? '')] };
}

/** What a decision form sent, as the command takes it; its schema says what may stand there, beside its field. */
export function decisionFrom(
  form: unknown,
  seen: { readonly id: string; readonly version: number },
  { decision }: Pick<Programme, 'decision'>,
): Asked {
  const person = textOf(form, ['person']);
  const others = textOf(form, ['otherSignposts'])
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    ...seen,
    decision: textOf(form, ['decision']) as Asked['decision'],
    person: person === '' ? null : person === 'new' ? { new: true } : { existing: person },
    reasons: textsOf(form, ['reasons']),
    signposts: [...textsOf(form, ['signposts']), ...others],
    askFor: textOf(form, ['askFor']),
    override: textOf(form, ['override']),
    note: textOf(form, ['note']),
    panel: textOf(form, ['decision']) === 'ask' ? null : panelFrom(decision?.panel, form),
  };
}
