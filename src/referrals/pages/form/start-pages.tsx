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
import { languagesOfAll, readAddressPart } from '../../journey/language.ts';
import { ORIGINS, type Origin } from '../../referral-input.ts';
import { TwoThirds } from './frame.tsx';
import { LanguageLinks } from './in-language.tsx';
import { baseOf } from './journey.ts';
import { asksWhich, NONE, ProgrammeText, takers, WhichProgramme } from './which-programme.tsx';

interface StartWords {
  readonly title: string;
  readonly lead: string;
  readonly points: readonly string[];
  readonly button: string;
}

const START: Readonly<Record<'partner' | 'self', StartWords>> = {
  partner: {
    title: 'Refer a parent',
    lead: 'Use this if you work with a parent who would like support of her or his own.',
    points: [
      'Talk with the parent first: we meet only those who want to meet us.',
      'Have at hand what you know of the family. The year alone will do for old dates.',
      'It takes about 15 minutes. You can save it and go on later; you need no account.',
    ],
    button: 'Start now',
  },
  self: {
    title: 'Ask for support',
    lead: 'You can use this if you are a parent and would like somebody on your side.',
    points: [
      'First we ask how we can reach you safely.',
      'You can leave out anything that you would rather not say.',
      'It takes about 10 minutes. You can stop and go on later.',
      'It is your choice, and you can change your mind at any time.',
    ],
    button: 'Start',
  },
};

interface ServicesProps {
  readonly programmes: readonly Programme[];
  readonly tenant: string;
  readonly language: string | undefined;
  readonly origin: 'partner' | 'self';
}

/** Where each service says what it is. */
function Services({ programmes, tenant, language, origin }: ServicesProps) {
  if (programmes.length === 0) return null;
  return (
    <ul class="govuk-list">
      {programmes.map((programme) => (
        <li>
          <a
            class="govuk-link"
            href={`/t/${tenant}/services/${programme.programme}${origin === 'self' ? '?reader=self' : ''}`}
          >
            What <ProgrammeText programme={programme} word="title" language={language} /> does, and what
            happens next
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

/** Where somebody from outside begins: what this is, and one button. The key of the draft is made here. */
export function showStart(
  request: PageRequest,
  origin: 'partner' | 'self',
  faults: readonly FieldFault[] = [],
): PageAnswer {
  const programmes = takers(request, origin);
  const words = START[origin];
  const tenant = request.params.tenant ?? '';
  const languages = languagesOfAll(programmes);
  const language = languages.find((each) => each === languageAskedFor(request));
  const base = baseOf(newId(request.now), { tenant, secret: newSecret(), language });
  const about = programmes.length === 1 ? programmes[0] : undefined;
  return html({
    title: words.title,
    exitThisPage: origin === 'self',
    ...(faults.length > 0 && { faults, status: 422 }),
    body: (
      <TwoThirds>
        <LanguageLinks
          languages={languages}
          now={language}
          hrefIn={(each) => `/t/${tenant}/refer/${origin}${each === undefined ? '' : `?language=${each}`}`}
        />
        <h1 class="govuk-heading-xl">{words.title}</h1>
        {about && (
          <p class="govuk-body-l">
            <ProgrammeText programme={about} word="title" language={language} />
            {': '}
            <ProgrammeText programme={about} word="about" language={language} />
          </p>
        )}
        <p class="govuk-body">{words.lead}</p>
        <ul class="govuk-list govuk-list--bullet">
          {words.points.map((point) => (
            <li>{point}</li>
          ))}
        </ul>
        <Services programmes={programmes} tenant={tenant} language={language} origin={origin} />
        {programmes.length === 0 ? (
          NONE
        ) : (
          <Form action={`${base}/begin`} idempotencyKey={request.formKey}>
            <input type="hidden" name="origin" value={origin} />
            <WhichProgramme programmes={programmes} language={language} faults={faults} />
            <Button isStartButton preventDoubleClick>
              {words.button}
            </Button>
          </Form>
        )}
        <p class="govuk-body-s">
          If somebody is in danger now, call 999. If you cannot speak, press 55 when you are asked.
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
