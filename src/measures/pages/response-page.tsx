import { z } from 'zod';
import { decide } from '../../access/decide.ts';
import { fault, formPages, html, type PageRequest, page, StandsNow } from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  formDateText,
  optional,
  TextAreaField,
  textAt,
} from '../../interface/forms/index.ts';
import { Button, Details, SummaryList, WarningText } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { personFormFrame, withdrawalPages } from '../../people/index.ts';
import { getResponse, type ResponseDetail } from '../get-response.ts';
import { ANSWERED_BY } from '../measure-words.ts';
import { talkAboutResponse } from '../talk-about-response.ts';
import { withdrawResponse } from '../withdraw-response.ts';

const ask = (request: PageRequest) =>
  request.ask(getResponse, { id: request.params.response ?? '', personId: request.params.id ?? '' });
const hrefOf = ({ personId, id }: ResponseDetail) => `/people/${personId}/measures/${id}`;

/** What must be talked about; once it was, what came of it. */
function Safety({ response, mayRecord }: { response: ResponseDetail; mayRecord: boolean }) {
  if (response.prompts.length === 0) return null;
  return (
    <>
      {response.prompts.map(({ item, prompt }) => (
        <WarningText>{`Question ${item}: ${prompt}`}</WarningText>
      ))}
      {response.talkedOn ? (
        <SummaryList
          rows={[
            {
              key: 'Talked about it',
              value: `${formatDate(response.talkedOn)}, ${response.talkedByName ?? ''}`,
            },
            { key: 'What was done', value: <span dir="auto">{response.talkedWords}</span> },
          ]}
        />
      ) : (
        mayRecord && <Button href={`${hrefOf(response)}/talk`}>Record what you talked about</Button>
      )}
    </>
  );
}

function Answers({ response }: { response: ResponseDetail }) {
  if (response.items.length === 0) return null;
  return (
    <Details summary="Each answer">
      <SummaryList
        rows={response.items.map(({ number, text, answer }) => ({
          key: `${number}. ${text ?? 'Item'}`,
          value: answer,
        }))}
      />
    </Details>
  );
}

/** One completed measure. */
const responsePage = page({
  method: 'get',
  path: '/people/:id/measures/:response',
  permission: 'health:read',
  async handle(request) {
    const found = await ask(request);
    if (!found.ok)
      return fault(found.error.kind === 'invalid' ? { kind: 'not_found', what: 'form' } : found.error);
    const response = found.value;
    const frame = await personFormFrame(request, response.personId, '/measures', 'Measures');
    if (!frame.ok) return frame.answer;
    const mayRecord = decide(request.actor, withdrawResponse.permission).allowed;
    const { withdrawal } = response;
    return html({
      ...frame.frame,
      title: response.title,
      body: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <span class="govuk-caption-l">{formatDate(response.completedOn)}</span>
            <h1 class="govuk-heading-l">{response.title}</h1>
            {withdrawal ? (
              <WarningText>
                {`Recorded by mistake. Taken back on ${formatDate(withdrawal.on)}${withdrawal.by ? ` by ${withdrawal.by}` : ''}: ${withdrawal.reason}`}
              </WarningText>
            ) : (
              <Safety response={response} mayRecord={mayRecord} />
            )}
            <SummaryList
              rows={[
                ...response.scores.map(({ title, score }) => ({
                  key: title,
                  value: score === null ? 'No score: too many questions were left out' : String(score),
                })),
                { key: 'Answered by', value: ANSWERED_BY[response.answeredBy] },
                ...(response.by ? [{ key: 'Recorded by', value: response.by }] : []),
                ...(response.note ? [{ key: 'Note', value: <span dir="auto">{response.note}</span> }] : []),
              ]}
            />
            {response.sentences.map((sentence) => (
              <p class="govuk-body">{sentence}</p>
            ))}
            <Answers response={response} />
            {response.attribution && <p class="govuk-hint govuk-body-s">{response.attribution}</p>}
            {withdrawal === null && mayRecord && (
              <p class="govuk-body facet-no-print">
                <a class="govuk-link" href={`${hrefOf(response)}/withdrawal`}>
                  Recorded by mistake? Take it back
                </a>
              </p>
            )}
          </div>
        </div>
      ),
    });
  },
});

const talkForm = z.looseObject({ on: optional(formDateText({ what: 'day on which you talked' })) });

const talkPages = formPages<ResponseDetail, typeof talkForm>({
  path: '/people/:id/measures/:response/talk',
  permission: 'contact:record',
  find: ask,
  frame: async (request, response) => {
    const found = await personFormFrame(request, response.personId, '/measures');
    if (!found.ok) return found;
    return { ok: true, frame: { ...found.frame, back: { href: hrefOf(response), text: response.title } } };
  },
  title: () => 'What you talked about',
  lead: ({ prompts }) => (
    <>
      {prompts.map(({ item, prompt }) => (
        <p class="govuk-body">{`Question ${item}: ${prompt}`}</p>
      ))}
    </>
  ),
  save: 'Save',
  values: () => ({}),
  version: ({ version }) => version,
  standsNow: ({ talkedWords, withdrawal }) => (
    <StandsNow lines={[talkedWords, withdrawal && `Taken back: ${withdrawal.reason}`]} />
  ),
  fields: ({ values, faults, request }) => (
    <>
      <TextAreaField
        name="words"
        label={{ text: 'What did you talk about, and what was done?', classes: 'govuk-label--m' }}
        hint="Who else was told, what is planned, and when you meet next"
        faults={faults}
        value={textAt(values, ['words'])}
        limit={4000}
      />
      <DateField
        name="on"
        label={{ text: 'When?', classes: 'govuk-fieldset__legend--m' }}
        hint={`Today, ${formatDate(request.today)}, if you leave this empty`}
        faults={faults}
        value={datePartsAt(values, ['on'])}
      />
    </>
  ),
  schema: () => talkForm,
  async submit(request, response, { on }, version, values) {
    const words = textAt(values, ['words']) ?? '';
    const seen = { id: response.id, version: version ?? response.version };
    const done = await request.run(talkAboutResponse, { ...seen, words, ...(on ? { on } : {}) });
    return done.ok ? succeed({ to: hrefOf(response), notice: 'Recorded' }) : done;
  },
});

const takeBackPages = withdrawalPages({
  path: '/measures/:response/withdrawal',
  title: 'Take back a form that was recorded by mistake',
  lead: 'It is kept in the history with your reason, and no figure counts it any more. It can be recorded again.',
  list: { path: '/measures', text: 'Measures' },
  command: withdrawResponse,
  async find(request) {
    const found = await ask(request);
    if (!found.ok) return found;
    const { id, version, withdrawal, title, completedOn, scores } = found.value;
    const rows = [
      { key: 'Measure', value: title },
      { key: 'Filled in', value: formatDate(completedOn) },
      ...scores.map((each) => ({
        key: each.title,
        value: each.score === null ? 'None' : String(each.score),
      })),
    ];
    return succeed({ id, version, withdrawal, rows });
  },
});

/** One completed measure, what was talked about because of it, and taking it back. */
export const responsePages = [responsePage, ...talkPages, ...takeBackPages];
