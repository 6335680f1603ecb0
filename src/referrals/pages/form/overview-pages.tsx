import { html, type PageAnswer } from '../../../doors/index.ts';
import {
  Button,
  InsetText,
  Panel,
  SummaryList,
  TaskList,
  type TaskStatus,
} from '../../../interface/govuk/index.ts';
import { PrintButton } from '../../../interface/layout/index.ts';
import { formatDate } from '../../../interface/wording/index.ts';
import { deadlineAfter } from '../../../programme/index.ts';
import type { Word } from '../../journey/form-words.ts';
import { type StepState, statesOf } from '../../journey/progress.ts';
import { JourneyBody, StepTitle } from './frame.tsx';
import { FormWord } from './in-language.tsx';
import { frameOf, type Journey } from './journey.ts';
import { ProgrammeText } from './which-programme.tsx';

/** How a step stands, in the reader’s language. */
function statusOf(journey: Journey, state: StepState): TaskStatus {
  if (state === 'done') return { text: <FormWord journey={journey} word="completed" /> };
  return state === 'not_started'
    ? { tag: { text: <FormWord journey={journey} word="notStarted" />, colour: 'blue' } }
    : { tag: { text: <FormWord journey={journey} word="toPutRight" />, colour: 'orange' } };
}

/** A day as the reader’s language writes it where the sentence is in it, and else in English. */
function dayFor({ told, language }: Journey, word: Word, day: Temporal.PlainDate): string {
  const isTold = told(word) !== undefined && language !== undefined;
  return isTold ? day.toLocaleString(language, { dateStyle: 'long' }) : formatDate(day);
}

/** How far the form is, step by step. */
export function showTasks(journey: Journey): PageAnswer {
  const { base, steps, say, draft, programme, origin, language } = journey;
  const states = statesOf(journey, steps);
  const done = steps.filter((step) => states.get(step.id) === 'done').length;
  return html({
    ...frameOf(journey),
    title: say('taskList'),
    ...(origin === 'staff' && { back: { href: '/refer' } }),
    body: (
      <JourneyBody journey={journey}>
        {origin !== 'self' && (
          <span class="govuk-caption-l">
            <ProgrammeText programme={programme} word="title" language={language} />
          </span>
        )}
        <h1 class="govuk-heading-l">
          <FormWord journey={journey} word="taskList" />
        </h1>
        <p class="govuk-body">
          <FormWord
            journey={journey}
            word="progress"
            values={{ done, total: steps.length, day: dayFor(journey, 'progress', draft.expiresOn) }}
          />
        </p>
        <TaskList
          items={steps.map((step) => ({
            title: <StepTitle step={step} />,
            href: `${base}/${step.id}`,
            status: statusOf(journey, states.get(step.id) ?? 'not_started'),
          }))}
        />
        <div class="govuk-button-group">
          <Button href={`${base}/check`}>
            <FormWord journey={journey} word="check" />
          </Button>
          <a class="govuk-link" href={`${base}/saved`}>
            <FormWord journey={journey} word="comeBackLater" />
          </a>
        </div>
      </JourneyBody>
    ),
  });
}

function AddressToKeep({ journey, label }: { journey: Journey; label: Word }) {
  return (
    <div class="govuk-form-group">
      <label class="govuk-label govuk-label--s" for="address">
        <FormWord journey={journey} word={label} />
      </label>
      <div id="address-hint" class="govuk-hint">
        <FormWord journey={journey} word="addressCopy" />
      </div>
      <input
        class="govuk-input"
        id="address"
        type="text"
        readonly
        value={`${journey.request.origin}${journey.base}`}
        aria-describedby="address-hint"
      />
    </div>
  );
}

/** How to come back to the form on another day. */
export function showSaved(journey: Journey): PageAnswer {
  const { base, say, draft, origin } = journey;
  return html({
    ...frameOf(journey),
    title: say('savedTitle'),
    body: (
      <JourneyBody journey={journey}>
        <h1 class="govuk-heading-l">
          <FormWord journey={journey} word="savedTitle" />
        </h1>
        {origin === 'staff' ? (
          <p class="govuk-body">You find it under “Refer” when you are signed in.</p>
        ) : (
          <>
            <p class="govuk-body">
              <FormWord journey={journey} word="savedLead" />
            </p>
            <AddressToKeep journey={journey} label="addressToKeep" />
            <InsetText>
              <FormWord journey={journey} word="savedCare" />
            </InsetText>
          </>
        )}
        <p class="govuk-body">
          <FormWord
            journey={journey}
            word="keptUntil"
            values={{ day: dayFor(journey, 'keptUntil', draft.expiresOn) }}
          />
        </p>
        <Button href={base}>
          <FormWord journey={journey} word="goOn" />
        </Button>
      </JourneyBody>
    ),
  });
}

/** Says that the referral has arrived, with its reference. */
export function showSent(journey: Journey): PageAnswer {
  const { sent } = journey.draft;
  const { say, base, origin } = journey;
  if (!sent) return { kind: 'redirect', to: base };
  return html({
    ...frameOf(journey),
    title: say('sentTitle'),
    body: (
      <JourneyBody journey={journey}>
        <Panel title={<FormWord journey={journey} word="sentTitle" />}>
          <FormWord journey={journey} word="yourReference" />
          <br />
          <strong>{sent.reference}</strong>
        </Panel>
        <h2 class="govuk-heading-m">
          <FormWord journey={journey} word="sentNext" />
        </h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>
            <DecidedBy journey={journey} receivedOn={sent.receivedOn} />
          </li>
          {(['sentLine2', 'sentLine3'] as const).map((word) => (
            <li>
              <FormWord journey={journey} word={word} />
            </li>
          ))}
        </ul>
        <SummaryList
          rows={[
            { key: <FormWord journey={journey} word="reference" />, value: sent.reference },
            {
              key: <FormWord journey={journey} word="received" />,
              value: dayFor(journey, 'received', sent.receivedOn),
            },
          ]}
        />
        {origin !== 'staff' && (
          <>
            <h2 class="govuk-heading-m">
              <FormWord journey={journey} word="sentKeep" />
            </h2>
            <p class="govuk-body">
              <FormWord journey={journey} word="sentKeepLead" />
            </p>
            <AddressToKeep journey={journey} label="addressOfPage" />
            <InsetText>
              <FormWord journey={journey} word="savedCare" />
            </InsetText>
          </>
        )}
        <PrintButton />
        {origin === 'staff' && (
          <p class="govuk-body">
            <a class="govuk-link" href={`/referrals/${sent.id}`}>
              Open the referral
            </a>
          </p>
        )}
      </JourneyBody>
    ),
  });
}

/** When somebody may expect an answer: the day that the programme's own time for deciding ends on, where it says one. */
function DecidedBy({ journey, receivedOn }: { journey: Journey; receivedOn: Temporal.PlainDate }) {
  const within = journey.programme.decision?.within;
  if (!within) return <FormWord journey={journey} word="sentLine1" />;
  const day = dayFor(journey, 'sentBy', deadlineAfter(receivedOn, within));
  return <FormWord journey={journey} word="sentBy" values={{ day }} />;
}
