import { z } from 'zod';
import {
  BothVersions,
  type FormFieldsProps,
  formPages,
  type Page,
  type PageRequest,
} from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  CheckboxesField,
  DateField,
  datePartsAt,
  formDateText,
  formTick,
  formWholeNumber,
  optional,
  SelectField,
  TextAreaField,
  TextField,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { dateBoxes } from '../../people/index.ts';
import { getGroupChoices } from '../group-queries.ts';
import { saveGroup } from '../save-group.ts';
import { findGroupShown, GROUPS, type GroupShown } from './frame.tsx';

const askChoices = (request: PageRequest) => request.ask(getGroupChoices, {});
type Choices = Extract<Awaited<ReturnType<typeof askChoices>>, { ok: true }>['value'];

interface About {
  readonly choices: Choices;
  readonly group: GroupShown | undefined;
}

const zForm = z.object({
  kind: z.string().default(''),
  title: z.string().default(''),
  about: z.string().default(''),
  place: z.string().default(''),
  online: formTick(),
  capacity: optional(formWholeNumber({ min: 1, max: 10_000 })),
  staffIds: z.array(z.string()).default([]),
  endedOn: optional(formDateText({ what: 'last day' })),
});

/** A kind of group with its programme, as one choice. */
const choiceOf = ({ programme, kind }: { programme: string; kind: string }) => `${programme}/${kind}`;

function valuesOf(group: GroupShown) {
  const { title, about, place, online, capacity, staff, endedOn } = group;
  return {
    kind: choiceOf(group),
    title,
    about: about ?? '',
    place: place ?? '',
    online: online ? ['yes'] : [],
    capacity: capacity === null ? '' : String(capacity),
    staffIds: staff.map(({ id }) => id),
    endedOn: dateBoxes(endedOn),
  };
}

function Where({ values, faults }: Pick<FormFieldsProps<About>, 'values' | 'faults'>) {
  return (
    <>
      <TextField
        name="place"
        label="Where?"
        hint="The place and the room, such as “Family centre, room 2”. Two sessions cannot be in one room at once"
        value={textAt(values, ['place'])}
        faults={faults}
      />
      <CheckboxesField
        name="online"
        label="Or online"
        items={[{ value: 'yes', text: 'It takes place online' }]}
        values={textsAt(values, ['online'])}
        faults={faults}
      />
      <TextField
        name="capacity"
        label="How many places?"
        hint="Leave this empty if as many may come as like. When all are taken, people wait for one"
        inputmode="numeric"
        classes="govuk-input--width-4"
        value={textAt(values, ['capacity'])}
        faults={faults}
      />
    </>
  );
}

function Fields({ about, values, faults }: FormFieldsProps<About>) {
  const { choices, group } = about;
  const staff = [
    ...choices.staff,
    ...(group?.staff ?? []).filter(({ id }) => !choices.staff.some((each) => each.id === id)),
  ];
  return (
    <>
      <SelectField
        name="kind"
        label="What kind of group is it?"
        hint="Programmes say which kinds there are"
        items={[
          { value: '', text: 'Choose' },
          ...choices.kinds.map((each) => ({
            value: choiceOf(each),
            text: `${each.title} (${each.programmeTitle})`,
          })),
        ]}
        value={textAt(values, ['kind']) ?? ''}
        faults={faults}
      />
      <TextField
        name="title"
        label="What is it called?"
        hint="Parents read this, also on their phones"
        value={textAt(values, ['title'])}
        faults={faults}
      />
      <TextAreaField
        name="about"
        label="What is it for?"
        hint="Nothing about anybody in it"
        rows={3}
        limit={4000}
        value={textAt(values, ['about'])}
        faults={faults}
      />
      <Where values={values} faults={faults} />
      <CheckboxesField
        name="staffIds"
        label="Who holds it?"
        items={staff.map(({ id, name }) => ({ value: id, text: name }))}
        values={textsAt(values, ['staffIds'])}
        faults={faults}
      />
      {group && (
        <DateField
          name="endedOn"
          label="Its last day, if it has ended"
          value={datePartsAt(values, ['endedOn'])}
          faults={faults}
        />
      )}
    </>
  );
}

/** The fields of the command stand under `group`; the programme is chosen with the kind. */
const atFields = (faults: readonly FieldFault[]) =>
  faults.map(({ path: [first, ...rest], message }) => ({
    path: first === 'group' ? (rest[0] === 'programme' ? ['kind'] : rest) : [first ?? '', ...rest],
    message,
  }));

async function submit(
  request: PageRequest,
  { group }: About,
  sent: z.output<typeof zForm>,
  version: number | undefined,
) {
  const { kind: choice, capacity, endedOn, ...rest } = sent;
  const [programme = '', kind = ''] = choice.split('/');
  const wish = { ...rest, programme, kind, capacity: capacity ?? null, endedOn: endedOn ?? null };
  const seen = group ? { id: group.id, version: version ?? group.version } : {};
  const done = await request.run(saveGroup, { ...seen, group: wish });
  if (!done.ok) return done;
  const notice = group ? 'Saved' : 'The group is made. Plan its sessions now.';
  return succeed({ to: `${GROUPS}/${done.value.id}`, notice });
}

const common = {
  permission: 'contact:record',
  fields: Fields,
  schema: () => zForm,
  save: 'Save',
  atFields,
  submit,
} as const;

const LABELS = {
  kind: 'Kind',
  title: 'What it is called',
  about: 'What it is for',
  place: 'Where',
  online: 'Online',
  capacity: 'Places',
  staffIds: 'Who holds it',
  endedOn: 'Last day',
};

const newForm = formPages<About, typeof zForm>({
  ...common,
  path: `${GROUPS}/new`,
  async find(request) {
    const choices = await askChoices(request);
    return choices.ok ? succeed({ choices: choices.value, group: undefined }) : choices;
  },
  frame: async () => ({ ok: true, frame: { current: GROUPS, back: { href: GROUPS, text: 'Groups' } } }),
  title: () => 'Make a group',
  instead: ({ choices }) =>
    choices.kinds.length > 0 ? undefined : (
      <p class="govuk-body">
        No programme names a kind of group yet. Whoever keeps the programmes can add one.
      </p>
    ),
  values: () => ({}),
});

const changeForm = formPages<About, typeof zForm>({
  ...common,
  path: `${GROUPS}/:group/change`,
  async find(request) {
    const choices = await askChoices(request);
    if (!choices.ok) return choices;
    const group = await findGroupShown(request);
    return group.ok ? succeed({ choices: choices.value, group: group.value }) : group;
  },
  frame: async (_request, { group }) => ({
    ok: true,
    frame: {
      current: GROUPS,
      back: { href: `${GROUPS}/${group?.id ?? ''}`, text: group?.title ?? 'Groups' },
    },
  }),
  title: ({ group }) => `Change ${group?.title ?? 'the group'}`,
  values: ({ group }) => (group ? valuesOf(group) : {}),
  version: ({ group }) => group?.version,
  standsNow: ({ group }, typed) =>
    group && <BothVersions labels={LABELS} stored={valuesOf(group)} typed={typed} />,
});

/** Making and changing a group. */
export const groupForms: readonly Page[] = [...newForm, ...changeForm];
