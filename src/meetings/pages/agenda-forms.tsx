import { z } from 'zod';
import {
  fault,
  formPages,
  type Page,
  type PageRequest,
  page,
  redirect,
  StandsNow,
} from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  formDateText,
  optional,
  SelectField,
  TextAreaField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { InsetText } from '../../interface/govuk/index.ts';
import { addAgendaItem, agreeInMeeting, decideAgendaItem, fillAgenda } from '../hold-meeting.ts';
import { getMeeting } from '../list-meetings.ts';
import { type AboutMeeting, backToMeeting, calledOff, findMeetingPage } from './hold-forms.tsx';

const hrefOf = ({ id }: { readonly id: string }) => `/meetings/${id}`;

const zItem = z.object({ title: z.string().default('') });

const itemForm = formPages<AboutMeeting, typeof zItem>({
  path: '/meetings/:meeting/items/new',
  permission: 'contact:record',
  find: findMeetingPage,
  frame: backToMeeting,
  instead: calledOff,
  title: () => 'Put something on the agenda',
  save: 'Save',
  values: () => ({}),
  fields: ({ values, faults }) => (
    <TextField
      name="title"
      label="What is talked about?"
      hint="Name nobody here whom the meeting is not about"
      value={textAt(values, ['title'])}
      faults={faults}
    />
  ),
  schema: () => zItem,
  async submit(request, about, { title }) {
    const done = await request.run(addAgendaItem, { meetingId: about.id, title });
    return done.ok ? succeed({ to: hrefOf(about), notice: 'Saved' }) : done;
  },
});

async function findItemPage(request: PageRequest) {
  const found = await request.ask(getMeeting, { id: request.params.meeting ?? '' });
  if (!found.ok) return found;
  const item = found.value.items.find(({ id }) => id === request.params.item?.toLowerCase());
  return item ? succeed({ ...found.value, item }) : notFound('item');
}

type AboutItem = Extract<Awaited<ReturnType<typeof findItemPage>>, { ok: true }>['value'];

const zDecision = z.object({
  decision: z.string().default(''),
  reason: z.string().default(''),
  conditions: z.string().default(''),
});

const decisionForm = formPages<AboutItem, typeof zDecision>({
  path: '/meetings/:meeting/items/:item',
  permission: 'contact:record',
  find: findItemPage,
  frame: backToMeeting,
  title: () => 'What was decided?',
  lead: ({ item }) => <InsetText>{item.title}</InsetText>,
  instead: (about) =>
    about.item.referralId ? (
      <p class="govuk-body">
        <a class="govuk-link" href={`/referrals/${about.item.referralId}`}>
          Decide on the referral itself
        </a>
        . What is said there stands here as well.
      </p>
    ) : (
      calledOff(about)
    ),
  save: 'Save',
  version: ({ item }) => item.version,
  values: ({ item }) => ({
    decision: item.decision ?? '',
    reason: item.reason ?? '',
    conditions: item.conditions ?? '',
  }),
  standsNow: ({ item }) => (
    <StandsNow
      lines={[
        item.decision ?? 'Nothing is decided yet',
        ...[item.reason, item.conditions].filter((text) => text !== null),
      ]}
    />
  ),
  fields: ({ values, faults }) => (
    <>
      <TextAreaField
        name="decision"
        label="The decision"
        rows={3}
        limit={2000}
        value={textAt(values, ['decision'])}
        faults={faults}
      />
      <TextAreaField
        name="reason"
        label="Why?"
        rows={3}
        limit={2000}
        value={textAt(values, ['reason'])}
        faults={faults}
      />
      <TextAreaField
        name="conditions"
        label="On what conditions? (optional)"
        rows={2}
        limit={2000}
        value={textAt(values, ['conditions'])}
        faults={faults}
      />
    </>
  ),
  schema: () => zDecision,
  async submit(request, about, sent, version) {
    const seen = { id: about.item.id, version: version ?? about.item.version };
    const done = await request.run(decideAgendaItem, { ...sent, ...seen });
    return done.ok ? succeed({ to: hrefOf(about), notice: 'Saved' }) : done;
  },
});

const zAction = z.object({
  what: z.string().default(''),
  ownerStaffId: z.string().default(''),
  ownerName: z.string().default(''),
  dueOn: optional(formDateText({ what: 'day' })),
});

const actionForm = formPages<AboutMeeting, typeof zAction>({
  path: '/meetings/:meeting/actions/new',
  permission: 'contact:record',
  find: findMeetingPage,
  frame: backToMeeting,
  instead: calledOff,
  title: () => 'What is to be done?',
  save: 'Save',
  values: () => ({}),
  fields: ({ about, values, faults }) => (
    <>
      <TextField name="what" label="What is to be done?" value={textAt(values, ['what'])} faults={faults} />
      <SelectField
        name="ownerStaffId"
        label="Who of us does it?"
        hint="It then stands on her list"
        items={[
          { value: '', text: 'Nobody of us' },
          ...about.staff.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        value={textAt(values, ['ownerStaffId'])}
        faults={faults}
      />
      <TextField
        name="ownerName"
        label="Or who else?"
        value={textAt(values, ['ownerName'])}
        faults={faults}
      />
      <DateField name="dueOn" label="By which day?" value={datePartsAt(values, ['dueOn'])} faults={faults} />
    </>
  ),
  schema: () => zAction,
  async submit(request, about, { ownerStaffId, ...sent }) {
    const agreed = { ...sent, ownerStaffId: ownerStaffId || null, meetingId: about.id };
    const done = await request.run(agreeInMeeting, agreed);
    return done.ok ? succeed({ to: hrefOf(about), notice: 'Saved' }) : done;
  },
});

const fillPage = page({
  method: 'post',
  path: '/meetings/:meeting/agenda',
  permission: 'contact:record',
  async handle(request) {
    const done = await request.run(fillAgenda, { id: request.params.meeting ?? '' });
    if (!done.ok)
      return fault(done.error.kind === 'invalid' ? { kind: 'not_found', what: 'page' } : done.error);
    return redirect(`/meetings/${done.value.id}`, 'The agenda has all that waits');
  },
});

/** The agenda: what stands on it, what was decided, and what each is to do. */
export const agendaForms: readonly Page[] = [...itemForm, ...decisionForm, ...actionForm, fillPage];
