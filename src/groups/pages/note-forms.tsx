import { z } from 'zod';
import { asTyped, formPages, type Page, StandsNow } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  formDateText,
  optional,
  RadiosField,
  TextAreaField,
  textAt,
} from '../../interface/forms/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { answersIn, fiveSteps } from '../group-words.ts';
import { recordGroupFeedback } from '../say-of-group.ts';
import { writeReflection, writeSessionNote } from '../write-notes.ts';
import {
  findMemberShown,
  findSessionShown,
  GROUPS,
  type GroupShown,
  groupFrame,
  type MemberShown,
  type SessionShown,
} from './frame.tsx';

const back = ({ group, session }: SessionShown) => `${GROUPS}/${group.id}/sessions/${session.id}`;
const ofSession = {
  permission: 'contact:record',
  find: findSessionShown,
  frame: async (_request: unknown, shown: SessionShown) => ({
    ok: true as const,
    frame: { current: GROUPS, back: { href: back(shown), text: 'The session' } },
  }),
  caption: ({ group, session }: SessionShown) => `${group.title}, ${formatDate(session.heldOn)}`,
  save: 'Save',
  schema: () => asTyped,
} as const;

const noteForm = formPages<SessionShown, typeof asTyped>({
  ...ofSession,
  find: (request) => findSessionShown(request),
  path: `${GROUPS}/:group/sessions/:session/note`,
  title: () => 'Note about the session',
  values: ({ session }) => ({ note: session.note ?? '' }),
  version: ({ session }) => session.version,
  standsNow: ({ session }) => <StandsNow lines={[session.note ?? 'There is no note']} />,
  fields: ({ values, faults }) => (
    <TextAreaField
      name="note"
      label="What did the group do, and how was it?"
      hint="About the group. What is about one person belongs on her record"
      rows={8}
      limit={10_000}
      value={textAt(values, ['note'])}
      faults={faults}
    />
  ),
  async submit(request, shown, _sent, version = shown.session.version, values) {
    const note = textAt(values, ['note']) ?? '';
    const done = await request.run(writeSessionNote, { id: shown.session.id, version, note });
    return done.ok ? succeed({ to: back(shown), notice: 'Saved' }) : done;
  },
});

const reflectionForm = formPages<SessionShown, typeof asTyped>({
  ...ofSession,
  find: (request) => findSessionShown(request),
  path: `${GROUPS}/:group/sessions/:session/reflection`,
  title: () => 'Write for myself',
  lead: () => (
    <p class="govuk-body">Nobody else reads this: no colleague, no manager, nobody in the group.</p>
  ),
  keepsTyped: false,
  values: () => ({}),
  fields: ({ values, faults }) => (
    <TextAreaField
      name="words"
      label="What do I think of it?"
      rows={8}
      limit={10_000}
      value={textAt(values, ['words'])}
      faults={faults}
    />
  ),
  async submit(request, shown, _sent, _version, values) {
    const words = textAt(values, ['words']) ?? '';
    const done = await request.run(writeReflection, { sessionId: shown.session.id, words });
    return done.ok ? succeed({ to: back(shown), notice: 'Saved. Only you read it.' }) : done;
  },
});

interface Member {
  readonly group: GroupShown;
  readonly member: MemberShown;
}

const zFeedback = z.object({
  answers: z.record(z.string(), z.enum(['', '1', '2', '3', '4', '5'], 'Choose from 1 to 5')).default({}),
  words: z.string().default(''),
  on: optional(formDateText({ what: 'day' })),
});

const feedbackForm = formPages<Member, typeof zFeedback>({
  path: `${GROUPS}/:group/members/:member/feedback`,
  permission: 'contact:record',
  find: findMemberShown,
  frame: (request, { group }) => groupFrame(request, group),
  title: ({ member }) => `What does ${member.name} say of it?`,
  caption: ({ group }) => group.title,
  save: 'Save',
  values: () => ({}),
  fields: ({ about, values, faults }) => (
    <>
      {about.group.questions.map(({ id, ask }) => (
        <RadiosField
          name={['answers', id]}
          label={ask}
          classes="govuk-radios--small govuk-radios--inline"
          items={fiveSteps}
          value={textAt(values, ['answers', id])}
          faults={faults}
        />
      ))}
      <TextAreaField
        name="words"
        label="In her own words"
        rows={3}
        limit={4000}
        value={textAt(values, ['words'])}
        faults={faults}
      />
      <DateField
        name="on"
        label="When did she say it?"
        hint="Today, if you leave this empty"
        value={datePartsAt(values, ['on'])}
        faults={faults}
      />
    </>
  ),
  schema: () => zFeedback,
  async submit(request, { group, member }, { answers, words, on }) {
    const said = { answers: answersIn(answers), words, on };
    const done = await request.run(recordGroupFeedback, {
      ...said,
      groupId: group.id,
      personId: member.personId,
    });
    return done.ok ? succeed({ to: `${GROUPS}/${group.id}`, notice: 'Saved' }) : done;
  },
});

/** What is written after a session: the note, what a worker writes for herself, what a member says. */
export const noteForms: readonly Page[] = [...noteForm, ...reflectionForm, ...feedbackForm];
