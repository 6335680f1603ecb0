import { z } from 'zod';
import type { Page, PageRequest } from '../doors/index.ts';
import { invalid, notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  datePartsOf,
  formBoolean,
  formDateText,
  optional,
  RadiosField,
  TextAreaField,
  TextField,
  textAt,
} from '../interface/forms/index.ts';
import { type FieldsOf, type RecordForm, recordFormPages } from '../people/index.ts';
import { getSafety } from './get-safety.ts';
import { makeSafetyPlan, recordIncident, recordNeed, recordRisk } from './record-safety.ts';
import { metAnswers } from './safety.ts';

type Safety = Extract<Awaited<ReturnType<typeof ask>>, { ok: true }>['value'];
interface Subject<T> {
  readonly personId: string;
  readonly safety: Safety;
  readonly entry: T | undefined;
}

const ask = (request: PageRequest) => request.ask(getSafety, { personId: request.params.id ?? '' });

function findIn<T extends { readonly id: string }>(pick: (safety: Safety) => readonly T[]) {
  return async (request: PageRequest) => {
    const found = await ask(request);
    if (!found.ok) return found;
    const wanted = request.params.entry;
    const entry = pick(found.value).find(({ id }) => id === wanted);
    if (wanted && !entry) return notFound('page');
    return succeed<Subject<T>>({ personId: found.value.personId, safety: found.value, entry });
  };
}

type Shown = Pick<FieldsOf<unknown>, 'values' | 'faults'>;
interface Asked extends Shown {
  readonly part: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

function Words({ part, name, values, ...asked }: Asked) {
  const path = [part, name];
  return <TextAreaField {...asked} name={path} rows={3} limit={2000} value={textAt(values, path)} />;
}
function Line({ part, name, values, ...asked }: Asked) {
  const path = [part, name];
  return <TextField {...asked} name={path} value={textAt(values, path)} autocomplete="off" />;
}
function Day({ part, name, values, ...asked }: Asked) {
  const path = [part, name];
  return <DateField {...asked} name={path} value={datePartsAt(values, path)} />;
}

const boxes = (day: Temporal.PlainDate | null | undefined) => {
  const { day: date = '', month = '', year = '' } = datePartsOf(day ?? undefined);
  return { day: date, month, year };
};
const maybeDay = (what: string) => optional(formDateText({ what }));
const typed = z.string().optional();
const must = z.string().default('');
const common = { permission: 'person:write', tab: '/safety' } as const;
const safetyOf = (personId: string) => `/people/${personId}/safety`;
const seen = (entry: { id: string; version: number } | undefined, version: number | undefined) =>
  entry ? { id: entry.id, version: version ?? entry.version } : {};

const zRiskForm = z.object({
  risk: z.object({ who: must, what: must, care: typed, endedOn: maybeDay('last day') }),
});
const riskForm = (
  path: `/safety/risks/${string}`,
): RecordForm<Subject<Safety['risks'][number]>, typeof zRiskForm> => ({
  ...common,
  path,
  find: findIn((safety) => safety.risks),
  title: () => 'Somebody who may do harm',
  save: 'Save',
  values: ({ entry }) => ({
    risk: {
      who: entry?.who ?? '',
      what: entry?.what ?? '',
      care: entry?.care ?? '',
      endedOn: boxes(entry?.endedOn),
    },
  }),
  version: ({ entry }) => entry?.version,
  fields: (shown) => (
    <>
      <Line
        {...shown}
        part="risk"
        name="who"
        label="Who is it?"
        hint="The name, and what they are to this person"
      />
      <Words
        {...shown}
        part="risk"
        name="what"
        label="What may happen?"
        hint="As it was told, in her words"
      />
      <Words
        {...shown}
        part="risk"
        name="care"
        label="What must we take care of?"
        hint="For example, never call when he is at home"
      />
      <Day {...shown} part="risk" name="endedOn" label="If this is over: the last day" />
    </>
  ),
  schema: zRiskForm,
  submit: async (request, { personId, entry }, { risk }, { version }) => {
    const done = await request.run(recordRisk, { personId, ...seen(entry, version), risk });
    return done.ok ? succeed({ to: safetyOf(personId), notice: 'Saved' }) : done;
  },
});

/** What a safety plan asks, in the parent’s own voice. */
export const planQuestions = {
  signs: 'How I know that I am not safe',
  helps: 'What I do then',
  people: 'Whom I can call',
  places: 'Where I can go',
  children: 'How the children are kept safe',
} as const;

const zPlanForm = z.object({
  plan: z.object({
    together: optional(formBoolean()),
    signs: typed,
    helps: typed,
    people: typed,
    places: typed,
    children: typed,
    reviewOn: maybeDay('day'),
  }),
});
const planForm: RecordForm<Subject<Safety['plans'][number]>, typeof zPlanForm> = {
  ...common,
  path: '/safety/plan/add',
  find: findIn((safety) => safety.plans),
  title: ({ safety }) =>
    safety.plans.length > 0 ? 'Look at the safety plan again' : 'Make a safety plan together',
  lead: () => <p class="govuk-body">Write it with the parent, in her own words. She can be given a copy.</p>,
  save: 'Keep this plan',
  values: ({ safety }) => {
    const before = safety.plans.find(({ endedOn }) => endedOn === null);
    const names = Object.keys(planQuestions) as (keyof typeof planQuestions)[];
    return {
      plan: {
        ...Object.fromEntries(names.map((name) => [name, before?.[name] ?? ''])),
        reviewOn: boxes(null),
      },
    };
  },
  fields: (shown) => (
    <>
      {Object.entries(planQuestions).map(([name, label]) => (
        <Words {...shown} part="plan" name={name} label={label} />
      ))}
      <RadiosField
        name={['plan', 'together']}
        label="Was it made with the parent?"
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ]}
        value={textAt(shown.values, ['plan', 'together'])}
        faults={shown.faults}
        classes="govuk-radios--inline"
      />
      <Day
        {...shown}
        part="plan"
        name="reviewOn"
        label="When will you look at it again?"
        hint="And after anything that happens"
      />
    </>
  ),
  schema: zPlanForm,
  submit: async (request, { personId }, { plan: { together, ...plan } }) => {
    if (together === undefined || together === null)
      return invalid({ path: ['plan', 'together'], message: 'Say whether it was made with the parent' });
    const done = await request.run(makeSafetyPlan, { personId, plan: { ...plan, together } });
    return done.ok ? succeed({ to: safetyOf(personId), notice: 'The plan is kept' }) : done;
  },
};

const zIncidentForm = z.object({
  incident: z.object({ happenedOn: maybeDay('day'), what: must, done: typed }),
});
const incidentForm = (
  path: `/safety/incidents/${string}`,
): RecordForm<Subject<Safety['incidents'][number]>, typeof zIncidentForm> => ({
  ...common,
  path,
  find: findIn((safety) => safety.incidents),
  title: () => 'Something that happened',
  lead: () => <p class="govuk-body">The safety plan is to be looked at again after it.</p>,
  save: 'Save',
  values: ({ entry }) => ({
    incident: { happenedOn: boxes(entry?.happenedOn), what: entry?.what ?? '', done: entry?.done ?? '' },
  }),
  version: ({ entry }) => entry?.version,
  fields: (shown) => (
    <>
      <Day {...shown} part="incident" name="happenedOn" label="When was it?" />
      <Words
        {...shown}
        part="incident"
        name="what"
        label="What happened?"
        hint="Who did what, in plain words"
      />
      <Words {...shown} part="incident" name="done" label="What was done then?" />
    </>
  ),
  schema: zIncidentForm,
  submit: async (request, { personId, entry }, { incident: { happenedOn, ...said } }, { version }) => {
    if (!happenedOn)
      return invalid({ path: ['incident', 'happenedOn'], message: 'Enter the day on which it happened' });
    const incident = { ...said, happenedOn };
    const done = await request.run(recordIncident, { personId, ...seen(entry, version), incident });
    return done.ok ? succeed({ to: safetyOf(personId), notice: 'Recorded' }) : done;
  },
});

const zNeedForm = z.object({
  need: z.object({
    need: must,
    how: must,
    sharedWith: typed,
    met: optional(z.enum(metAnswers)),
    reviewedOn: maybeDay('day of the review'),
    endedOn: maybeDay('last day'),
  }),
});
const needForm = (
  path: `/safety/needs/${string}`,
): RecordForm<Subject<Safety['needs'][number]>, typeof zNeedForm> => ({
  ...common,
  path,
  find: findIn((safety) => safety.needs),
  title: () => 'A communication need',
  save: 'Save',
  values: ({ entry }) => ({
    need: {
      need: entry?.need ?? '',
      how: entry?.how ?? '',
      sharedWith: entry?.sharedWith ?? '',
      met: entry?.met ?? '',
      reviewedOn: boxes(entry?.reviewedOn),
      endedOn: boxes(entry?.endedOn),
    },
  }),
  version: ({ entry }) => entry?.version,
  fields: (shown) => (
    <>
      <Line
        {...shown}
        part="need"
        name="need"
        label="What is needed?"
        hint="For example, large print, short sentences, time to think"
      />
      <Words
        {...shown}
        part="need"
        name="how"
        label="What do we do?"
        hint="Before, at and after a meeting, and in what we write"
      />
      <Line {...shown} part="need" name="sharedWith" label="With whom is it shared?" />
      <RadiosField
        name={['need', 'met']}
        label="Is it met?"
        items={[
          { value: 'yes', text: 'Yes' },
          { value: 'partly', text: 'Partly' },
          { value: 'no', text: 'No' },
        ]}
        value={textAt(shown.values, ['need', 'met'])}
        faults={shown.faults}
        classes="govuk-radios--inline"
      />
      <Day {...shown} part="need" name="reviewedOn" label="When was it last looked at again?" />
      <Day {...shown} part="need" name="endedOn" label="If it is no longer needed: the last day" />
    </>
  ),
  schema: zNeedForm,
  submit: async (request, { personId, entry }, { need }, { version }) => {
    const done = await request.run(recordNeed, { personId, ...seen(entry, version), need });
    return done.ok ? succeed({ to: safetyOf(personId), notice: 'Saved' }) : done;
  },
});

/** The forms about safety. */
export const safetyForms: readonly Page[] = [
  ...recordFormPages(planForm),
  ...recordFormPages(riskForm('/safety/risks/add')),
  ...recordFormPages(riskForm('/safety/risks/:entry')),
  ...recordFormPages(incidentForm('/safety/incidents/add')),
  ...recordFormPages(incidentForm('/safety/incidents/:entry')),
  ...recordFormPages(needForm('/safety/needs/add')),
  ...recordFormPages(needForm('/safety/needs/:entry')),
];
