import type { Child } from 'hono/jsx';
import { html, type PageAnswer } from '../../../doors/index.ts';
import { newId } from '../../../foundation/identifiers.ts';
import { Form } from '../../../interface/forms/index.ts';
import { Button, InsetText, SummaryList } from '../../../interface/govuk/index.ts';
import { directionOf } from '../../../interface/wording/index.ts';
import { asked, type Field, shown } from '../../journey/fields.ts';
import type { Said } from '../../journey/language.ts';
import type { Step } from '../../journey/step.ts';
import { KEEP } from './form-fields.tsx';
import { FormWord, InLanguage, LanguageLinks, ShownAnswer } from './in-language.tsx';
import { frameOf, hrefIn, type Journey } from './journey.ts';
import type { NotSaved } from './save.ts';

/** Keeps lines short enough to read; from the right where the language is read so. */
export function TwoThirds({ language, children }: { language?: string | undefined; children?: Child }) {
  const isFromRight = language !== undefined && directionOf(language) === 'rtl';
  return (
    <div class="govuk-grid-row" {...(isFromRight && { dir: 'rtl' })}>
      <div class={`govuk-grid-column-two-thirds${isFromRight ? ' facet-from-right' : ''}`}>{children}</div>
    </div>
  );
}

/** The body of a page of the form, beneath the languages that it can be read in. */
export function JourneyBody({ journey, children }: { journey: Journey; children?: Child }) {
  return (
    <TwoThirds language={journey.language}>
      <LanguageLinks
        languages={journey.languages}
        now={journey.language}
        hrefIn={(language) => hrefIn(journey, language)}
      />
      {children}
    </TwoThirds>
  );
}

/** The name of a step, as its reader reads it. */
export function StepTitle({ step }: { step: Step }) {
  return <InLanguage text={step.title} said={step.said?.title} />;
}

interface FormPageProps {
  readonly journey: Journey;
  readonly title: string;
  /** The title in the reader’s language, where it is not one of Facet’s own words. */
  readonly titleSaid?: Said | undefined;
  /** The heading, where it is not the title in the same words. */
  readonly heading?: Child;
  readonly lead?: Child;
  readonly back: string;
  readonly why?: NotSaved | undefined;
  /** What stands in the draft now, shown beside what was typed when another window saved first. */
  readonly savedElsewhere?: Child;
  readonly submit?: Child;
  /** True where some of its questions ask for a file. */
  readonly sendsFiles?: boolean;
  readonly children?: Child;
}

/** A page of the form: its heading, its questions, and two ways on. */
export function formPage(props: FormPageProps): PageAnswer {
  const { journey, title, heading = title, lead, back, why } = props;
  const { request, draft } = journey;
  return html({
    ...frameOf(journey, props.titleSaid),
    title,
    back: { href: back },
    ...(why && { status: why.status, faults: why.faults }),
    body: (
      <JourneyBody journey={journey}>
        <h1 class="govuk-heading-l">{heading}</h1>
        {lead && <p class="govuk-body">{lead}</p>}
        {why?.stale && props.savedElsewhere}
        <Form
          action={`${request.path}${returning(journey) ? '?back=check' : ''}`}
          idempotencyKey={props.sendsFiles && why ? newId(request.now) : request.formKey}
          version={draft.version}
          sendsFiles={props.sendsFiles}
          attributes={KEEP}
        >
          {props.children}
          <div class="govuk-button-group">
            <Button name="go" value="next" preventDoubleClick>
              {props.submit ?? <FormWord journey={journey} word="saveAndContinue" />}
            </Button>
            <Button name="go" value="later" variant="secondary">
              <FormWord journey={journey} word="saveForLater" />
            </Button>
          </div>
        </Form>
      </JourneyBody>
    ),
  });
}

/** True when the page was opened from the check of answers, to go back there. */
export function returning({ request }: Journey): boolean {
  return request.search.get('back') === 'check';
}

/** What stands in the draft now, for comparing with what was typed. */
export function SavedElsewhere({
  journey,
  fields,
  answers,
}: {
  journey: Journey;
  fields: readonly Field[];
  answers: unknown;
}) {
  return (
    <InsetText>
      <h2 class="govuk-heading-s">
        <FormWord journey={journey} word="savedElsewhere" />
      </h2>
      <SummaryList
        rows={asked(fields, answers).map((field) => ({
          key: <InLanguage text={field.label} said={field.said?.label} />,
          value: shown(field, answers) ? (
            <ShownAnswer field={field} answers={answers} />
          ) : (
            <FormWord journey={journey} word="nothing" />
          ),
        }))}
      />
    </InsetText>
  );
}
