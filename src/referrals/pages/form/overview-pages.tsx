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
import { type StepState, statesOf } from '../../journey/progress.ts';
import { JourneyBody, StepTitle } from './frame.tsx';
import { frameOf, type Journey } from './journey.ts';
import { ProgrammeText } from './which-programme.tsx';

const STATES: Readonly<Record<StepState, TaskStatus>> = {
  not_started: { tag: { text: 'Not yet started', colour: 'blue' } },
  to_put_right: { tag: { text: 'Something to put right', colour: 'orange' } },
  done: { text: 'Completed' },
};

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
        <h1 class="govuk-heading-l">{say('taskList')}</h1>
        <p class="govuk-body">
          You have completed {done} of {steps.length} sections. Answers are kept until{' '}
          {formatDate(draft.expiresOn)}.
        </p>
        <TaskList
          items={steps.map((step) => ({
            title: <StepTitle step={step} />,
            href: `${base}/${step.id}`,
            status: STATES[states.get(step.id) ?? 'not_started'],
          }))}
        />
        <div class="govuk-button-group">
          <Button href={`${base}/check`}>{say('check')}</Button>
          <a class="govuk-link" href={`${base}/saved`}>
            Come back later
          </a>
        </div>
      </JourneyBody>
    ),
  });
}

function AddressToKeep({ journey, label }: { journey: Journey; label: string }) {
  return (
    <div class="govuk-form-group">
      <label class="govuk-label govuk-label--s" for="address">
        {label}
      </label>
      <div id="address-hint" class="govuk-hint">
        Copy it, or keep this page as a bookmark.
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
        <h1 class="govuk-heading-l">{say('savedTitle')}</h1>
        {origin === 'staff' ? (
          <p class="govuk-body">You find it under “Refer” when you are signed in.</p>
        ) : (
          <>
            <p class="govuk-body">{say('savedLead')}</p>
            <AddressToKeep journey={journey} label="The address to come back to" />
            <InsetText>{say('savedCare')}</InsetText>
          </>
        )}
        <p class="govuk-body">
          It is kept until {formatDate(draft.expiresOn)}. After that the link opens nothing, and no worker has
          been shown it.
        </p>
        <Button href={base}>Go on now</Button>
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
        <Panel title={say('sentTitle')}>
          Your reference number
          <br />
          <strong>{sent.reference}</strong>
        </Panel>
        <h2 class="govuk-heading-m">{say('sentNext')}</h2>
        <ul class="govuk-list govuk-list--bullet">
          <li>{say('sentLine1')}</li>
          <li>{say('sentLine2')}</li>
          <li>{say('sentLine3')}</li>
        </ul>
        <SummaryList
          rows={[
            { key: 'Reference', value: sent.reference },
            { key: 'Received', value: formatDate(sent.receivedOn) },
          ]}
        />
        {origin !== 'staff' && (
          <>
            <h2 class="govuk-heading-m">{say('sentKeep')}</h2>
            <p class="govuk-body">{say('sentKeepLead')}</p>
            <AddressToKeep journey={journey} label="The address of this page" />
            <InsetText>{say('savedCare')}</InsetText>
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
