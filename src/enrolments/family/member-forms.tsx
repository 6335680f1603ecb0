import { z } from 'zod';
import type { FormMoment, Page, PageRequest } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { CheckboxesField, textsAt } from '../../interface/forms/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import type { ProgrammeRecord } from '../enrolment-queries.ts';
import type { EnrolmentView } from '../enrolment-view.ts';
import { type ActionForm, actionPages, type FieldsProps } from '../pages/action-form.tsx';
import { boxesOf, DayField, dayField, maybeTyped, WordsField } from '../pages/form-parts.tsx';
import { addFamilyMembers } from './add-family-members.ts';
import { endFamilyMember } from './end-family-member.ts';
import type { FamilyChoice, Member } from './member.ts';

/** Who of a family is worked with, as a tick each; the schema of what was ticked. */
export const zTicked = (family: readonly FamilyChoice[]) =>
  z
    .array(
      z.enum(
        family.map(({ id }) => id),
        'Choose people from the list',
      ),
    )
    .default([]);

/** One tick for each of a family. */
export function FamilyField({
  family,
  label,
  hint,
  values,
  faults,
}: Pick<FieldsProps<unknown>, 'values' | 'faults'> & {
  family: readonly FamilyChoice[];
  label: string;
  hint: string;
}) {
  return (
    <CheckboxesField
      name="memberIds"
      faults={faults}
      label={{ text: label, classes: 'govuk-fieldset__legend--s' }}
      hint={hint}
      classes="govuk-checkboxes--small"
      values={textsAt(values, ['memberIds'])}
      items={family.map(({ id, name, tie }) => ({ value: id, text: `${name} (${tie.toLowerCase()})` }))}
    />
  );
}

interface Joining {
  readonly enrolment: EnrolmentView;
  readonly family: readonly FamilyChoice[];
}

async function findFamily(
  { params }: PageRequest,
  { enrolments, family }: ProgrammeRecord,
  moment: FormMoment,
): Promise<Joining | undefined> {
  const enrolment = enrolments.find((each) => each.id === params.enrolment);
  if (!enrolment?.isFamily || (enrolment.ended && moment === 'show')) return undefined;
  const now = new Set(enrolment.members.filter(({ leftOn }) => !leftOn).map(({ memberId }) => memberId));
  // Somebody who has joined since the form was shown is still a choice that it offered.
  const offered = moment === 'send' ? family : family.filter(({ id }) => !now.has(id));
  return { enrolment, family: offered };
}

const zJoining = ({ family }: Joining) =>
  z.object({
    memberIds: zTicked(family),
    on: dayField('date from which they are worked with'),
  });

const joinForm: ActionForm<Joining, ReturnType<typeof zJoining>> = {
  path: '/people/:id/programme/enrolments/:enrolment/family',
  permission: 'enrolment:move',
  find: findFamily,
  title: () => 'Work with more of the family',
  save: 'Save',
  schema: zJoining,
  values: (_about, { today }) => ({ on: boxesOf(today) }),
  fields: ({ about: { family }, request, ...filled }) => (
    <>
      {family.length === 0 && (
        <p class="govuk-body">
          Everybody of the family who is on record is worked with.{' '}
          <a class="govuk-link" href={`/people/${request.params.id}`}>
            Put somebody else of the family on record first
          </a>
          .
        </p>
      )}
      {family.length > 0 && (
        <FamilyField
          {...filled}
          family={family}
          label="With whom do you work as well?"
          hint="Children and relatives who are on record as this parent’s family"
        />
      )}
      <DayField {...filled} name="on" label="From when?" />
    </>
  ),
  async submit(request, { enrolment }, read) {
    const done = await request.run(addFamilyMembers, { id: enrolment.id, ...read });
    return done.ok ? succeed('The family was saved') : done;
  },
};

interface Leaving {
  readonly enrolment: EnrolmentView;
  readonly member: Member;
}

const zLeaving = z.object({ on: dayField('last day'), note: maybeTyped });

const leaveForm: ActionForm<Leaving, typeof zLeaving> = {
  path: '/people/:id/programme/members/:member/end',
  permission: 'enrolment:move',
  async find({ params }, { enrolments }, moment) {
    for (const enrolment of enrolments) {
      const member = enrolment.members.find(({ id }) => id === params.member);
      if (member && (moment === 'send' || !(member.leftOn ?? enrolment.ended))) return { enrolment, member };
    }
    return undefined;
  },
  title: ({ member }) => `End the work with ${member.name ?? 'one of the family'}`,
  save: 'Save',
  schema: () => zLeaving,
  values: (_about, { today }) => ({ on: boxesOf(today) }),
  version: ({ member }) => member.version,
  present: ({ member }) => [
    `Worked with since ${formatDate(member.joinedOn)}`,
    member.leftOn ? `Until ${formatDate(member.leftOn)}` : 'Still worked with',
  ],
  fields: ({ about: _about, request: _request, ...filled }) => (
    <>
      <p class="govuk-body">The work with the rest of the family goes on.</p>
      <DayField {...filled} name="on" label="Until when?" />
      <WordsField {...filled} name="note" label="Anything to say of it (optional)" />
    </>
  ),
  async submit(request, { member }, read, version) {
    const done = await request.run(endFamilyMember, { id: member.id, version, ...read });
    return done.ok ? succeed('The family was saved') : done;
  },
};

/** Working with more of a family, and ending the work with one of it. */
export const memberPages: readonly Page[] = [...actionPages(joinForm), ...actionPages(leaveForm)];
