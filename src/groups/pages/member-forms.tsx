import { z } from 'zod';
import {
  asTyped,
  type FormFieldsProps,
  formPages,
  type Page,
  type PageRequest,
  StandsNow,
} from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  formDateText,
  optional,
  RadiosField,
  TextAreaField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { personHeader } from '../../people/index.ts';
import { answerPlace, changeNeeds, leaveGroup, offerPlace } from '../follow-member.ts';
import { memberRoles } from '../group.ts';
import { roleWords, stateWords } from '../group-words.ts';
import { joinGroup } from '../join-group.ts';
import { addMemberPage } from './add-member-page.tsx';
import {
  findGroupShown,
  findMemberShown,
  GROUPS,
  type GroupShown,
  groupFrame,
  isSure,
  type MemberShown,
  SureField,
} from './frame.tsx';

type Shown = Pick<FormFieldsProps<unknown>, 'values' | 'faults'>;

function NeedsFields({ values, faults }: Shown) {
  return (
    <>
      <TextField
        name="transport"
        label="What does she need to get there?"
        hint="Such as: a travel card, or a lift"
        value={textAt(values, ['transport'])}
        faults={faults}
      />
      <TextField
        name="creche"
        label="Which children need somebody to look after them?"
        hint="Such as: one, aged 2"
        value={textAt(values, ['creche'])}
        faults={faults}
      />
    </>
  );
}

function WhenField({ values, faults }: Shown) {
  return (
    <DateField
      name="on"
      label="When was that?"
      hint="Today, if you leave this empty"
      value={datePartsAt(values, ['on'])}
      faults={faults}
    />
  );
}

interface Joining {
  readonly group: GroupShown;
  readonly person: { readonly id: string; readonly name: string };
}

const when = optional(formDateText({ what: 'day' }));
const zJoin = z.object({
  role: z.enum(memberRoles, 'Select as what she joins'),
  transport: z.string().default(''),
  creche: z.string().default(''),
  on: when,
});

const joinForm = formPages<Joining, typeof zJoin>({
  path: `${GROUPS}/:group/add/:person`,
  permission: 'contact:record',
  async find(request) {
    const group = await findGroupShown(request);
    const header = await request.ask(personHeader, { id: request.params.person ?? '' });
    if (!group.ok || !header.ok) return notFound('page');
    const { id, name } = header.value.person;
    return succeed({ group: group.value, person: { id, name } });
  },
  frame: (request, { group }) => groupFrame(request, group),
  title: ({ person }) => `${person.name} joins`,
  caption: ({ group }) => group.title,
  lead: ({ group }) =>
    group.capacity !== null && group.taken >= group.capacity ? (
      <p class="govuk-body">All {group.capacity} places are taken. She goes on the waiting list.</p>
    ) : null,
  save: 'Save',
  values: () => ({ role: 'member' }),
  fields: ({ values, faults, refusal }) => (
    <>
      {/* What was questioned is about whom the address names, and no field holds her. */}
      <div id="personId" />
      <RadiosField
        name="role"
        label="As what does she join?"
        items={memberRoles.map((value) => ({
          value,
          text: value === 'member' ? 'As a member' : 'She holds it with us',
        }))}
        value={textAt(values, ['role'])}
        faults={faults}
      />
      <NeedsFields values={values} faults={faults} />
      <WhenField values={values} faults={faults} />
      <SureField refusal={refusal} />
    </>
  ),
  schema: () => zJoin,
  async submit(request, { group, person }, sent, _version, values) {
    const done = await request.run(joinGroup, {
      ...sent,
      groupId: group.id,
      personId: person.id,
      sure: isSure(values),
    });
    if (!done.ok) return done;
    const notice = done.value.state === 'joined' ? 'She is in the group' : 'She is on the waiting list';
    return succeed({ to: `${GROUPS}/${group.id}`, notice });
  },
});

interface About {
  readonly group: GroupShown;
  readonly member: MemberShown;
}

const saved = ({ group }: About, notice: string) => succeed({ to: `${GROUPS}/${group.id}`, notice });
const common = {
  permission: 'contact:record',
  find: findMemberShown,
  frame: (request: PageRequest, { group }: About) => groupFrame(request, group),
  caption: ({ group }: About) => group.title,
  save: 'Save',
  version: ({ member }: About) => member.version,
  standsNow: ({ member }: About) => (
    <StandsNow
      lines={[
        `${roleWords[member.role]}. ${stateWords[member.state]}`,
        member.transport,
        member.creche,
        member.leftWhy,
      ]}
    />
  ),
} as const;
const path = (name: string) => `${GROUPS}/:group/members/:member/${name}` as const;
const seen = ({ member }: About, version: number | undefined) => ({
  id: member.id,
  version: version ?? member.version,
});

const offerForm = formPages<About, typeof asTyped>({
  ...common,
  path: path('offer'),
  title: ({ member }) => `Offer ${member.name} the place`,
  lead: () => <p class="govuk-body">The place is kept for her until she answers.</p>,
  save: 'Offer the place',
  values: () => ({}),
  fields: ({ refusal }) => (
    <>
      <div id="id" />
      <SureField refusal={refusal} />
    </>
  ),
  schema: () => asTyped,
  async submit(request, about, _sent, version, values) {
    const done = await request.run(offerPlace, { ...seen(about, version), sure: isSure(values) });
    return done.ok ? saved(about, 'Offered. Tell her, and write down what she says.') : done;
  },
});

const zAnswer = z.object({
  takes: z.enum(['yes', 'no'], 'Select whether she takes the place'),
  why: z.string().default(''),
  on: when,
});
const answerForm = formPages<About, typeof zAnswer>({
  ...common,
  path: path('answer'),
  title: ({ member }) => `Does ${member.name} take the place?`,
  values: () => ({}),
  fields: ({ values, faults }) => (
    <>
      <RadiosField
        name="takes"
        label="What does she say?"
        items={[
          { value: 'yes', text: 'She takes it' },
          { value: 'no', text: 'She does not take it', hint: 'The place is free for the next' },
        ]}
        value={textAt(values, ['takes'])}
        faults={faults}
      />
      <TextField
        name="why"
        label="Anything she says about it"
        value={textAt(values, ['why'])}
        faults={faults}
      />
      <WhenField values={values} faults={faults} />
    </>
  ),
  schema: () => zAnswer,
  async submit(request, about, { takes, ...sent }, version) {
    const done = await request.run(answerPlace, { ...sent, ...seen(about, version), takes: takes === 'yes' });
    return done.ok
      ? saved(about, takes === 'yes' ? 'She is in the group' : 'Saved. The place is free.')
      : done;
  },
});

const needsForm = formPages<About, typeof asTyped>({
  ...common,
  path: path('needs'),
  title: ({ member }) => `What ${member.name} needs to come`,
  values: ({ member }) => ({ transport: member.transport ?? '', creche: member.creche ?? '' }),
  fields: (shown) => <NeedsFields {...shown} />,
  schema: () => asTyped,
  async submit(request, about, _sent, version, values) {
    const needs = {
      transport: textAt(values, ['transport']) ?? '',
      creche: textAt(values, ['creche']) ?? '',
    };
    const done = await request.run(changeNeeds, { ...needs, ...seen(about, version) });
    return done.ok ? saved(about, 'Saved') : done;
  },
});

const zLeave = z.object({ why: z.string().default(''), on: when });
const leaveForm = formPages<About, typeof zLeave>({
  ...common,
  path: path('leave'),
  title: ({ member }) => `${member.name} leaves`,
  lead: ({ member }) =>
    member.state === 'waiting' ? (
      <p class="govuk-body">She is taken off the waiting list.</p>
    ) : (
      <p class="govuk-body">Her place is free then, for the next who waits.</p>
    ),
  values: () => ({}),
  fields: ({ values, faults }) => (
    <>
      <TextAreaField
        name="why"
        label="Why?"
        hint="Such as: she has started a job. She may read this"
        rows={2}
        limit={500}
        value={textAt(values, ['why'])}
        faults={faults}
      />
      <WhenField values={values} faults={faults} />
    </>
  ),
  schema: () => zLeave,
  async submit(request, about, sent, version) {
    const done = await request.run(leaveGroup, { ...sent, ...seen(about, version) });
    return done.ok ? saved(about, 'Saved') : done;
  },
});

/** Joining a group, and what follows: an offered place, her answer, what she needs, leaving. */
export const memberForms: readonly Page[] = [
  addMemberPage,
  ...joinForm,
  ...offerForm,
  ...answerForm,
  ...needsForm,
  ...leaveForm,
];
