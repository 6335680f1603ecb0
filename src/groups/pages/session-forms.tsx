import { z } from 'zod';
import {
  asTyped,
  BothVersions,
  type FormFieldsProps,
  formPages,
  type Page,
  type PageRequest,
  StandsNow,
} from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import {
  CheckboxesField,
  DateField,
  datePartsAt,
  type FormValues,
  formDateText,
  formWholeNumber,
  optional,
  TextField,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { dateBoxes } from '../../people/index.ts';
import { getGroupChoices } from '../group-queries.ts';
import { cancelSession, changeSession, planSessions } from '../plan-sessions.ts';
import {
  findGroupShown,
  findSessionShown,
  GROUPS,
  type GroupShown,
  groupFrame,
  isSure,
  type SessionShown,
  SureField,
} from './frame.tsx';

interface About {
  readonly group: GroupShown;
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  readonly shown: SessionShown | undefined;
}

const zSlot = {
  on: formDateText({ what: 'day' }),
  from: z.string().default(''),
  until: z.string().default(''),
  place: z.string().default(''),
  topic: z.string().default(''),
  staffIds: z.array(z.string()).default([]),
};
const zPlan = z.object({
  ...zSlot,
  times: optional(formWholeNumber({ min: 1, max: 60 })),
  everyWeeks: optional(formWholeNumber({ min: 1, max: 12 })),
});
const zChange = z.object({ ...zSlot, why: z.string().default('') });

async function find(request: PageRequest, hasSession: boolean) {
  const group = await findGroupShown(request);
  if (!group.ok) return group;
  const choices = await request.ask(getGroupChoices, {});
  if (!choices.ok) return choices;
  const shown = hasSession ? await findSessionShown(request) : undefined;
  if (shown && !shown.ok) return shown;
  return succeed({ group: group.value, staff: choices.value.staff, shown: shown?.value });
}

type Shown = FormFieldsProps<About>;

function SlotFields({
  about,
  values,
  faults,
  rule,
}: Pick<Shown, 'about' | 'values' | 'faults'> & { rule: boolean }) {
  const time = (name: 'from' | 'until', label: string) => (
    <TextField
      name={name}
      type="time"
      label={label}
      classes="govuk-input--width-5"
      value={textAt(values, [name])}
      faults={faults}
    />
  );
  const number = (name: 'times' | 'everyWeeks', label: string, hint: string) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      inputmode="numeric"
      classes="govuk-input--width-3"
      value={textAt(values, [name])}
      faults={faults}
    />
  );
  return (
    <>
      <DateField
        name="on"
        label={rule ? 'When is the first one?' : 'When is it?'}
        value={datePartsAt(values, ['on'])}
        faults={faults}
      />
      {time('from', 'From what time')}
      {time('until', 'Until what time')}
      {rule && number('times', 'How many sessions?', 'One, if you leave this empty')}
      {rule && number('everyWeeks', 'How many weeks apart?', 'One, if you leave this empty')}
      <TextField
        name="place"
        label="Where, if not where the group is?"
        hint={about.group.online ? 'The group is online' : (about.group.place ?? undefined)}
        value={textAt(values, ['place'])}
        faults={faults}
      />
      <TextField
        name="topic"
        label="What is it about?"
        hint="Parents read this. You can leave it empty"
        value={textAt(values, ['topic'])}
        faults={faults}
      />
      <CheckboxesField
        name="staffIds"
        label="Who holds it?"
        items={about.staff.map(({ id, name }) => ({ value: id, text: name }))}
        values={textsAt(values, ['staffIds'])}
        faults={faults}
      />
    </>
  );
}

const planForm = formPages<About, typeof zPlan>({
  path: `${GROUPS}/:group/sessions/new`,
  permission: 'contact:record',
  find: (request) => find(request, false),
  frame: (request, { group }) => groupFrame(request, group),
  title: () => 'Plan sessions',
  caption: ({ group }) => group.title,
  save: 'Plan',
  values: ({ group }) => ({ staffIds: group.staff.map(({ id }) => id) }),
  fields: ({ refusal, ...shown }) => (
    <>
      <SlotFields {...shown} rule />
      <SureField refusal={refusal} />
    </>
  ),
  schema: () => zPlan,
  async submit(request, { group }, { times, everyWeeks, ...sent }, _version, values) {
    const rule = { times: times ?? 1, everyWeeks: everyWeeks ?? 1 };
    const done = await request.run(planSessions, {
      ...sent,
      ...rule,
      groupId: group.id,
      sure: isSure(values),
    });
    if (!done.ok) return done;
    const many = done.value.sessionIds.length;
    return succeed({
      to: `${GROUPS}/${group.id}`,
      notice: many === 1 ? 'The session is planned' : `${many} sessions are planned`,
    });
  },
});

const placeOf = ({ group, shown }: About) =>
  shown?.session.place === group.place ? '' : (shown?.session.place ?? '');

function slotValues(about: About): FormValues {
  const session = about.shown?.session;
  if (!session) return {};
  return {
    on: dateBoxes(session.heldOn),
    from: session.startsAt.toString().slice(0, 5),
    until: session.endsAt.toString().slice(0, 5),
    place: placeOf(about),
    topic: session.topic ?? '',
    staffIds: session.staff.map(({ id }) => id),
  };
}

const back = ({ group, shown }: About) => `${GROUPS}/${group.id}/sessions/${shown?.session.id ?? ''}`;
const sessionFrame = async (_request: PageRequest, about: About) => ({
  ok: true as const,
  frame: { current: GROUPS, back: { href: back(about), text: 'The session' } },
});
const dayOf = ({ shown }: About) => (shown ? formatDate(shown.session.heldOn) : '');
const LABELS = {
  on: 'When',
  from: 'From',
  until: 'Until',
  place: 'Where',
  topic: 'What it is about',
  staffIds: 'Who holds it',
};

const ofSession = {
  permission: 'contact:record',
  find: (request: PageRequest) => find(request, true),
  frame: sessionFrame,
  version: ({ shown }: About) => shown?.session.version,
} as const;

const changeForm = formPages<About, typeof zChange>({
  ...ofSession,
  path: `${GROUPS}/:group/sessions/:session/change`,
  title: (about) => `Change the session of ${dayOf(about)}`,
  caption: ({ group }) => group.title,
  save: 'Save',
  values: slotValues,
  standsNow: (about, typed) => <BothVersions labels={LABELS} stored={slotValues(about)} typed={typed} />,
  fields: ({ refusal, ...shown }) => (
    <>
      <SlotFields {...shown} rule={false} />
      <TextField
        name="why"
        label="Why is it changed?"
        hint="Such as: the room is not free. Nothing about anybody in the group"
        value={textAt(shown.values, ['why'])}
        faults={shown.faults}
      />
      <SureField refusal={refusal} />
    </>
  ),
  schema: () => zChange,
  async submit(request, about, sent, version, values) {
    const session = about.shown?.session;
    const seen = { id: session?.id ?? '', version: version ?? session?.version ?? 1 };
    const done = await request.run(changeSession, { ...sent, ...seen, sure: isSure(values) });
    return done.ok ? succeed({ to: back(about), notice: 'Changed. Tell those who come.' }) : done;
  },
});

const cancelForm = formPages<About, typeof asTyped>({
  ...ofSession,
  path: `${GROUPS}/:group/sessions/:session/cancel`,
  title: (about) => `Cancel the session of ${dayOf(about)}`,
  caption: ({ group }) => group.title,
  lead: () => (
    <p class="govuk-body">
      Those who are in the group see in their own pages that it does not take place, and not why.
    </p>
  ),
  save: 'Cancel this session',
  warns: true,
  values: () => ({}),
  standsNow: (about) => (
    <StandsNow lines={[dayOf(about), about.shown?.session.place, about.shown?.session.topic]} />
  ),
  fields: ({ values, faults }) => (
    <TextField
      name="why"
      label="Why does it not take place?"
      hint="Nothing about anybody in the group"
      value={textAt(values, ['why'])}
      faults={faults}
    />
  ),
  schema: () => asTyped,
  async submit(request, about, _sent, version, values) {
    const session = about.shown?.session;
    const seen = { id: session?.id ?? '', version: version ?? session?.version ?? 1 };
    const done = await request.run(cancelSession, { ...seen, why: textAt(values, ['why']) ?? '' });
    return done.ok ? succeed({ to: back(about), notice: 'Cancelled. Tell those who come.' }) : done;
  },
});

/** Planning, changing and cancelling sessions. */
export const sessionForms: readonly Page[] = [...planForm, ...changeForm, ...cancelForm];
