import { RESULT_WORDS, recordSharedContact } from '../../contacts/index.ts';
import {
  asTyped,
  fault,
  file,
  formPages,
  html,
  type Page,
  type PageRequest,
  page,
} from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  type FormValues,
  formDateText,
  RadiosField,
  TextAreaField,
  TextField,
  textAt,
} from '../../interface/forms/index.ts';
import { Button, SummaryList, WarningText } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { getPartnerStart, getSharedPerson } from '../get-shared.ts';
import { openSharedDocument } from '../open-shared-document.ts';
import type { SharedPerson } from '../partner-store.ts';

const START = '/partner';
const back = { href: START, text: 'People shared with us' };

const startPage = page({
  method: 'get',
  path: START,
  permission: 'partner:start',
  async handle(request) {
    const found = await request.ask(getPartnerStart, {});
    if (!found.ok) return fault(found.error);
    const { organisation, people } = found.value;
    return html({
      title: organisation,
      current: START,
      body: (
        <>
          <h1 class="govuk-heading-l">{organisation}</h1>
          <p class="govuk-body">You work with {request.tenantName} for this organisation.</p>
          <Button variant="secondary" href={`/t/${request.actor.tenant}/refer`}>
            Make a referral
          </Button>
          {people && <h2 class="govuk-heading-m">People shared with us today</h2>}
          {people && (people.length > 0 ? <People people={people} /> : <Nobody />)}
        </>
      ),
    });
  },
});

function Nobody() {
  return (
    <EmptyState
      title="Nobody is shared with us today"
      text="A worker of the service shares a person when she has agreed to it, for a time."
    />
  );
}

function People({ people }: { people: readonly SharedPerson[] }) {
  return (
    <RecordTable
      caption="Shared today"
      columns={[{ text: 'Name' }, { text: 'Why' }, { text: 'What for' }, { text: 'From' }, { text: 'Until' }]}
      rows={people.map(({ personId, name, why, delegated, fromOn, untilOn }) => [
        <a class="govuk-link" href={`${START}/people/${personId}`}>
          {name}
        </a>,
        why,
        delegated ? 'To work with' : 'To read',
        formatDate(fromOn),
        formatDate(untilOn),
      ])}
    />
  );
}

const sharedOf = (request: PageRequest) =>
  request.ask(getSharedPerson, { personId: request.params.id ?? '' });

const personPage = page({
  method: 'get',
  path: '/partner/people/:id',
  permission: 'shared:read',
  async handle(request) {
    const found = await sharedOf(request);
    if (!found.ok) return fault(found.error);
    const { share, knownAs, pronouns, safeContact, programme, goals, contacts, told, documents } =
      found.value;
    const { personId, name, why, delegated, fromOn, untilOn } = share;
    return html({
      title: name,
      current: START,
      back,
      body: (
        <>
          <h1 class="govuk-heading-l">{name}</h1>
          <WarningText>
            {safeContact ?? 'Nothing is recorded about how it is safe to be in touch. Ask first.'}
          </WarningText>
          <SummaryList
            rows={[
              ...(knownAs ? [{ key: 'Known as', value: knownAs }] : []),
              ...(pronouns ? [{ key: 'Pronouns', value: pronouns }] : []),
              ...(programme ? [{ key: 'Programme', value: programme }] : []),
              { key: 'Why it is shared', value: why },
              { key: 'Shared', value: `${formatDate(fromOn)} to ${formatDate(untilOn)}` },
            ]}
          />
          {delegated && <Button href={`${START}/people/${personId}/contact`}>Record a contact</Button>}
          <Told told={told} />
          <Documents documents={documents} personId={personId} />
          <h2 class="govuk-heading-m">Goals, in the person’s own words</h2>
          {goals.length === 0 && <p class="govuk-body">No goals yet.</p>}
          {goals.length > 0 && (
            <RecordTable
              caption="Goals"
              captionHidden
              columns={[{ text: 'Goal' }, { text: 'Area' }, { text: 'Since' }, { text: 'Stands' }]}
              rows={goals.map(({ words, area, setOn, reached }) => [
                words,
                area,
                formatDate(setOn),
                reached ? 'Reached' : 'Working on it',
              ])}
            />
          )}
          <h2 class="govuk-heading-m">Latest contacts</h2>
          {contacts.length === 0 && <p class="govuk-body">No contacts yet.</p>}
          {contacts.length > 0 && (
            <RecordTable
              caption="Latest contacts"
              captionHidden
              columns={[{ text: 'Day' }, { text: 'Kind' }, { text: 'How it went' }, { text: 'Worker' }]}
              rows={contacts.map(({ on, title, result, worker }) => [
                formatDate(on),
                title,
                RESULT_WORDS[result],
                worker,
              ])}
            />
          )}
        </>
      ),
    });
  },
});

/** What she said may be shared; nothing is said where there is none. */
function Told({ told }: Pick<Shared, 'told'>) {
  if (told.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What the person told us</h2>
      <p class="govuk-body">The person said that those who help may know this. Do not pass it on.</p>
      <SummaryList rows={told.map(({ about, words }) => ({ key: about, value: words }))} />
    </>
  );
}

function Documents({ documents, personId }: Pick<Shared, 'documents'> & { personId: string }) {
  return (
    <>
      <h2 class="govuk-heading-m">Documents</h2>
      {documents.length === 0 && (
        <p class="govuk-body">
          No documents are shown to your organisation. Ask the person’s worker if you need one.
        </p>
      )}
      {documents.length > 0 && (
        <p class="govuk-body">
          These open to your organisation while this person is shared with it. Do not pass them on.
        </p>
      )}
      {documents.length > 0 && (
        <RecordTable
          caption="Documents"
          captionHidden
          columns={[{ text: 'Document' }, { text: 'What it is' }, { text: 'Date' }, { text: 'File' }]}
          rows={documents.map(({ id, title, kind, datedOn, file: words }) => [
            <a
              class="govuk-link facet-words"
              href={`${START}/people/${personId}/documents/${id}/file`}
              dir="auto"
            >
              {title}
            </a>,
            kind,
            datedOn ? formatDate(datedOn) : 'None on it',
            words,
          ])}
        />
      )}
    </>
  );
}

const documentFile = page({
  method: 'get',
  path: '/partner/people/:id/documents/:document/file',
  permission: 'shared:read',
  async handle(request) {
    const { id: personId = '', document: documentId = '' } = request.params;
    const found = await request.ask(openSharedDocument, { personId, documentId });
    if (!found.ok) return fault(found.error);
    const { fileName, mediaType, content } = found.value;
    const type = mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType;
    return file({ name: fileName, type, text: new Uint8Array(Buffer.from(content, 'base64')) });
  },
});

type Shared = Extract<Awaited<ReturnType<typeof sharedOf>>, { ok: true }>['value'];

function dayIn(values: FormValues, field: string): string {
  const read = formDateText().safeParse(values[field]);
  return read.success ? read.data : '';
}

const typed = (values: FormValues, name: string) => textAt(values, [name]) ?? '';

const given = (values: FormValues, name: string) =>
  Object.values(datePartsAt(values, [name]) ?? {}).some((part) => part !== '' && part !== undefined);

const contactForm = formPages<Shared, typeof asTyped>({
  path: '/partner/people/:id/contact',
  permission: 'shared:record',
  async find(request) {
    const found = await sharedOf(request);
    if (!found.ok) return found;
    return found.value.share.delegated ? found : notFound('person');
  },
  frame: async (_request, { share }) => ({
    ok: true,
    frame: { current: START, back: { href: `${START}/people/${share.personId}`, text: share.name } },
  }),
  title: () => 'Record a contact',
  caption: ({ share }) => share.name,
  save: 'Save',
  values: () => ({}),
  fields: ({ about, request, values, faults }) => (
    <>
      <RadiosField
        name="kind"
        label="What kind of contact?"
        value={typed(values, 'kind')}
        faults={faults}
        items={about.kinds.map(({ id, title }) => ({ value: id, text: title }))}
      />
      <RadiosField
        name="result"
        label="Did you meet?"
        value={typed(values, 'result')}
        faults={faults}
        items={Object.entries(RESULT_WORDS).map(([value, text]) => ({ value, text }))}
      />
      <DateField
        name="on"
        label="On which day?"
        hint={`Today, ${formatDate(request.today)}, if you leave this empty`}
        value={datePartsAt(values, ['on'])}
        faults={faults}
      />
      <TextField
        name="minutes"
        label="How many minutes? (optional)"
        classes="govuk-input--width-3"
        inputmode="numeric"
        value={typed(values, 'minutes')}
        faults={faults}
      />
      <TextAreaField
        name="note"
        label="What happened? (optional)"
        hint="The person may read it. Other partner organisations do not."
        rows={5}
        value={typed(values, 'note')}
        faults={faults}
      />
      <DateField
        name="nextOn"
        label="When will you meet next? (optional)"
        value={datePartsAt(values, ['nextOn'])}
        faults={faults}
      />
    </>
  ),
  schema: () => asTyped,
  async submit(request, { share: { personId } }, _read, _version, values) {
    const minutes = typed(values, 'minutes');
    const done = await request.run(recordSharedContact, {
      personId,
      kind: typed(values, 'kind'),
      result: typed(values, 'result') as 'met',
      on: given(values, 'on') ? dayIn(values, 'on') : request.today.toString(),
      minutes: minutes === '' ? null : Number(minutes),
      note: typed(values, 'note'),
      nextOn: given(values, 'nextOn') ? dayIn(values, 'nextOn') : null,
    });
    return done.ok ? succeed({ to: `${START}/people/${personId}`, notice: 'Saved.' }) : done;
  },
});

/** The pages of a partner organisation's worker. */
export const sharedPages: readonly Page[] = [startPage, ...contactForm, documentFile, personPage];
