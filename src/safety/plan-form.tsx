import { z } from 'zod';
import { invalid } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { formBoolean, optional, RadiosField, textAt } from '../interface/forms/index.ts';
import { dateBoxes, maybeDay, type RecordForm } from '../people/index.ts';
import { makeSafetyPlan } from './record-safety.ts';
import { common, Day, findIn, type Safety, type Subject, safetyOf, typed, Words } from './safety-fields.tsx';

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
/** A safety plan made together. */
export const planForm: RecordForm<Subject<Safety['plans'][number]>, typeof zPlanForm> = {
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
        reviewOn: dateBoxes(null),
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
