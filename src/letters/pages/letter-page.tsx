import type { Child } from 'hono/jsx';
import { decide } from '../../access/decide.ts';
import {
  fault,
  formFaults,
  html,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { Form, type FormValues, TextField, textAt } from '../../interface/forms/index.ts';
import { Button, InsetText, SummaryList, Tag } from '../../interface/govuk/index.ts';
import { PrintButton } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { getLetter } from '../get-letter.ts';
import { exchangeWords, findingWords, statusWords } from '../letter-words.ts';
import { readLetter, releaseLetter, secondReadLetter, sendLetter } from '../release-letter.ts';

async function load(request: PageRequest) {
  return request.ask(getLetter, { personId: request.params.id ?? '', id: request.params.letter ?? '' });
}

type Letter = Extract<Awaited<ReturnType<typeof load>>, { ok: true }>['value'];

interface Shown {
  readonly values: FormValues;
  readonly faults: readonly FieldFault[];
  readonly status: number;
}

async function show(request: PageRequest, letter: Letter, shown: Shown): Promise<PageAnswer> {
  const frame = await personFrame(request, letter.personId, '/letters');
  if (!frame.ok) return frame.answer;
  const title = `${exchangeWords[letter.kind]} ${letter.direction === 'to_parent' ? 'from the family of' : letter.direction === 'together' ? 'with' : 'to'} ${letter.childCalled}`;
  return html({
    title,
    status: shown.status,
    faults: shown.faults,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${letter.personId}/letters`, text: 'Letters' },
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          <Tag>{statusWords[letter.status]}</Tag>
        </p>
        <LetterText letter={letter} />
        {decide(request.actor, 'contact:record').allowed && (
          <Steps request={request} letter={letter} shown={shown} />
        )}
        <Facts letter={letter} />
        <PrintButton />
      </>
    ),
  });
}

/** The letter in large print, in her language with the translation beside it. */
function LetterText({ letter }: { letter: Letter }) {
  const { body, translation, what } = letter;
  return (
    <>
      <div class={body && translation ? 'facet-letter__both' : undefined}>
        {[body, translation]
          .filter((text) => text !== null)
          .map((text) => (
            <div class="facet-letter__sheet facet-words" dir="auto">
              {text}
            </div>
          ))}
      </div>
      {what && <p class="govuk-body facet-words">With it: {what}</p>}
    </>
  );
}

function Steps({ request, letter, shown }: { request: PageRequest; letter: Letter; shown: Shown }) {
  const base = `/people/${letter.personId}/letters/${letter.id}`;
  const form = (step: string, children: Child, button: string) => (
    <Form action={`${base}/${step}`} idempotencyKey={request.formKey} version={letter.version}>
      {children}
      <Button preventDoubleClick>{button}</Button>
    </Form>
  );
  const change = (
    <p class="govuk-body">
      <a class="govuk-link" href={`${base}/change`}>
        Change the letter
      </a>
    </p>
  );
  switch (letter.status) {
    case 'draft':
      return (
        <section class="facet-no-print">
          <h2 class="govuk-heading-m">The check before release</h2>
          <Findings letter={letter} />
          {letter.findings.some(({ sure }) => sure)
            ? null
            : form('release', <Reasons letter={letter} shown={shown} />, 'It can go through the check')}
          {change}
        </section>
      );
    case 'checked':
      return (
        <section class="facet-no-print">
          <h2 class="govuk-heading-m">The second reader</h2>
          {letter.checkedByReader ? (
            <p class="govuk-body">You checked this letter. Somebody else has to read it before it goes.</p>
          ) : (
            <>
              {form('let-go', null, 'I have read it, and it can go')}
              {form('give-back', null, 'Give it back to be changed')}
            </>
          )}
          {change}
        </section>
      );
    case 'ready':
      return (
        <section class="facet-no-print">
          {form('send', null, 'It was sent today')}
          {change}
        </section>
      );
    case 'received':
      return (
        <section class="facet-no-print">
          {form(
            'read',
            <TextField
              name="howItWas"
              label="How was it to read it together?"
              value={textAt(shown.values, ['howItWas'])}
              faults={shown.faults}
            />,
            'We read it together today',
          )}
        </section>
      );
    default:
      return null;
  }
}

function Findings({ letter }: { letter: Letter }) {
  if (letter.findings.length === 0)
    return <p class="govuk-body">The check found nothing that must not leave.</p>;
  const stops = letter.findings.some(({ sure }) => sure);
  return (
    <InsetText>
      <p class="govuk-body govuk-!-font-weight-bold">
        {stops
          ? 'The letter stops here. Change these places:'
          : 'Look at these places. Change them, or say why they may stand:'}
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {letter.findings.map(({ text, kind, sure }) => (
          <li>
            <mark class="facet-letter__found">{text}</mark>: {findingWords[kind]}
            {sure ? '' : '. Is it?'}
          </li>
        ))}
      </ul>
    </InsetText>
  );
}

/** Those places that somebody may say are fine. */
function askedAbout(letter: Letter): string[] {
  return [...new Set(letter.findings.filter(({ sure }) => !sure).map(({ text }) => text))];
}

function Reasons({ letter, shown }: { letter: Letter; shown: Shown }) {
  return (
    <>
      {askedAbout(letter).map((text, index) => (
        <TextField
          name={['because', index]}
          label={`Why may “${text}” stand?`}
          value={textAt(shown.values, ['because', index])}
          faults={shown.faults}
        />
      ))}
    </>
  );
}

function Facts({ letter }: { letter: Letter }) {
  const day = (key: string, date: Temporal.PlainDate | null, by?: string | null) =>
    date ? [{ key, value: `${formatDate(date)}${by ? `, by ${by}` : ''}` }] : [];
  const rows = [
    ...day('Agreed date', letter.dueOn),
    ...day('Checked', letter.checkedOn, letter.checkedByName),
    ...day('Read by a second reader', letter.secondOn, letter.secondByName),
    ...day(statusWords[letter.status === 'read' ? 'received' : letter.status], letter.happenedOn),
    ...day('Read together', letter.readOn),
    ...(letter.howItWas ? [{ key: 'How it was', value: letter.howItWas }] : []),
    ...letter.lookedAt.map(({ text, because }) => ({ key: `“${text}” may stand`, value: because })),
  ];
  return rows.length > 0 ? <SummaryList rows={rows} /> : null;
}

const STEPS = {
  release: (request: PageRequest, letter: Letter, seen: Seen) => {
    const asked = askedAbout(letter);
    const lookedAt = asked.map((text, index) => ({
      text,
      because: textAt(request.form as FormValues, ['because', index]) ?? '',
    }));
    return request.run(releaseLetter, { ...seen, lookedAt });
  },
  'let-go': (request: PageRequest, _: Letter, seen: Seen) =>
    request.run(secondReadLetter, { ...seen, agrees: true }),
  'give-back': (request: PageRequest, _: Letter, seen: Seen) =>
    request.run(secondReadLetter, { ...seen, agrees: false }),
  send: (request: PageRequest, _: Letter, seen: Seen) => request.run(sendLetter, seen),
  read: (request: PageRequest, _: Letter, seen: Seen) =>
    request.run(readLetter, { ...seen, howItWas: textAt(request.form as FormValues, ['howItWas']) }),
} as const;

interface Seen {
  readonly personId: string;
  readonly id: string;
  readonly version: number;
}

function stepPage(step: keyof typeof STEPS): Page {
  return page({
    method: 'post',
    path: `/people/:id/letters/:letter/${step}`,
    permission: 'contact:record',
    async handle(request) {
      const letter = await load(request);
      if (!letter.ok) return fault(letter.error);
      const { personId, id } = letter.value;
      const seen = { personId, id, version: request.seenVersion ?? letter.value.version };
      const done = await STEPS[step](request, letter.value, seen);
      if (done.ok) return redirect(`/people/${personId}/letters/${id}`, statusWords[done.value.status]);
      const refusal = formFaults(done.error);
      if (!refusal) return fault(done.error);
      const faults = refusal.faults.map((each) =>
        each.path[0] === 'lookedAt' ? { ...each, path: ['because', each.path[1] ?? 0] } : each,
      );
      return show(request, letter.value, {
        values: request.form as FormValues,
        status: refusal.status,
        faults,
      });
    },
  });
}

/** One letter, what the check finds in it, and its next steps. */
export const letterPages: readonly Page[] = [
  page({
    method: 'get',
    path: '/people/:id/letters/:letter',
    permission: 'person:read',
    async handle(request) {
      const letter = await load(request);
      if (!letter.ok)
        return fault(letter.error.kind === 'invalid' ? { kind: 'not_found', what: 'letter' } : letter.error);
      return show(request, letter.value, { values: {}, faults: [], status: 200 });
    },
  }),
  ...(Object.keys(STEPS) as (keyof typeof STEPS)[]).map(stepPage),
];
