import { z } from 'zod';
import { type CommandContext, command, ofPerson, staffIdOf, wholeTenant } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import { type Fault, type FieldFault, invalid, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { feedbackQuestions, groupKind } from './groups-part.ts';
import { groupsOfPerson, ownGroups } from './member-store.ts';

const zAnswers = z.strictObject({
  answers: z
    .array(
      z.strictObject({
        question: z.string().max(60),
        answer: z.int('Choose from 1 to 5').min(1, 'Choose from 1 to 5').max(5, 'Choose from 1 to 5'),
      }),
    )
    .max(20)
    .default([]),
  words: zOptionalText(4000),
});

const zSaid = z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut });
type Said = z.output<typeof zAnswers>;

function answersOf(
  programmes: CommandContext['programmes'],
  { programmeId, kind }: { programmeId: string; kind: string },
  { answers, words }: Said,
): Result<string, Fault> {
  const asked = feedbackQuestions(groupKind(programmes.current(programmeId), kind)).map(({ id }) => id);
  const faults: FieldFault[] = answers.flatMap(({ question }, index) =>
    asked.includes(question)
      ? []
      : [{ path: ['answers', index, 'question'], message: 'This is not asked of this group. Take it out' }],
  );
  if (answers.length === 0 && !words)
    faults.push({ path: ['words'], message: 'Answer a question, or write something' });
  if (faults.length > 0) return invalid(...faults);
  return succeed(
    JSON.stringify(Object.fromEntries(answers.map(({ question, answer }) => [question, answer]))),
  );
}

/** Keeps what somebody said of a group, as a worker wrote it down. */
export const recordGroupFeedback = command({
  name: 'recordGroupFeedback',
  summary: 'Record what a person says of a group that she is or was in',
  permission: 'contact:record',
  about: ofPerson,
  input: zAnswers.extend({
    personId: zId,
    groupId: zId,
    on: zDate.optional().meta({ description: 'The day; today when left out' }),
  }),
  output: zSaid,
  audit: () => 'Recorded what a person says of a group',
  api: { method: 'post', path: '/groups/{groupId}/feedback' },
  async handle({ db, write, today, now, actor, programmes }, { personId, groupId, on = today, ...said }) {
    const member = (await groupsOfPerson(db, personId)).find((each) => each.supportGroupId === groupId);
    if (!member) return notFound('member');
    if (isBefore(today, on))
      return invalid({ path: ['on'], message: 'The day must be today or in the past' });
    const answers = answersOf(programmes, { programmeId: member.programmeId, kind: member.groupKind }, said);
    if (!answers.ok) return answers;
    const row = await write.insert('groupFeedback', {
      personId,
      supportGroupId: groupId,
      saidOn: on,
      answers: answers.value,
      words: said.words,
      byHerself: false,
      recordedBy: staffIdOf(actor),
      recordedAt: now,
    });
    return succeed({ id: row.id, version: row.version, personId });
  },
});

/** A parent says of a group that she is or was in how it is for her. What she said before stays. */
export const sayOfOwnGroup = command({
  name: 'sayOfOwnGroup',
  summary: 'Say how a group is for oneself',
  permission: 'own:write',
  about: wholeTenant,
  input: zAnswers.extend({ groupId: zId }),
  output: zSaid,
  audit: () => 'A parent said how a group is',
  api: null,
  async handle({ db, write, today, now, actor, programmes }, { groupId, ...said }) {
    if (actor.kind !== 'parent') return notFound('group');
    const { personId } = actor;
    const group = (await ownGroups(db, personId)).find((each) => each.supportGroupId === groupId);
    if (!group) return notFound('group');
    const answers = answersOf(programmes, group, said);
    if (!answers.ok) return answers;
    const row = await write.insert('groupFeedback', {
      personId,
      supportGroupId: groupId,
      saidOn: today,
      answers: answers.value,
      words: said.words,
      byHerself: true,
      recordedBy: null,
      recordedAt: now,
    });
    return succeed({ id: row.id, version: row.version, personId });
  },
});
