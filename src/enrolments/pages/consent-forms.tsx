import { z } from 'zod';
import type { Page } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import { TextField, textAt } from '../../interface/forms/index.ts';
import { InsetText, WarningText } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import type { ConsentKind } from '../consent.ts';
import type { RecordedConsent } from '../consent-store.ts';
import type { ConsentKindView } from '../consent-view.ts';
import { giveConsent } from '../give-consent.ts';
import { consentWays } from '../tables.ts';
import { withdrawConsent } from '../withdraw-consent.ts';
import { type ActionForm, actionPages } from './action-form.tsx';
import {
  boxesOf,
  ChoiceField,
  DayField,
  dayField,
  maybeTyped,
  WordsField,
  wayItems,
  wayWords,
} from './form-parts.tsx';

const zHow = z.enum(consentWays, 'Select how it was said');

const zGiven = z.object({
  answer: z.enum(['given', 'refused'], 'Select what the answer was'),
  agencies: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  on: dayField('date of the answer'),
  how: zHow,
  withWhom: maybeTyped,
  note: maybeTyped,
});

interface Asked {
  readonly personId: string;
  readonly programme: string;
  readonly kind: ConsentKind;
}

const givenForm: ActionForm<Asked, typeof zGiven> = {
  path: '/people/:id/programme/consent/:programme/:kind',
  permission: 'consent:record',
  async find({ params, programmes }, { personId }) {
    const programme = programmes.current(params.programme ?? '');
    const kind = programme?.consent?.to.find((each) => each.id === params.kind);
    return programme && kind ? { personId, programme: programme.programme, kind } : undefined;
  },
  title: ({ kind }) => `Record consent: ${kind.title}`,
  save: 'Save the answer',
  schema: () => zGiven,
  values: (_about, { today }) => ({ on: boxesOf(today) }),
  fields: ({ about: { kind }, ...filled }) => (
    <>
      <InsetText>{kind.about}</InsetText>
      <ChoiceField
        {...filled}
        name="answer"
        label="What was the answer?"
        items={[
          { value: 'given', text: 'Yes, agreed' },
          { value: 'refused', text: 'No, not agreed' },
        ]}
      />
      {kind.agencies && (
        <WordsField
          {...filled}
          name="agencies"
          label="Which agencies may be told?"
          hint="Write each on a line of its own"
        />
      )}
      <DayField {...filled} name="on" label="When was it said?" />
      <ChoiceField {...filled} name="how" label="How was it said?" items={wayItems} />
      <TextField
        name="withWhom"
        label={{ text: 'Who talked it through (optional)', classes: 'govuk-label--s' }}
        hint="For example: the worker and an interpreter"
        value={textAt(filled.values, ['withWhom'])}
        faults={filled.faults}
      />
      <WordsField {...filled} name="note" label="Anything to keep in mind (optional)" />
    </>
  ),
  async submit(request, { personId, programme, kind }, read) {
    const agencies = kind.agencies ? read.agencies : [];
    const done = await request.run(giveConsent, { personId, programme, kind: kind.id, ...read, agencies });
    return done.ok ? succeed('The answer was saved') : done;
  },
};

const zWithdrawn = z.object({
  on: dayField('date of the withdrawal'),
  how: zHow,
  note: maybeTyped,
});

interface Withdrawable {
  readonly view: ConsentKindView;
  readonly consent: RecordedConsent;
}

const withdrawnForm: ActionForm<Withdrawable, typeof zWithdrawn> = {
  path: '/people/:id/programme/withdraw/:consent',
  permission: 'consent:record',
  async find({ params }, { consents }) {
    for (const view of consents) {
      const all = view.latest ? [view.latest, ...view.earlier] : view.earlier;
      const consent = all.find((each) => each.id === params.consent);
      if (consent) return { view, consent };
    }
    return undefined;
  },
  title: ({ view }) => `Withdraw consent: ${view.title}`,
  save: 'Record the withdrawal',
  schema: () => zWithdrawn,
  values: (_about, { today }) => ({ on: boxesOf(today) }),
  version: ({ consent }) => consent.version,
  present: ({ consent }) => [
    `Given on ${formatDate(consent.givenOn)}, ${wayWords[consent.how].toLowerCase()}`,
    consent.withdrawnOn ? `Withdrawn on ${formatDate(consent.withdrawnOn)}` : 'Not withdrawn',
  ],
  fields: ({ about: { view }, ...filled }) => (
    <>
      {view.stops.map((stop) => (
        <WarningText iconFallbackText="Warning">{stop}</WarningText>
      ))}
      <DayField {...filled} name="on" label="When was it withdrawn?" />
      <ChoiceField {...filled} name="how" label="How was it said?" items={wayItems} />
      <WordsField {...filled} name="note" label="In the parent’s own words (optional)" />
    </>
  ),
  async submit(request, { consent }, read, version) {
    const done = await request.run(withdrawConsent, { id: consent.id, version, ...read });
    return done.ok ? succeed(['The withdrawal was saved.', ...done.value.stops].join(' ')) : done;
  },
};

/** Recording what was agreed to, and taking it back. */
export const consentPages: readonly Page[] = [...actionPages(givenForm), ...actionPages(withdrawnForm)];
