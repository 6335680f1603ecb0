import { z } from 'zod';
import type { PageRequest } from '../../doors/index.ts';
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
import { formatDate } from '../../interface/wording/index.ts';
import { type FieldsOf, recordFormPages, withdrawalPages } from '../../people/index.ts';
import {
  recordOnwardChase,
  recordOnwardSaying,
  recordOnwardStep,
  withdrawOnwardReferral,
} from '../follow-onward.ts';
import { getOnwardReferral } from '../list-onward.ts';
import { howItWasAnswers, notStartedReasons, onwardOutcomes, onwardSteps } from '../onward.ts';
import type { OnwardView } from '../onward-output.ts';
import { howItWasWords, notStartedWords, outcomeWords, standingWords, stepWords } from '../onward-words.ts';

async function find(request: PageRequest) {
  const found = await request.ask(getOnwardReferral, { id: request.params.onward ?? '' });
  if (!found.ok) return found;
  return found.value.personId === request.params.id?.toLowerCase() ? found : notFound('onward referral');
}

const hrefOf = ({ personId, id }: OnwardView) => `/people/${personId}/onward/${id}`;
const common = {
  permission: 'contact:record',
  tab: '/onward',
  find,
  back: (about: OnwardView) => ({ href: hrefOf(about), text: about.serviceName }),
} as const;
type Shown = FieldsOf<OnwardView>;

/** The day on which it was; today where it is left out. */
function WhenField({ values, faults, label }: Pick<Shown, 'values' | 'faults'> & { label: string }) {
  return (
    <DateField
      name="on"
      label={label}
      hint="Today, if you leave this empty"
      value={datePartsAt(values, ['on'])}
      faults={faults}
    />
  );
}

const choices = <T extends string>(all: readonly T[], words: Readonly<Record<T, string>>) =>
  all.map((value) => ({ value, text: words[value] }));

/** How it stands, and each time that the service was asked. */
const onRecord = ({ standing, outcomeNote, notStartedNote, chases }: OnwardView): string[] => [
  standingWords[standing],
  ...[notStartedNote, outcomeNote].filter((note) => note !== null),
  ...chases.map(({ chasedOn, how, said }) =>
    [`${formatDate(chasedOn)}: ${how}`, said].filter(Boolean).join('. '),
  ),
];

const zStep = z.object({
  step: z.enum(onwardSteps, 'Select what happened'),
  on: optional(formDateText({ what: 'day' })),
  why: optional(z.enum(notStartedReasons, 'Select what stood in the way')),
  outcome: optional(z.enum(onwardOutcomes, 'Select how it ended')),
  note: z.string().default(''),
});

const stepForm = recordFormPages<OnwardView, typeof zStep>({
  ...common,
  path: '/onward/:onward/step',
  title: ({ serviceName }) => `How does it stand with ${serviceName}?`,
  save: 'Save',
  values: () => ({}),
  version: ({ version }) => version,
  onRecord,
  fields: ({ about, values, faults }) => (
    <>
      <RadiosField
        name="step"
        label="What happened?"
        items={choices(about.steps.length > 0 ? about.steps : onwardSteps, stepWords)}
        value={textAt(values, ['step'])}
        faults={faults}
      />
      <RadiosField
        name="why"
        label="If it will not start: what stood in the way?"
        items={choices(notStartedReasons, notStartedWords)}
        value={textAt(values, ['why'])}
        faults={faults}
      />
      <RadiosField
        name="outcome"
        label="If it has ended: how?"
        items={choices(onwardOutcomes, outcomeWords)}
        value={textAt(values, ['outcome'])}
        faults={faults}
      />
      <TextAreaField
        name="note"
        label="Anything to add, if it will not start or has ended"
        rows={3}
        limit={2000}
        value={textAt(values, ['note'])}
        faults={faults}
      />
      <WhenField values={values} faults={faults} label="When was that?" />
    </>
  ),
  schema: zStep,
  async submit(request, about, sent, { version }) {
    const seen = { id: about.id, version: version ?? about.version };
    const done = await request.run(recordOnwardStep, { ...sent, ...seen });
    return done.ok ? succeed({ to: hrefOf(about), notice: 'Saved' }) : done;
  },
});

const zChase = z.object({
  how: z.string().default(''),
  said: z.string().default(''),
  on: optional(formDateText({ what: 'day' })),
  nextOn: optional(formDateText({ what: 'day to ask again' })),
});

const chaseForm = recordFormPages<OnwardView, typeof zChase>({
  ...common,
  path: '/onward/:onward/chase',
  title: ({ serviceName }) => `We asked ${serviceName} how it stands`,
  save: 'Save',
  values: () => ({}),
  version: ({ version }) => version,
  onRecord,
  fields: ({ values, faults }) => (
    <>
      <TextField
        name="how"
        label="How did you ask?"
        hint="For example, by telephone"
        value={textAt(values, ['how'])}
        faults={faults}
      />
      <TextAreaField
        name="said"
        label="What did they say?"
        rows={3}
        limit={2000}
        value={textAt(values, ['said'])}
        faults={faults}
      />
      <WhenField values={values} faults={faults} label="When was that?" />
      <DateField
        name="nextOn"
        label="When do we ask again?"
        hint="As your programme says, or in two weeks, if you leave this empty"
        value={datePartsAt(values, ['nextOn'])}
        faults={faults}
      />
    </>
  ),
  schema: zChase,
  async submit(request, about, sent, { version }) {
    const seen = { id: about.id, version: version ?? about.version };
    const done = await request.run(recordOnwardChase, { ...sent, ...seen });
    return done.ok ? succeed({ to: hrefOf(about), notice: 'Saved' }) : done;
  },
});

const zSaid = z.object({
  howItWas: z.enum(howItWasAnswers, 'Select how it was for her'),
  words: z.string().default(''),
  on: optional(formDateText({ what: 'day' })),
});

const saidForm = recordFormPages<OnwardView, typeof zSaid>({
  ...common,
  path: '/onward/:onward/said',
  title: ({ serviceName }) => `What does she say of ${serviceName}?`,
  save: 'Save',
  values: () => ({}),
  fields: ({ values, faults }) => (
    <>
      <RadiosField
        name="howItWas"
        label="How was it for her?"
        items={choices(howItWasAnswers, howItWasWords)}
        value={textAt(values, ['howItWas'])}
        faults={faults}
      />
      <TextAreaField
        name="words"
        label="In her own words"
        rows={3}
        limit={2000}
        value={textAt(values, ['words'])}
        faults={faults}
      />
      <WhenField values={values} faults={faults} label="When did she say it?" />
    </>
  ),
  schema: zSaid,
  async submit(request, about, sent) {
    const done = await request.run(recordOnwardSaying, { ...sent, id: about.id });
    return done.ok ? succeed({ to: hrefOf(about), notice: 'Saved' }) : done;
  },
});

const takeBack = withdrawalPages({
  path: '/onward/:onward/withdrawal',
  title: 'Take back an onward referral that was recorded by mistake',
  lead: 'It is kept in the history with your reason, and no figure counts it any more. What was sent is not called back: tell the service.',
  list: { path: '/onward', text: 'Other services' },
  command: withdrawOnwardReferral,
  async find(request) {
    const found = await find(request);
    if (!found.ok) return found;
    const { id, version, withdrawal, serviceName, agency, madeOn, standing } = found.value;
    const rows = [
      { key: 'Service', value: `${serviceName}, ${agency}` },
      { key: 'When', value: formatDate(madeOn) },
      { key: 'How it stands', value: standingWords[standing] },
    ];
    return succeed({ id, version, withdrawal, rows });
  },
});

/** What follows on an onward referral: steps, questions, her words, and taking it back. */
export const followForms = [...stepForm, ...chaseForm, ...saidForm, ...takeBack];
