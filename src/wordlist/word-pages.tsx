import { z } from 'zod';
import { decide } from '../access/decide.ts';
import { fault, file, formPages, html, type Page, type PageRequest, page } from '../doors/index.ts';
import { invalid, notFound } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import {
  CheckboxesField,
  Form,
  type FormValues,
  formTick,
  optional,
  RadiosField,
  TextAreaField,
  TextField,
  textAt,
  textsAt,
} from '../interface/forms/index.ts';
import { Button, InsetText } from '../interface/govuk/index.ts';
import { RecordTable } from '../interface/layout/index.ts';
import { findMarkedWords, markedKinds, markedSentence } from '../interface/wording/index.ts';
import { changeWords } from './change-words.ts';
import { listWords } from './list-words.ts';
import type { ListedWords } from './word-list.ts';

const KINDS = { jargon: 'A word of the trade', blame: 'May be read as blame' } as const;
const LONGEST = 20_000;
const TOO_LONG = {
  path: ['text'],
  message: 'The text must be 20,000 characters or fewer. Check it in parts',
};

/** What a text says that could be said otherwise; an empty text has not been looked at. */
function Found({ text, list }: { text: string; list: readonly ListedWords[] }) {
  if (text.trim() === '') return null;
  const found = findMarkedWords(
    text,
    list.filter(({ switchedOff }) => !switchedOff),
  );
  const lines = [...new Set(found.map(markedSentence))];
  return (
    <InsetText>
      {lines.length === 0 ? (
        <p class="govuk-body">None of the words on the list stand in this text.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
    </InsetText>
  );
}

function Listed({ list, mayChange }: { list: readonly ListedWords[]; mayChange: boolean }) {
  return (
    <RecordTable
      caption="Words that are marked"
      columns={['Words', 'Why', 'What could be written', 'On the list'].map((text) => ({ text }))}
      rows={list.map(({ words, kind, instead, switchedOff }) => [
        mayChange ? (
          <a class="govuk-link" href={`/words/entry?words=${encodeURIComponent(words)}`}>
            {words}
          </a>
        ) : (
          words
        ),
        KINDS[kind],
        instead,
        switchedOff ? 'Switched off' : 'Yes',
      ])}
    />
  );
}

async function wordsPage(request: PageRequest) {
  const found = await request.ask(listWords, {});
  if (!found.ok) return fault(found.error);
  const mayChange = decide(request.actor, 'words:manage').allowed;
  const text = textAt(request.form as FormValues, ['text']) ?? '';
  const faults = [...request.formFaults, ...(text.length > LONGEST ? [TOO_LONG] : [])];
  return html({
    title: 'Plain words',
    current: '/words',
    status: faults.length > 0 ? 422 : 200,
    faults,
    body: (
      <>
        <h1 class="govuk-heading-l">Plain words</h1>
        <p class="govuk-body">
          A parent may read every page about her. These words are marked while you type, with what could be
          written instead. Nothing is kept from being saved.
        </p>
        <Form action="/words" idempotencyKey={request.formKey}>
          <TextAreaField
            name="text"
            label="Check a text"
            hint="It is not kept"
            rows={5}
            value={text}
            faults={faults}
          />
          <Button variant="secondary">Check the words</Button>
        </Form>
        <Found text={text.slice(0, LONGEST)} list={found.value} />
        {mayChange && (
          <p class="govuk-body">
            <a class="govuk-link" href="/words/add">
              Put words on the list
            </a>
          </p>
        )}
        <Listed list={found.value} mayChange={mayChange} />
      </>
    ),
  });
}

async function listFile(request: PageRequest) {
  const found = await request.ask(listWords, {});
  if (!found.ok) return fault(found.error);
  const list = found.value
    .filter(({ switchedOff }) => !switchedOff)
    .map(({ words, kind, instead }) => ({ words, kind, instead }));
  return file({ name: 'words.json', type: 'application/json', text: JSON.stringify(list) });
}

const zEntry = z.object({
  words: z.string().default(''),
  kind: optional(z.enum(markedKinds)),
  instead: z.string().default(''),
  switchedOff: formTick(),
});

async function findEntry(request: PageRequest) {
  const found = await request.ask(listWords, {});
  if (!found.ok) return found;
  if (request.path === '/words/add') return succeed<ListedWords | null>(null);
  const wanted = request.search.get('words');
  const entry = found.value.find(({ words }) => words === wanted);
  return entry ? succeed<ListedWords | null>(entry) : notFound('page');
}

const entryForm = (path: '/words/add' | '/words/entry') =>
  formPages<ListedWords | null, typeof zEntry>({
    path,
    permission: 'words:manage',
    find: findEntry,
    frame: async () => ({
      ok: true,
      frame: { current: '/words', back: { href: '/words', text: 'Plain words' } },
    }),
    title: (entry) => (entry ? `Change “${entry.words}”` : 'Put words on the list'),
    save: 'Save',
    values: (entry) => ({
      words: entry?.words ?? '',
      kind: entry?.kind ?? '',
      instead: entry?.instead ?? '',
      switchedOff: entry?.switchedOff ? ['yes'] : [],
    }),
    version: (entry) => entry?.version ?? undefined,
    fields: ({ about: entry, values, faults }) => (
      <>
        {!entry && (
          <TextField name="words" label="Words to mark" value={textAt(values, ['words'])} faults={faults} />
        )}
        <RadiosField
          name="kind"
          label="Why are they marked?"
          items={markedKinds.map((kind) => ({ value: kind, text: KINDS[kind] }))}
          value={textAt(values, ['kind'])}
          faults={faults}
        />
        <TextField
          name="instead"
          label="What could be written instead?"
          value={textAt(values, ['instead'])}
          faults={faults}
        />
        {entry && (
          <CheckboxesField
            name="switchedOff"
            label="Should these words be marked?"
            items={[{ value: 'yes', text: 'No, switch them off' }]}
            values={textsAt(values, ['switchedOff'])}
            faults={faults}
          />
        )}
      </>
    ),
    schema: () => zEntry,
    async submit(request, entry, { kind, words, ...sent }, version) {
      if (!kind) return invalid({ path: ['kind'], message: 'Select why these words are marked' });
      const done = await request.run(changeWords, {
        ...sent,
        kind,
        words: entry?.words ?? words,
        ...(version === undefined ? {} : { version }),
      });
      return done.ok ? succeed({ to: '/words', notice: 'The list is saved' }) : done;
    },
  });

/** The list of words, a text to be checked, and the changes to the list. */
export const wordPages: readonly Page[] = [
  page({ method: 'get', path: '/words', permission: 'words:read', handle: wordsPage }),
  page({ method: 'post', path: '/words', permission: 'words:read', handle: wordsPage }),
  page({ method: 'get', path: '/words/list.json', permission: 'words:read', handle: listFile }),
  ...entryForm('/words/add'),
  ...entryForm('/words/entry'),
];
