import { z } from 'zod';
import {
  addressOf,
  type FormDeclaration,
  type FormFieldsProps,
  type FormMoment,
  formPages,
  html,
  type Page,
  type PageAnswer,
  type PageRequest,
  StandsNow,
} from '../../doors/index.ts';
import type { Fault } from '../../foundation/fault.ts';
import type { Result } from '../../foundation/result.ts';
import { succeed } from '../../foundation/result.ts';
import { Form, type FormValues, RadiosField, TextAreaField, textAt } from '../../interface/forms/index.ts';
import { Button, Details, SummaryList, Table } from '../../interface/govuk/index.ts';
import { RecordTable } from '../../interface/layout/index.ts';
import { personFormFrame, personHeader } from '../../people/index.ts';
import { type Compared, comparePeople } from '../compare-people.ts';
import { followMerge } from '../get-merges.ts';
import { factNames } from '../merge.ts';
import { mergePeople } from '../merge-people.ts';

const zMergeForm = z.object({
  stands: z.partialRecord(z.enum(factNames), z.enum(['kept', 'other'])).default({}),
  birthWhy: z.string().default(''),
  why: z.string().default(''),
  otherVersion: z.coerce.number().int().min(1).catch(1),
});

type Fields = FormFieldsProps<Compared>;

const NOTHING = 'Nothing recorded';

/** What is left to say of two records that are one already, for a form that is sent a second time. */
async function mergedAlready(request: PageRequest, personId: string, otherId: string) {
  const merged = await request.ask(followMerge, { id: otherId });
  if (!merged.ok || merged.value.mergedInto !== personId) return undefined;
  const kept = await request.ask(personHeader, { id: personId });
  if (!kept.ok) return undefined;
  const { id, version, name } = kept.value.person;
  const nothing = { facts: [], holds: [], hindrances: [], birthsDisagree: false };
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

const differing = ({ facts }: Compared) => facts.filter((fact) => fact.differs);

/** Which record’s word stands at first: the kept one’s, and the other’s where only that one says anything. */
function standsAtFirst(compared: Compared): Readonly<Record<string, string>> {
  return Object.fromEntries(
    differing(compared).map(({ fact, takenAtFirst }) => [fact, takenAtFirst ? 'other' : 'kept']),
  );
}

/** Every fact of both records side by side, and how much each holds. */
function Beside({ compared }: { compared: Compared }) {
  const { kept, other } = compared;
  return (
    <>
      <p class="govuk-body">
        The record of <strong>{kept.name}</strong> is kept. Everything on the other record, of{' '}
        <strong>{other.name}</strong>, goes to it.{' '}
        <a class="govuk-link" href={`/people/${other.id}/merge/${kept.id}`}>
          Keep the other record instead
        </a>
      </p>
      <RecordTable
        caption="Both records side by side"
        columns={[
          { text: 'Fact' },
          { text: 'Record that is kept' },
          { text: 'Other record' },
          { text: 'Same or different' },
        ]}
        rows={compared.facts.map(({ title, kept: one, other: two, differs }) => [
          title,
          one ?? NOTHING,
          two ?? NOTHING,
          differs ? <strong>Different</strong> : 'Same',
        ])}
      />
      <Details summary="How much each record holds">
        <Table
          caption="Entries on each record"
          captionClasses="govuk-table__caption--s"
          head={[
            'What',
            { text: 'Record that is kept', format: 'numeric' },
            { text: 'Other record', format: 'numeric' },
          ]}
          rows={compared.holds.map(({ what, kept: one, other: two }) => [
            what,
            { text: String(one), format: 'numeric' as const },
            { text: String(two), format: 'numeric' as const },
          ])}
        />
      </Details>
    </>
  );
}

function Cannot({ compared }: { compared: Compared }) {
  if (compared.hindrances.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">These records cannot be merged as things stand</h2>
      <ul class="govuk-list govuk-list--bullet">
        {compared.hindrances.map(({ message }) => (
          <li>{message}</li>
        ))}
      </ul>
    </>
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

function Hidden({ values }: { values: FormValues }) {
  const { stands, ...plain } = values;
  const chosen = typeof stands === 'object' && !Array.isArray(stands) ? Object.entries(stands ?? {}) : [];
  return (
    <>
      {chosen.map(([fact, side]) => (
        <input type="hidden" name={`stands[${fact}]`} value={String(side)} />
      ))}
      {Object.entries(plain).map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
    </>
  );
}

/** What is about to be done, before it is done. */
async function checkPage(request: PageRequest, compared: Compared, values: FormValues): Promise<PageAnswer> {
  const found = await personFormFrame(request, compared.kept.id, '');
  if (!found.ok) return found.answer;
  const stands = differing(compared).map(({ fact, title, kept, other }) => ({
    key: title,
    value: (textAt(values, ['stands', fact]) === 'other' ? other : kept) ?? NOTHING,
  }));
  const [birthWhy, why] = [textAt(values, ['birthWhy']), textAt(values, ['why'])];
  return html({
    title: 'Check before you merge the records',
    ...found.frame,
    back: { href: addressOf(request), text: 'Start again' },
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Check before you merge the records</h1>
          <SummaryList
            rows={[
              { key: 'Record that is kept', value: compared.kept.name },
              { key: 'Record that goes to it', value: compared.other.name },
              ...stands,
              ...(birthWhy ? [{ key: 'Why two dates of birth', value: birthWhy }] : []),
              { key: 'How you know', value: why ?? '' },
            ]}
          />
          <p class="govuk-body">
            Names that do not stand first are kept among her other names. Nothing is lost, and the merge can
            be undone.
          </p>
          <Form
            action={addressOf(request)}
            idempotencyKey={request.formKey}
            version={request.seenVersion ?? compared.kept.version}
          >
            <Hidden values={values} />
            <div class="govuk-button-group">
              <Button name="step" value="confirm" preventDoubleClick>
                Merge the records
              </Button>
              <Button name="step" value="change" variant="secondary">
                Change
              </Button>
            </div>
          </Form>
        </div>
      </div>
    ),
  });
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
  lead: (compared) => <Beside compared={compared} />,
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
    const isWhole =
      textAt(values, ['why'])?.trim() &&
      (!compared.birthsDisagree || textAt(values, ['birthWhy'])?.trim()) &&
      compared.hindrances.length === 0;
    // What is missing, the command says; nothing is written then.
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
