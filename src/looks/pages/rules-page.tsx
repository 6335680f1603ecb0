import { fault, formFaults, html, type PageRequest, page, redirect } from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import {
  Form,
  type FormValues,
  RadiosField,
  SelectField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { Button } from '../../interface/govuk/index.ts';
import { setLookingRules } from '../looking-rules.ts';
import { listUnusualLooks } from '../unusual-looks.ts';

const fields = ['mostPeople', 'withinMinutes', 'fromHour', 'untilHour', 'weekends'] as const;
type Typed = Readonly<Record<(typeof fields)[number], string>>;

const hours = (from: number, until: number) =>
  Array.from({ length: until - from + 1 }, (_, index) => ({
    value: String(from + index),
    text: from + index === 24 ? 'Midnight' : `${from + index}:00`,
  }));

function Fields({ typed, faults }: { typed: Typed; faults: readonly FieldFault[] }) {
  return (
    <>
      <h2 class="govuk-heading-m">Many records fast</h2>
      <TextField
        name="mostPeople"
        label="More than how many people"
        hint="The records of more different people than this are listed"
        value={typed.mostPeople}
        faults={faults}
        inputmode="numeric"
        classes="govuk-input--width-4"
      />
      <TextField
        name="withinMinutes"
        label="Within how many minutes"
        value={typed.withinMinutes}
        faults={faults}
        inputmode="numeric"
        classes="govuk-input--width-4"
      />
      <h2 class="govuk-heading-m">Usual hours</h2>
      <SelectField name="fromHour" label="From" value={typed.fromHour} faults={faults} items={hours(0, 23)} />
      <SelectField
        name="untilHour"
        label="Until"
        value={typed.untilHour}
        faults={faults}
        items={hours(1, 24)}
      />
      <RadiosField
        name="weekends"
        label="Do people usually work at weekends?"
        value={typed.weekends}
        faults={faults}
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
      />
    </>
  );
}

interface Shown {
  readonly typed: Typed;
  readonly version: number;
  readonly faults: readonly FieldFault[];
  readonly status: number;
}

function show(request: PageRequest, { typed, version, faults, status }: Shown) {
  return html({
    title: 'What is listed as unusual',
    current: '/looks',
    back: { href: '/looks', text: 'Unusual looking' },
    status,
    faults,
    body: (
      <>
        <h1 class="govuk-heading-l">What is listed as unusual</h1>
        <p class="govuk-body">A practitioner’s looks outside her caseload are always listed.</p>
        <Form action="/looks/rules" idempotencyKey={request.formKey} version={version}>
          <Fields typed={typed} faults={faults} />
          <Button>Save</Button>
        </Form>
      </>
    ),
  });
}

async function stands(request: PageRequest) {
  const found = await request.ask(listUnusualLooks, { days: 1 });
  if (!found.ok) return found;
  const { rules, rulesVersion } = found.value;
  const { weekends, ...numbers } = rules;
  const text = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)]));
  return {
    ok: true as const,
    typed: { ...text, weekends: weekends ? 'yes' : 'no' } as Typed,
    version: rulesVersion,
  };
}

/** What counts as unusual: the form. */
export const rulesForm = page({
  method: 'get',
  path: '/looks/rules',
  permission: 'look:review',
  async handle(request) {
    const now = await stands(request);
    if (!now.ok) return fault(now.error);
    return show(request, { typed: now.typed, version: now.version, faults: [], status: 200 });
  },
});

/** What counts as unusual: its saving. */
export const saveRules = page({
  method: 'post',
  path: '/looks/rules',
  permission: 'look:review',
  async handle(request) {
    const values = request.form as FormValues;
    const typed = Object.fromEntries(fields.map((name) => [name, textAt(values, [name]) ?? ''])) as Typed;
    const version = request.seenVersion ?? 0;
    const { mostPeople, withinMinutes, fromHour, untilHour, weekends } = typed;
    const chosen = weekends === 'yes' ? true : weekends === 'no' ? false : undefined;
    const input = { version, mostPeople, withinMinutes, fromHour, untilHour, weekends: chosen as boolean };
    const done = await request.run(setLookingRules, input);
    if (done.ok) return redirect('/looks', 'Saved');
    const refusal = formFaults(done.error);
    return refusal ? show(request, { typed, version, ...refusal }) : fault(done.error);
  },
});
