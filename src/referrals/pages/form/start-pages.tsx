import {
  fault,
  formFaults,
  html,
  type PageAnswer,
  type PageRequest,
  redirect,
} from '../../../doors/index.ts';
import type { FieldFault } from '../../../foundation/fault.ts';
import { newId } from '../../../foundation/identifiers.ts';
import { Form } from '../../../interface/forms/index.ts';
import { Button } from '../../../interface/govuk/index.ts';
import type { Programme } from '../../../programme/index.ts';
import { newSecret } from '../../drafts/draft.ts';
import { startDraft } from '../../drafts/start-draft.ts';
import { textOf } from '../../journey/fields.ts';
import { languagesOf, languagesOfAll, readAddressPart, translatedAt } from '../../journey/language.ts';
import { readerWords } from '../../journey/reader-words.ts';
import { filled, type Told, toldIn, usualWords, type Words } from '../../journey/wording.ts';
import { ORIGINS, type Origin } from '../../referral-input.ts';
import { TwoThirds } from './frame.tsx';
import { FormWord, InLanguage, LanguageLinks } from './in-language.tsx';
import { baseOf } from './journey.ts';
import { asksWhich, ProgrammeText, takers, WhichProgramme } from './which-programme.tsx';

const POINTS = ['startPoint1', 'startPoint2', 'startPoint3', 'startPoint4'] as const;

interface ServicesProps {
  readonly programmes: readonly Programme[];
  readonly tenant: string;
  readonly words: { readonly say: Words; readonly told: Told };
  readonly origin: 'partner' | 'self';
}

/** The link's words, with what the service is called in the reader’s language where that is known. */
function WhatItDoes({ words, programme }: Pick<ServicesProps, 'words'> & { programme: Programme }) {
  const said = words.told('whatServiceDoes');
  const own = translatedAt(programme, said?.language, 'title')?.text ?? programme.title;
  return (
    <InLanguage
      text={filled(words.say('whatServiceDoes'), { service: programme.title })}
      said={said && { ...said, text: filled(said.text, { service: own }) }}
    />
  );
}

/** Where each service says what it is. */
function Services({ programmes, tenant, words, origin }: ServicesProps) {
  if (programmes.length === 0) return null;
  return (
    <ul class="govuk-list">
      {programmes.map((programme) => (
        <li>
          <a
            class="govuk-link"
            href={`/t/${tenant}/services/${programme.programme}${origin === 'self' ? '?reader=self' : ''}`}
          >
            <WhatItDoes words={words} programme={programme} />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The language that the address of a start page names, or that of the form which it could not begin. */
function languageAskedFor({ params, search }: PageRequest): string | null {
  return readAddressPart(params.secret ?? '').language ?? search.get('language');
}

/** Facet’s own words before a service is chosen: in a language, as the first service that has it says them. */
function wordsOfStart(
  programmes: readonly Programme[],
  origin: 'partner' | 'self',
  language: string | undefined,
): { readonly say: Words; readonly told: Told } {
  const first = programmes.find((each) => language !== undefined && languagesOf(each).includes(language));
  return { say: usualWords(origin), told: first ? toldIn(first, origin, language) : () => undefined };
}

/** Where somebody from outside begins: what this is, and one button. The key of the draft is made here. */
export function showStart(
  request: PageRequest,
  origin: 'partner' | 'self',
  faults: readonly FieldFault[] = [],
): PageAnswer {
  const programmes = takers(request, origin);
  const tenant = request.params.tenant ?? '';
  const languages = languagesOfAll(programmes);
  const language = languages.find((each) => each === languageAskedFor(request));
  const words = wordsOfStart(programmes, origin, language);
  const base = baseOf(newId(request.now), { tenant, secret: newSecret(), language });
  const about = programmes.length === 1 ? programmes[0] : undefined;
  return html({
    title: words.say('startTitle'),
    exitThisPage: origin === 'self',
    readIn: readerWords({ ...words, language }),
    ...(faults.length > 0 && { faults, status: 422 }),
    body: (
      <TwoThirds language={language}>
        <LanguageLinks
          languages={languages}
          now={language}
          hrefIn={(each) => `/t/${tenant}/refer/${origin}${each === undefined ? '' : `?language=${each}`}`}
        />
        <h1 class="govuk-heading-xl">
          <FormWord journey={words} word="startTitle" />
        </h1>
        {about && (
          <p class="govuk-body-l">
            <ProgrammeText programme={about} word="title" language={language} />
            {': '}
            <ProgrammeText programme={about} word="about" language={language} />
          </p>
        )}
        <p class="govuk-body">
          <FormWord journey={words} word="startLead" />
        </p>
        <ul class="govuk-list govuk-list--bullet">
          {POINTS.filter((point) => words.say(point) !== '').map((point) => (
            <li>
              <FormWord journey={words} word={point} />
            </li>
          ))}
        </ul>
        <Services programmes={programmes} tenant={tenant} words={words} origin={origin} />
        {programmes.length === 0 ? (
          <p class="govuk-body">
            <FormWord journey={words} word="noService" />
          </p>
        ) : (
          <Form action={`${base}/begin`} idempotencyKey={request.formKey}>
            <input type="hidden" name="origin" value={origin} />
            <WhichProgramme
              programmes={programmes}
              language={language}
              faults={faults}
              label={<FormWord journey={words} word="whichService" />}
            />
            <Button isStartButton preventDoubleClick>
              <FormWord journey={words} word="start" />
            </Button>
          </Form>
        )}
        <p class="govuk-body-s">
          <FormWord journey={words} word="danger" />
        </p>
      </TwoThirds>
    ),
  });
}

/** Where visitors choose how they come in. */
export function showWays(request: PageRequest): PageAnswer {
  const base = `/t/${request.params.tenant}/refer`;
  return html({
    title: 'Get support',
    exitThisPage: true,
    body: (
      <TwoThirds>
        <h1 class="govuk-heading-xl">Get support</h1>
        <p class="govuk-body-l">
          <a class="govuk-link" href={`${base}/self`}>
            I am a parent and would like support
          </a>
        </p>
        <p class="govuk-body-l">
          <a class="govuk-link" href={`${base}/partner`}>
            I work with a parent and would like to refer
          </a>
        </p>
      </TwoThirds>
    ),
  });
}

function originOf(request: PageRequest): Origin {
  const origin = textOf(request.form, ['origin']);
  return ORIGINS.find((each) => each === origin) ?? 'partner';
}

/** Begins a visitor's draft under the key that the start page made. */
export async function beginOutside(request: PageRequest): Promise<PageAnswer> {
  const { tenant = '', draft = '', secret: part = '' } = request.params;
  const { secret, language } = readAddressPart(part);
  const origin = originOf(request) === 'self' ? 'self' : 'partner';
  const programme = textOf(request.form, ['programme']);
  const begun = await request.run(startDraft, { draft, secret, origin, programme });
  if (!begun.ok) return beginAgain(request, origin, begun.error);
  const base = baseOf(draft, { tenant, secret, language });
  return redirect(origin === 'self' ? `${base}/safe-contact` : base);
}

function beginAgain(
  request: PageRequest,
  origin: 'partner' | 'self',
  error: Parameters<typeof fault>[0],
): PageAnswer {
  const found = formFaults(error);
  const beside = found?.faults.every((each) => each.path[0] === 'programme');
  if (!found || !beside) return fault(error.kind === 'invalid' ? { kind: 'not_found', what: 'page' } : error);
  const faults = asksWhich(request, origin)
    ? found.faults
    : found.faults.map((each) => ({ ...each, path: [] }));
  return showStart(request, origin, faults);
}
