import { decide } from '../../access/decide.ts';
import { fault, html, type Page, type PageRequest, page } from '../../doors/index.ts';
import { Details, SummaryList, type SummaryRow } from '../../interface/govuk/index.ts';
import { formatPartialDay } from '../../interface/wording/index.ts';
import type { SafeContact } from '../person.ts';
import { personFrame } from '../person-frame.tsx';
import type { PersonSummary } from '../record.ts';
import { listTellings } from '../told/list-tellings.ts';
import { Told } from '../told/told-card.tsx';
import { sexWords } from '../words.ts';

/** One line of the details; null where nothing is known. */
export interface DetailLine {
  readonly key: string;
  readonly value: string | null;
}

const yesNo = (answer: boolean | null) => (answer === null ? null : answer ? 'Yes' : 'No');

/** What is known of somebody, part by part. */
export function detailLines(person: PersonSummary): Record<'about' | 'needs' | 'reach', DetailLine[]> {
  return {
    about: [
      { key: 'Name', value: person.name },
      { key: 'Likes to be called', value: person.knownAs },
      { key: 'Other names', value: person.otherNames },
      { key: 'Date of birth', value: person.bornOn && formatPartialDay(person.bornOn) },
      { key: 'Sex', value: person.sex && sexWords[person.sex] },
      { key: 'Pronouns', value: person.pronouns },
      { key: 'Ethnic group', value: person.ethnicity },
      { key: 'Grew up in care', value: yesNo(person.careLeaver) },
    ],
    needs: [
      { key: 'First language', value: person.firstLanguage },
      {
        key: 'Interpreter',
        value: person.interpreter && (person.interpreter === 'needed' ? 'Needed' : 'Not needed'),
      },
      { key: 'Communication needs', value: person.communicationNeeds },
      {
        key: 'Disability or long-term condition',
        value: person.healthOpen ? person.disability : 'Only workers and managers may read this',
      },
    ],
    reach: [
      { key: 'Area', value: person.area },
      { key: 'Link to this area', value: person.localLink && (person.localLink === 'yes' ? 'Yes' : 'No') },
      { key: 'Phone', value: person.phone },
      { key: 'Email', value: person.email },
    ],
  };
}

/** How it is safe to reach somebody, line by line. */
export function safeContactLines(safe: SafeContact | null): DetailLine[] {
  const safely = (way: boolean | null | undefined) =>
    way === null || way === undefined ? null : way ? 'Safe' : 'Not safe: do not use';
  return [
    { key: 'Call', value: safely(safe?.call) },
    { key: 'Text', value: safely(safe?.text) },
    { key: 'Letter', value: safely(safe?.write) },
    { key: 'Email', value: safely(safe?.email) },
    { key: 'When', value: safe?.times ?? null },
    { key: 'Do not say or write', value: safe?.whatNotToSay ?? null },
    { key: 'Must not know', value: safe?.whoMustNotKnow ?? null },
  ];
}

const rowOf = ({ key, value }: DetailLine): SummaryRow => ({
  key,
  value: value ?? 'Not known',
});

/** The address; one that is confidential shows only when somebody asks to see it. */
function addressRow(person: PersonSummary): SummaryRow {
  if (!person.address || !person.addressConfidential) return rowOf({ key: 'Address', value: person.address });
  return {
    key: 'Address',
    value: <Details summary="Confidential: show the address">{person.address}</Details>,
  };
}

async function detailsPage(request: PageRequest) {
  const frame = await personFrame(request, request.params.id ?? '', '/details');
  if (!frame.ok) return frame.answer;
  const { person } = frame;
  const told = await request.ask(listTellings, { personId: person.id });
  if (!told.ok) return fault(told.error);
  const lines = detailLines(person);
  const mayWrite = decide(request.actor, 'person:write').allowed;
  const change = (path: string, what: string) =>
    mayWrite
      ? [{ href: `/people/${person.id}/details/${path}`, text: 'Change', visuallyHiddenText: what }]
      : [];
  const card = (title: string, rows: readonly SummaryRow[], path: string) => (
    <SummaryList card={{ title, actions: change(path, title.toLowerCase()) }} rows={rows} />
  );
  return html({
    title: `Details of ${person.name}`,
    current: '/people',
    back: { href: `/people/${person.id}`, text: person.name },
    header: frame.header,
    body: (
      <>
        <h1 class="govuk-heading-l">Details</h1>
        {card('Safe contact', safeContactLines(person.safeContact).map(rowOf), 'safe-contact')}
        {card('About', lines.about.map(rowOf), 'change')}
        {card('Communication and needs', lines.needs.map(rowOf), 'change')}
        <Told
          {...told.value}
          mayWrite={mayWrite}
          mayKeepNames={decide(request.actor, 'carer:read').allowed}
        />
        {card('Where and how to reach', [addressRow(person), ...lines.reach.map(rowOf)], 'change')}
      </>
    ),
  });
}

/** A person’s details. */
export const detailsPages: readonly Page[] = [
  page({ method: 'get', path: '/people/:id/details', permission: 'person:read', handle: detailsPage }),
];
