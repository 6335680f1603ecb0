import { z } from 'zod';
import type { FormMoment, Page, PageRequest } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { optional } from '../../interface/forms/index.ts';
import { InsetText } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import type { Programme } from '../../programme/index.ts';
import { programmeOf } from '../enrolment.ts';
import type { ProgrammeRecord } from '../enrolment-queries.ts';
import type { EnrolmentView } from '../enrolment-view.ts';
import { changePathway, moveStage } from '../move-enrolment.ts';
import { type ActionForm, actionPages } from './action-form.tsx';
import { FirstStageField } from './first-stage-field.tsx';
import {
  boxesOf,
  ChoiceField,
  DayField,
  dayField,
  type Filled,
  maybeTyped,
  typed,
  WordsField,
} from './form-parts.tsx';

/** An open enrolment with the programme that it runs under. */
export interface OpenWork {
  readonly enrolment: EnrolmentView;
  readonly programme: Programme;
}

/** The open enrolment that an address names; for a form that is sent, also one that has ended since. */
export async function findOpen(
  { params, programmes }: PageRequest,
  { enrolments }: ProgrammeRecord,
  moment: FormMoment,
): Promise<OpenWork | undefined> {
  const enrolment = enrolments.find((each) => each.id === params.enrolment);
  if (!enrolment || (enrolment.ended && moment === 'show')) return undefined;
  const { id: programmeId, version: programmeVersion } = enrolment.programme;
  const programme = programmeOf(programmes, { programmeId, programmeVersion });
  return programme && { enrolment, programme };
}

/** Where an open enrolment stands now, for somebody whose form was overtaken. */
export function standsNow({ enrolment }: OpenWork): readonly string[] {
  const why = enrolment.moves.at(-1)?.reason;
  return [
    `Pathway: ${enrolment.pathway.title}, since ${formatDate(enrolment.pathway.since)}`,
    `Stage: ${enrolment.stage.title}, since ${formatDate(enrolment.stage.since)}`,
    ...(why ? [`Why it was changed last: ${why}`] : []),
  ];
}

const zPathwayForm = z.object({
  pathway: z.string('Choose a pathway'),
  stage: maybeTyped,
  on: dayField('date of the change'),
  reason: typed,
  overCapacityReason: maybeTyped,
});

const pathwayForm: ActionForm<OpenWork, typeof zPathwayForm> = {
  path: '/people/:id/programme/enrolments/:enrolment/pathway',
  permission: 'enrolment:move',
  find: findOpen,
  title: () => 'Change the pathway',
  save: 'Change the pathway',
  schema: () => zPathwayForm,
  values: (_about, { today }) => ({ on: boxesOf(today) }),
  version: ({ enrolment }) => enrolment.version,
  present: standsNow,
  fields: ({ about: { enrolment, programme }, ...filled }) => (
    <>
      <p class="govuk-body">
        Now: {enrolment.pathway.title}, since {formatDate(enrolment.pathway.since)}. No new referral is
        needed, and everything recorded so far stays.
      </p>
      <ChoiceField
        {...filled}
        name="pathway"
        label="Which pathway now?"
        items={Object.entries(programme.pathways)
          .filter(([id]) => id !== enrolment.pathway.id)
          .map(([id, pathway]) => ({ value: id, text: pathway.title, hint: pathway.for }))}
      />
      <FirstStageField {...filled} programme={programme} />
      <DayField {...filled} name="on" label="From when?" />
      <WordsField {...filled} name="reason" label="Why does it change?" />
      <RoomField {...filled} programme={programme} />
    </>
  ),
  async submit(request, { enrolment }, read, version) {
    const done = await request.run(changePathway, { id: enrolment.id, version, ...read });
    return done.ok ? succeed('The pathway was changed') : done;
  },
};

const zStageForm = z.object({
  stage: z.string('Choose a stage'),
  on: dayField('date of the move'),
  endsOn: optional(dayField('date until which it goes on')),
  reason: maybeTyped,
  overCapacityReason: maybeTyped,
});

const stageForm: ActionForm<OpenWork, typeof zStageForm> = {
  path: '/people/:id/programme/enrolments/:enrolment/stage',
  permission: 'enrolment:move',
  find: findOpen,
  title: () => 'Move to another stage',
  save: 'Save the stage',
  schema: () => zStageForm,
  values: (_about, { today }) => ({ on: boxesOf(today) }),
  version: ({ enrolment }) => enrolment.version,
  present: standsNow,
  fields: ({ about, ...filled }) => (
    <>
      {about.enrolment.prompt && <InsetText>{about.enrolment.prompt}</InsetText>}
      <ChoiceField {...filled} name="stage" label="Which stage?" items={stageItems(about)} />
      <DayField {...filled} name="on" label="From when?" />
      <DayField
        {...filled}
        name="endsOn"
        label="Until when (optional)"
        hint="Needed to extend the present stage; otherwise only if it differs from the programme"
      />
      <WordsField {...filled} name="reason" label="Why (optional when it simply goes on to the next stage)" />
      <RoomField {...filled} programme={about.programme} />
    </>
  ),
  async submit(request, { enrolment }, read, version) {
    const { endsOn, ...rest } = read;
    const done = await request.run(moveStage, {
      id: enrolment.id,
      version,
      ...rest,
      endsOn: endsOn ?? null,
    });
    return done.ok ? succeed('The stage was saved') : done;
  },
};

/** Asked where the programme counts places by how heavy a stage is. */
function RoomField({ programme, ...filled }: Filled & { programme: Programme }) {
  if ((programme.capacity?.intensity ?? []).length === 0) return null;
  return (
    <WordsField
      {...filled}
      name="overCapacityReason"
      label="If the worker or the programme is full: why there is room all the same"
    />
  );
}

function stageItems({ enrolment, programme }: OpenWork) {
  const stages = programme.pathways[enrolment.pathway.id]?.stages ?? [];
  return stages.map((stage) =>
    stage.id === enrolment.stage.id
      ? { value: stage.id, text: `Stay in “${stage.title}” for longer`, hint: 'The present stage' }
      : { value: stage.id, text: stage.title, hint: stage.about },
  );
}

/** Moving to another pathway, and from stage to stage. */
export const stagePages: readonly Page[] = [...actionPages(pathwayForm), ...actionPages(stageForm)];
