import { z } from 'zod';
import {
  type FormDeclaration,
  type FormFieldsProps,
  type FormMoment,
  formPages,
  type Page,
  type PageRequest,
  StandsNow,
} from '../../doors/index.ts';
import type { Fault } from '../../foundation/fault.ts';
import type { Result } from '../../foundation/result.ts';
import { succeed } from '../../foundation/result.ts';
import { RadiosField, TextAreaField, textAt } from '../../interface/forms/index.ts';
import { personFormFrame, personHeader } from '../../people/index.ts';
import { type Compared, comparePeople } from '../compare-people.ts';
import { followMerge } from '../get-merges.ts';
import { factNames } from '../merge.ts';
import { mergePeople } from '../merge-people.ts';
import { checkPage } from './merge-check.tsx';
import { PAIRS } from './pairs-page.tsx';
import { Beside, Cannot, differing, NOTHING } from './two-beside.tsx';

const zMergeForm = z.object({
  stands: z.partialRecord(z.enum(factNames), z.enum(['kept', 'other'])).default({}),
  birthWhy: z.string().default(''),
  why: z.string().default(''),
  otherVersion: z.coerce.number().int().min(1).catch(1),
});

type Fields = FormFieldsProps<Compared>;

/** What is left to say of two records that are one already, for a form that is sent a second time. */
async function mergedAlready(request: PageRequest, personId: string, otherId: string) {
  const merged = await request.ask(followMerge, { id: otherId });
  if (!merged.ok || merged.value.mergedInto !== personId) return undefined;
  const kept = await request.ask(personHeader, { id: personId });
  if (!kept.ok) return undefined;
  const { id, version, name } = kept.value.person;
  const nothing = { facts: [], holds: [], hindrances: [], birthsDisagree: false, shares: [], pairId: null };
  return succeed<Compared>({
    ...nothing,
    kept: { id, version, name },
    other: { id: otherId, version: 1, name },
  });
}

async function find(request: PageRequest, moment: FormMoment): Promise<Result<Compared, Fault>> {
  const { id: personId = '', other: otherId = '' } = request.params;
  const found = await request.ask(comparePeople, { personId, otherId });
  if (found.ok || found.error.kind !== 'not_found' || moment === 'show') return found;
  return (await mergedAlready(request, personId, otherId)) ?? found;
}

/** Which record’s word stands at first: the kept one’s, and the other’s where only that one says anything. */
function standsAtFirst(compared: Compared): Readonly<Record<string, string>> {
  return Object.fromEntries(
    differing(compared).map(({ fact, takenAtFirst }) => [fact, takenAtFirst ? 'other' : 'kept']),
  );
}

function Standing({ compared, values, faults }: Pick<Fields, 'values' | 'faults'> & { compared: Compared }) {
  return differing(compared).map(({ fact, title, kept, other }) => (
    <RadiosField
      name={['stands', fact]}
      label={`${title}: which one stands?`}
      faults={faults}
      value={textAt(values, ['stands', fact])}
      items={[
        { value: 'kept', text: kept ?? NOTHING, hint: 'Record that is kept' },
        { value: 'other', text: other ?? NOTHING, hint: 'Other record' },
      ]}
    />
  ));
}

function MergeFields({ about: compared, values, faults, refusal }: Fields) {
  // After a form was overtaken it goes on from what is on record now.
  const version =
    refusal?.kind === 'stale'
      ? compared.other.version
      : textAt(values, ['otherVersion']) || compared.other.version;
  return (
    <>
      <input type="hidden" name="otherVersion" value={String(version)} />
      <Standing compared={compared} values={values} faults={faults} />
      {compared.birthsDisagree && (
        <TextAreaField
          name="birthWhy"
          label="Why are two different dates of birth one person’s?"
          hint="For example, the day and the month were swapped"
          rows={2}
          limit={1000}
          value={textAt(values, ['birthWhy'])}
          faults={faults}
        />
      )}
      <TextAreaField
        name="why"
        label="How do you know that they are one person?"
        hint="She may read this one day"
        rows={3}
        limit={2000}
        value={textAt(values, ['why'])}
        faults={faults}
      />
    </>
  );
}

/** Of two who were found to be alike, the other answer. */
function TwoPeople({ pairId }: Pick<Compared, 'pairId'>) {
  if (pairId === null) return null;
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={`${PAIRS}/${pairId}/apart`}>
        No, they are two people
      </a>
    </p>
  );
}

const form: FormDeclaration<Compared, typeof zMergeForm> = {
  path: '/people/:id/merge/:other',
  permission: 'people:merge',
  find,
  frame: async (request, { kept }) => {
    const found = await personFormFrame(request, kept.id, '');
    return found.ok
      ? { ok: true, frame: { ...found.frame, back: { href: `/people/${kept.id}/merge` } } }
      : found;
  },
  title: () => 'Are these two records one person?',
  lead: (compared) => (
    <>
      <Beside compared={compared} />
      <TwoPeople pairId={compared.pairId} />
    </>
  ),
  instead: (compared) =>
    compared.hindrances.length > 0 ? (
      <>
        <Cannot compared={compared} />
        <Beside compared={compared} />
      </>
    ) : undefined,
  save: 'Continue',
  values: (compared) => ({
    stands: standsAtFirst(compared),
    birthWhy: '',
    why: '',
    otherVersion: String(compared.other.version),
  }),
  version: ({ kept }) => kept.version,
  standsNow: (compared) => (
    <StandsNow
      lines={differing(compared).map(
        ({ title, kept, other }) => `${title}: ${kept ?? NOTHING} (kept), ${other ?? NOTHING} (other)`,
      )}
    />
  ),
  fields: MergeFields,
  schema: () => zMergeForm,
  pause(request, compared, { values, step }) {
    if (step === 'change') return 'show again';
    const { why, birthWhy } = mergePeople.input.shape;
    const isWhole =
      why.safeParse(textAt(values, ['why'])).success &&
      birthWhy.safeParse(textAt(values, ['birthWhy'])).success &&
      (!compared.birthsDisagree || textAt(values, ['birthWhy'])?.trim()) &&
      compared.hindrances.length === 0;
    // What is missing or too long, the command says; nothing is written then.
    return isWhole && step !== 'confirm' ? checkPage(request, compared, values) : undefined;
  },
  async submit(request, { kept, other }, { stands, otherVersion, ...reasons }, version) {
    const take = factNames.filter((fact) => stands[fact] === 'other');
    const done = await request.run(mergePeople, {
      personId: kept.id,
      otherId: other.id,
      version: version ?? kept.version,
      otherVersion,
      take,
      ...reasons,
    });
    if (!done.ok) return done;
    const { moved, aside } = done.value;
    const also = aside > 0 ? ` ${aside} were there already and are set aside.` : '';
    return succeed({
      to: `/people/${kept.id}/merges`,
      notice: `The two records are one now. ${moved} entries moved.${also}`,
    });
  },
  atFields: (faults) =>
    faults.map((each) =>
      each.path[0] === 'take' ? { ...each, path: ['stands', ...each.path.slice(1)] } : each,
    ),
};

/** Two records side by side, what stands of each, and the check before they are one. */
export const mergeForm: readonly Page[] = formPages(form);
