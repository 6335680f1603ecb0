import { z } from 'zod';
import { decide } from '../../access/decide.ts';
import { type FormMoment, type Page, type PageRequest, staffIdOf } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { zOptionalText } from '../../foundation/text.ts';
import { type FormValues, optional, SelectField, textAt, textsAt } from '../../interface/forms/index.ts';
import { InsetText, Tag, WarningText } from '../../interface/govuk/index.ts';
import { formatDate, formatList } from '../../interface/wording/index.ts';
import { beginningSees, inOwnWords, type Programme } from '../../programme/index.ts';
import type { StaffLoad } from '../allocation.ts';
import { previewStart } from '../enrolment-queries.ts';
import type { FamilyChoice } from '../family/member.ts';
import { FamilyField, zTicked } from '../family/member-forms.tsx';
import type { EarlierEnrolment, StartCriterion } from '../start.ts';
import { startEnrolment } from '../start-enrolment.ts';
import { type ActionForm, actionPages, typedOr } from './action-form.tsx';
import { workerItems } from './allocation-forms.tsx';
import { FirstStageField, firstStageRow } from './first-stage-field.tsx';
import { boxesOf, ChoiceField, DayField, dayField, dayTyped, maybeTyped, WordsField } from './form-parts.tsx';

/** Somebody who may start in a programme, with what stands in the way. */
interface Starting {
  readonly personId: string;
  readonly programme: Programme;
  readonly earlier: readonly EarlierEnrolment[];
  readonly criteria: readonly StartCriterion[];
  /** A pregnancy goes on by the record: then nobody has to ask. */
  readonly pregnancyOnRecord: boolean;
  readonly missing: readonly { readonly kind: string; readonly title: string }[];
  /** The workers whom the reader may allocate: all for a manager, else only herself. */
  readonly loads: readonly StaffLoad[];
  /** Who of the family can be worked with as well. */
  readonly family: readonly FamilyChoice[];
}

/** What can be said wrong is found before the check page, so that it is never shown there as if it stood. */
const zStart = ({ programme, loads, family, missing }: Starting) =>
  z
    .object({
      pathway: z.enum(Object.keys(programme.pathways), 'Choose a pathway'),
      stage: maybeTyped,
      startedOn: dayField('start date'),
      pregnant: z.enum(['yes', 'no', 'not_known'], 'Select yes, no or not known').default('not_known'),
      overrideReason: zOptionalText(2000),
      leadStaffId: optional(
        z.enum(
          loads.map((load) => load.staffId),
          'Choose a worker from the list, or nobody yet',
        ),
      ),
      overCapacityReason: zOptionalText(2000),
      memberIds: zTicked(family),
    })
    .superRefine((_, context) => {
      if (missing.length === 0) return;
      const titles = formatList(missing.map(({ title }) => title));
      const message = `Record the parent’s consent first: ${titles}. The links above lead there`;
      context.addIssue({ code: 'custom', path: ['startedOn'], message });
    });

const PREGNANCY = { yes: 'Yes', no: 'No', not_known: 'Not known, or not asked' } as const;

async function findStart(
  request: PageRequest,
  personId: string,
  canStart: readonly { readonly id: string }[],
  moment: FormMoment,
): Promise<Starting | undefined> {
  const { programmes, search, actor } = request;
  const id = search.get('programme') ?? canStart[0]?.id ?? '';
  const isOpen = moment === 'send' || canStart.some((each) => each.id === id);
  const programme = isOpen ? programmes.current(id) : undefined;
  if (!programme) return undefined;
  const preview = await request.ask(previewStart, { personId, programme: id });
  if (!preview.ok) return undefined;
  const { earlier, criteria, pregnancyOnRecord, missing, loads, family } = preview.value;
  const mayAllocate = decide(actor, 'allocation:change').allowed;
  const own = loads.filter((load) => mayAllocate || load.staffId === staffIdOf(actor));
  return { personId, programme, earlier, criteria, pregnancyOnRecord, missing, loads: own, family };
}

/** How the criteria of the start stand, each with why or what to ask. */
function Criteria({ criteria }: { criteria: readonly StartCriterion[] }) {
  if (criteria.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Looked at when the work starts</h2>
      <ul class="govuk-list">
        {criteria.map(({ result, text }) => (
          <li>
            {result === 'met' && <Tag colour="green">Met</Tag>}
            {result === 'not_met' && <Tag colour="red">Not met</Tag>}
            {result === 'not_known' && <Tag colour="yellow">Not known</Tag>} {text}
          </li>
        ))}
      </ul>
    </>
  );
}

function MissingConsent({ personId, programme, missing }: Starting) {
  if (missing.length === 0) return null;
  return (
    <>
      <WarningText iconFallbackText="Warning">The work can only start once these are agreed to:</WarningText>
      <ul class="govuk-list govuk-list--bullet">
        {missing.map(({ kind, title }) => (
          <li>
            <a
              class="govuk-link govuk-link--no-visited-state"
              href={`/people/${personId}/programme/consent/${programme.programme}/${kind}`}
            >
              Record consent: {title}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function CameBefore({ earlier, programme }: Starting) {
  const [last] = [...earlier].sort((a, b) => Temporal.PlainDate.compare(b.startedOn, a.startedOn));
  if (!last) return null;
  const until = last.endedOn ? ` to ${formatDate(last.endedOn)}` : '';
  return (
    <InsetText>
      {`${inOwnWords(programme, ['person'])('The parent')} was in ${programme.title} before, from ${formatDate(last.startedOn)}${until}. All of that stays on record.`}
    </InsetText>
  );
}

const startForm: ActionForm<Starting, ReturnType<typeof zStart>> = {
  path: '/people/:id/start',
  permission: 'enrolment:start',
  find: (request, { personId, canStart }, moment) => findStart(request, personId, canStart, moment),
  title: ({ programme }) => `Start in ${programme.title}`,
  save: 'Start the work',
  schema: zStart,
  values: ({ loads }, { today }) => ({
    startedOn: boxesOf(today),
    pregnant: 'not_known',
    leadStaffId: loads.length === 1 ? (loads[0]?.staffId ?? '') : '',
  }),
  fields: ({ about, ...filled }) => (
    <>
      <CameBefore {...about} />
      <MissingConsent {...about} />
      <Criteria criteria={about.criteria} />
      {(about.criteria.length > 0 || beginningSees(about.programme, 'pregnancy')) && (
        <>
          {!about.pregnancyOnRecord && (
            <ChoiceField
              {...filled}
              name="pregnant"
              label={inOwnWords(about.programme, ['person'])(
                'Is the parent pregnant now, as far as you were told?',
              )}
              hint="Ask in private. What is already on record counts too."
              items={Object.entries(PREGNANCY).map(([value, text]) => ({ value, text }))}
            />
          )}
          {about.criteria.length > 0 && (
            <WordsField
              {...filled}
              name="overrideReason"
              label="If something is not met or not known: why the work should start all the same"
            />
          )}
        </>
      )}
      <ChoiceField
        {...filled}
        name="pathway"
        label="Which pathway?"
        hint="It can be changed later, without a new referral"
        items={Object.entries(about.programme.pathways).map(([id, pathway]) => ({
          value: id,
          text: pathway.title,
          hint: pathway.for,
        }))}
      />
      <FirstStageField {...filled} programme={about.programme} />
      <DayField {...filled} name="startedOn" label="On which day did the work start?" />
      {about.family.length > 0 && (
        <FamilyField
          {...filled}
          family={about.family}
          label="With whom of the family do you work as well?"
          hint="Those on record as this parent’s family. Others can be named later."
        />
      )}
      <LeadFields about={about} {...filled} />
    </>
  ),
  check: ({ programme, loads, family }, values) => [
    { key: 'Programme', value: programme.title },
    {
      key: 'Pathway',
      value: programme.pathways[textAt(values, ['pathway']) ?? '']?.title ?? 'Not chosen',
    },
    ...firstStageRow(programme, values),
    { key: 'Started on', value: dayTyped(values, 'startedOn') },
    {
      key: inOwnWords(programme, ['worker'])('Lead worker'),
      value: loads.find((load) => load.staffId === textAt(values, ['leadStaffId']))?.name ?? 'Nobody yet',
    },
    ...(programme.enrols === 'family' ? [{ key: 'The family', value: tickedNames(family, values) }] : []),
    { key: 'Exception', value: <span dir="auto">{typedOr(values, 'overrideReason', 'None')}</span> },
  ],
  async submit(request, { personId, programme }, read) {
    const done = await request.run(startEnrolment, {
      personId,
      programme: programme.programme,
      ...read,
    });
    return done.ok ? succeed(`The work in ${programme.title} has started`) : done;
  },
};

function tickedNames(family: readonly FamilyChoice[], values: FormValues): string {
  const ticked = textsAt(values, ['memberIds']);
  const names = family.filter(({ id }) => ticked.includes(id)).map(({ name }) => name);
  return names.length > 0 ? formatList(names) : 'Nobody else yet';
}

function LeadFields({ about: { loads, programme }, ...filled }: Parameters<typeof startForm.fields>[0]) {
  const own = inOwnWords(programme, ['worker']);
  return (
    <>
      <SelectField
        name="leadStaffId"
        label={{ text: own('Lead worker'), classes: 'govuk-label--s' }}
        hint="In brackets: what each holds now"
        items={workerItems(loads, 'Nobody yet')}
        value={textAt(filled.values, ['leadStaffId'])}
        faults={filled.faults}
      />
      <WordsField
        {...filled}
        name="overCapacityReason"
        label={own('If the worker or the programme is full: why one more can be taken on')}
      />
    </>
  );
}

/** Starting the work. */
export const startPages: readonly Page[] = actionPages(startForm);
