import { z } from 'zod';
import { listConsultants } from '../../consultations/index.ts';
import { type FormFrameFound, formPages, type Page, type PageRequest, StandsNow } from '../../doors/index.ts';
import { invalidField } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { clockTime } from '../../foundation/times.ts';
import { RadiosField, SelectField, TextAreaField, TextField, textAt } from '../../interface/forms/index.ts';
import { Fieldset } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { dateBoxes } from '../../people/index.ts';
import { cancelMeeting, moveMeeting } from '../book-meeting.ts';
import { holdMeeting, inviteToMeeting, keepMinutes } from '../hold-meeting.ts';
import { getMeeting } from '../list-meetings.ts';
import { parts } from '../meeting.ts';
import { partWords, standingWords } from '../meeting-words.ts';
import { PlaceFields, placeOf, placeSchema } from './place-fields.tsx';

/** The meeting that the address names, and who works here. */
export async function findMeetingPage(request: PageRequest) {
  const found = await request.ask(getMeeting, { id: request.params.meeting ?? '' });
  if (!found.ok) return found;
  const staff = await request.ask(listConsultants, {});
  return staff.ok ? succeed({ ...found.value, staff: staff.value }) : staff;
}

export type AboutMeeting = Extract<Awaited<ReturnType<typeof findMeetingPage>>, { ok: true }>['value'];

/** The way back to the meeting. */
export const backToMeeting = async (
  _request: PageRequest,
  { id, kindTitle }: { readonly id: string; readonly kindTitle: string },
): Promise<FormFrameFound> => ({
  ok: true,
  frame: { current: '/meetings', back: { href: `/meetings/${id}`, text: kindTitle } },
});

const hrefOf = ({ id }: { readonly id: string }) => `/meetings/${id}`;

/** What is said in place of a form about a meeting that was called off. */
export const calledOff = ({ cancelledOn }: Pick<AboutMeeting, 'cancelledOn'>) =>
  cancelledOn ? <p class="govuk-body">This meeting was called off.</p> : undefined;

const notBooked = ({ standing }: AboutMeeting) =>
  standing === 'booked' ? undefined : <p class="govuk-body">{standingWords[standing]}.</p>;

const common = {
  permission: 'contact:record',
  find: findMeetingPage,
  frame: backToMeeting,
  save: 'Save',
  version: ({ version }: AboutMeeting) => version,
} as const;

const zMove = z.object(placeSchema);

const moveForm = formPages<AboutMeeting, typeof zMove>({
  ...common,
  path: '/meetings/:meeting/time',
  instead: notBooked,
  title: () => 'Move the meeting',
  values: (about) => ({
    on: dateBoxes(about.startsOn),
    at: clockTime(about.startsAt),
    minutes: String(about.minutes),
    place: about.place ?? '',
    joining: about.joining ?? '',
    chairStaffId: about.chairStaffId ?? '',
    chairName: about.chairStaffId ? '' : (about.chair ?? ''),
  }),
  standsNow: ({ startsOn, startsAt, place, chair }) => (
    <StandsNow
      lines={[
        `${formatDate(startsOn)} at ${clockTime(startsAt)}`,
        ...[place, chair].filter((text) => text !== null),
      ]}
    />
  ),
  fields: ({ about, values, faults }) => <PlaceFields about={about} values={values} faults={faults} />,
  schema: () => zMove,
  async submit(request, about, sent, version) {
    if (!sent.on) return invalidField(['on'], 'Enter the day');
    const done = await request.run(moveMeeting, {
      ...placeOf(sent),
      id: about.id,
      version: version ?? about.version,
    });
    return done.ok ? succeed({ to: hrefOf(about), notice: 'Saved. Send new invitations' }) : done;
  },
});

const zNote = z.object({ note: z.string().default('') });

const cancelForm = formPages<AboutMeeting, typeof zNote>({
  ...common,
  path: '/meetings/:meeting/cancel',
  instead: notBooked,
  title: () => 'Call the meeting off',
  save: 'Call it off',
  warns: true,
  values: () => ({}),
  standsNow: ({ startsOn, startsAt }) => (
    <StandsNow lines={[`${formatDate(startsOn)} at ${clockTime(startsAt)}`]} />
  ),
  fields: ({ values, faults }) => (
    <TextAreaField
      name="note"
      label="Why? (optional)"
      rows={3}
      limit={1000}
      value={textAt(values, ['note'])}
      faults={faults}
    />
  ),
  schema: () => zNote,
  async submit(request, about, { note }, version) {
    const done = await request.run(cancelMeeting, { id: about.id, version: version ?? about.version, note });
    return done.ok ? succeed({ to: hrefOf(about), notice: 'Called off. Tell those who were asked' }) : done;
  },
});

const zInvite = z.object({
  part: z.enum(parts, 'Select as whom'),
  guestStaffId: z.string().default(''),
  name: z.string().default(''),
  role: z.string().default(''),
});

const { version: _version, ...asking } = common;

const inviteForm = formPages<AboutMeeting, typeof zInvite>({
  ...asking,
  path: '/meetings/:meeting/invite',
  instead: calledOff,
  title: () => 'Ask somebody to come',
  values: () => ({}),
  fields: ({ about, values, faults }) => (
    <>
      <RadiosField
        name="part"
        label="As whom?"
        items={parts.map((value) => ({ value, text: partWords[value] }))}
        value={textAt(values, ['part'])}
        faults={faults}
      />
      <SelectField
        name="guestStaffId"
        label="If it is somebody who works here: who?"
        items={[
          { value: '', text: 'Nobody of us' },
          ...about.staff.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        value={textAt(values, ['guestStaffId'])}
        faults={faults}
      />
      <TextField name="name" label="If not: the name" value={textAt(values, ['name'])} faults={faults} />
      <TextField
        name="role"
        label="As what do they come?"
        hint="For example, health visitor, or sister"
        value={textAt(values, ['role'])}
        faults={faults}
      />
    </>
  ),
  schema: () => zInvite,
  async submit(request, about, { guestStaffId, ...sent }) {
    const asked = { ...sent, guestStaffId: guestStaffId || null, meetingId: about.id };
    const done = await request.run(inviteToMeeting, asked);
    return done.ok ? succeed({ to: hrefOf(about), notice: 'Saved. Send the invitation' }) : done;
  },
});

/** Who somebody is, of those who are asked. */
export const guestName = ({ name, role, part }: AboutMeeting['guests'][number]) =>
  [name ?? (role ? null : partWords[part]), role].filter(Boolean).join(', ');

const zHeld = z.object({
  guests: z
    .record(z.string(), z.object({ came: z.string().default(''), views: z.string().default('') }))
    .default({}),
});

const heldForm = formPages<AboutMeeting, typeof zHeld>({
  ...common,
  path: '/meetings/:meeting/held',
  instead: calledOff,
  title: () => 'Who came?',
  values: ({ guests }) => ({
    guests: Object.fromEntries(
      guests.map(({ id, came, views }) => [
        id,
        { came: came === null ? '' : came ? 'yes' : 'no', views: views ?? '' },
      ]),
    ),
  }),
  standsNow: ({ guests }) => (
    <StandsNow
      lines={guests.map(
        (each) =>
          `${guestName(each)}: ${each.came === null ? 'not written down' : each.came ? 'came' : 'did not come'}`,
      )}
    />
  ),
  fields: ({ about, values, faults }) => (
    <>
      {about.guests.length === 0 && (
        <p class="govuk-body">Nobody is asked yet. Save to record that it was held.</p>
      )}
      {about.guests.map((guest) => (
        <Fieldset legend={{ text: guestName(guest), classes: 'govuk-fieldset__legend--m' }}>
          <RadiosField
            name={['guests', guest.id, 'came']}
            label="Did they come?"
            classes="govuk-radios--inline"
            items={[
              { value: 'yes', text: 'Yes' },
              { value: 'no', text: 'No' },
            ]}
            value={textAt(values, ['guests', guest.id, 'came'])}
            faults={faults}
          />
          <TextAreaField
            name={['guests', guest.id, 'views']}
            label="If not: what do they think or wish?"
            rows={2}
            value={textAt(values, ['guests', guest.id, 'views'])}
            faults={faults}
          />
        </Fieldset>
      ))}
    </>
  ),
  schema: () => zHeld,
  // The command takes a list; the form names each by who she is.
  atFields: (faults, { guests }) =>
    faults.map((each) => {
      const [list, index, ...rest] = each.path;
      const id = typeof index === 'number' ? Object.keys(guests ?? {})[index] : undefined;
      return list === 'guests' && id ? { ...each, path: [list, id, ...rest] } : each;
    }),
  async submit(request, about, { guests }, version) {
    const strange = about.guests.find(({ id }) => !['', 'yes', 'no'].includes(guests[id]?.came ?? ''));
    if (strange) return invalidField(['guests', strange.id, 'came'], 'Select yes or no');
    const done = await request.run(holdMeeting, {
      id: about.id,
      version: version ?? about.version,
      guests: about.guests.map(({ id }) => {
        const { came = '', views = '' } = guests[id] ?? {};
        return { id, came: came === '' ? null : came === 'yes', views };
      }),
    });
    return done.ok ? succeed({ to: hrefOf(about), notice: 'Saved' }) : done;
  },
});

const zMinutes = z.object({ notes: z.string().default('') });

const minutesForm = formPages<AboutMeeting, typeof zMinutes>({
  ...common,
  path: '/meetings/:meeting/minutes',
  instead: calledOff,
  title: () => 'The minutes',
  values: ({ notes }) => ({ notes: notes ?? '' }),
  standsNow: ({ notes }) => <StandsNow lines={[notes ?? 'Nothing is written yet']} />,
  fields: ({ values, faults }) => (
    <TextAreaField
      name="notes"
      label="What was said"
      hint="Write it as those who came may read it. Save as often as you like"
      rows={16}
      limit={30_000}
      value={textAt(values, ['notes'])}
      faults={faults}
    />
  ),
  schema: () => zMinutes,
  async submit(request, about, { notes }, version) {
    const done = await request.run(keepMinutes, { id: about.id, version: version ?? about.version, notes });
    return done.ok ? succeed({ to: hrefOf(about), notice: 'Saved' }) : done;
  },
});

/** When it is, who comes, who came, and the minutes. */
export const holdForms: readonly Page[] = [
  ...moveForm,
  ...cancelForm,
  ...inviteForm,
  ...heldForm,
  ...minutesForm,
];
