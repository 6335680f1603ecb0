import {
  fault,
  formFaults,
  type Page,
  type PageAnswer,
  type PageRequest,
  page,
  redirect,
} from '../../doors/index.ts';
import { withdrawOwnConsent } from '../../enrolments/index.ts';
import { Form } from '../../interface/forms/index.ts';
import { Button, InsetText, SummaryList, Tag } from '../../interface/govuk/index.ts';
import { formatDate, formatList } from '../../interface/wording/index.ts';
import type { StandingAnswer } from '../answers.ts';
import { getOwnAnswers } from '../get-own-answers.ts';
import { ownPage, type Shown, START } from './frame.tsx';

const PATH = '/my/agreed';
const onePath = '/my/agreed/:id';

const STANDING = {
  yes: { text: 'I said yes', colour: 'green' },
  no: { text: 'I said no', colour: 'grey' },
  taken_back: { text: 'I changed my mind', colour: 'grey' },
} as const;

function saidWords({ standing, givenOn, withdrawnOn }: StandingAnswer): string {
  if (standing === 'taken_back' && withdrawnOn)
    return `I said yes on ${formatDate(givenOn)}, and changed my mind on ${formatDate(withdrawnOn)}.`;
  return `I said ${standing === 'no' ? 'no' : 'yes'} on ${formatDate(givenOn)}.`;
}

function OneAnswer({ answer }: { answer: StandingAnswer }) {
  const { id, title, about, standing, agencies } = answer;
  return (
    <section class="govuk-!-margin-bottom-7">
      <h2 class="govuk-heading-m">{title}</h2>
      <p class="govuk-body">
        <Tag colour={STANDING[standing].colour}>{STANDING[standing].text}</Tag>
      </p>
      <p class="govuk-body">{about}</p>
      {agencies.length > 0 && <p class="govuk-body">Who: {formatList(agencies)}.</p>}
      <p class="govuk-body">{saidWords(answer)}</p>
      {standing === 'yes' && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${PATH}/${id}`}>
            Change my mind<span class="govuk-visually-hidden">: {title}</span>
          </a>
        </p>
      )}
      {standing !== 'yes' && (
        <p class="govuk-body">If you want to say yes, tell your worker. There is no hurry.</p>
      )}
    </section>
  );
}

const agreedPage = page({
  method: 'get',
  path: PATH,
  permission: 'own:read',
  async handle(request) {
    const found = await request.ask(getOwnAnswers, {});
    if (!found.ok) return fault(found.error);
    const { answers, shares } = found.value;
    return ownPage({
      title: 'What I agreed to',
      lead: 'It is my choice. I can change my mind at any time.',
      current: PATH,
      back: { href: START, text: 'My pages' },
      body: (
        <>
          {answers.length === 0 && (
            <p class="govuk-body">You have not been asked to agree to anything yet.</p>
          )}
          {answers.map((answer) => (
            <OneAnswer answer={answer} />
          ))}
          <h2 class="govuk-heading-m">Who we share with today</h2>
          {shares.length === 0 ? (
            <p class="govuk-body">Nothing of your record is shared with another organisation today.</p>
          ) : (
            shares.map(({ name, about, why, fromOn, untilOn }) => (
              <>
                <h3 class="govuk-heading-s">{name}</h3>
                <SummaryList
                  rows={[
                    ...(about ? [{ key: 'What they do', value: about }] : []),
                    { key: 'What it is for', value: why },
                    {
                      key: 'What they see',
                      value:
                        'Your name, how to reach you safely, your goals and when we met. Also what you said may be shared with those who help, and papers that your worker chose for them. You can ask which.',
                    },
                    { key: 'How long', value: `${formatDate(fromOn)} to ${formatDate(untilOn)}` },
                  ]}
                />
              </>
            ))
          )}
        </>
      ),
    });
  },
});

async function showOne(request: PageRequest, shown?: Shown): Promise<PageAnswer> {
  const found = await request.ask(getOwnAnswers, {});
  if (!found.ok) return fault(found.error);
  const answer = found.value.answers.find(({ id }) => id === request.params.id?.toLowerCase());
  if (!answer) return fault({ kind: 'not_found', what: 'answer' });
  const { id, version, title, about, standing, stops } = answer;
  return ownPage({
    title: `Change my mind: ${title}`,
    back: { href: PATH, text: 'What I agreed to' },
    shown,
    body:
      standing === 'yes' ? (
        <>
          <p class="govuk-body">{about}</p>
          <InsetText>
            {stops.map((sentence) => (
              <p class="govuk-body">{sentence}</p>
            ))}
          </InsetText>
          <Form action={`${PATH}/${id}`} idempotencyKey={request.formKey} version={version}>
            <Button variant="warning" preventDoubleClick>
              I no longer agree
            </Button>
          </Form>
          <p class="govuk-body">
            <a class="govuk-link" href={PATH}>
              Leave it as it is
            </a>
          </p>
        </>
      ) : (
        <p class="govuk-body">{saidWords(answer)}</p>
      ),
  });
}

async function changeMind(request: PageRequest): Promise<PageAnswer> {
  const done = await request.run(withdrawOwnConsent, {
    id: request.params.id ?? '',
    version: request.seenVersion ?? 0,
  });
  if (done.ok) return redirect(PATH, 'You have changed your mind. It holds from now on.');
  const found = formFaults(done.error);
  return found ? showOne(request, { values: {}, ...found }) : fault(done.error);
}

/** What she agreed to, and where she changes her mind. */
export const ownAgreedPages: readonly Page[] = [
  agreedPage,
  page({ method: 'get', path: onePath, permission: 'own:write', handle: (request) => showOne(request) }),
  page({ method: 'post', path: onePath, permission: 'own:write', handle: changeMind }),
];
