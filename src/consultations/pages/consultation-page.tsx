import { decide } from '../../access/decide.ts';
import { fault, html, type PageRequest, page } from '../../doors/index.ts';
import { clockTime } from '../../foundation/times.ts';
import { Button, InsetText, SummaryList, Tag } from '../../interface/govuk/index.ts';
import { formatDate, formatMinutes } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import type { ConsultationView } from '../consultation-output.ts';
import { basisWords, helpedWords, standingColours, standingWords } from '../consultation-words.ts';
import { getConsultation } from '../list-consultations.ts';

type Standing = ConsultationView['standing'];

/** How a consultation stands, as a tag. */
export function StandingTag({ standing }: { standing: Standing }) {
  return <Tag colour={standingColours[standing]}>{standingWords[standing]}</Tag>;
}

/** When it is, in words. */
export const whenWords = ({ startsOn, startsAt }: Pick<ConsultationView, 'startsOn' | 'startsAt'>) =>
  startsOn && startsAt ? `${formatDate(startsOn)} at ${clockTime(startsAt)}` : 'No time is booked';

const joined = (...words: readonly (string | null | undefined | false)[]) => words.filter(Boolean).join('. ');

function rowsOf(item: ConsultationView) {
  const row = (key: string, value: string | null | undefined) => (value ? [{ key, value }] : []);
  return [
    { key: 'How it stands', value: <StandingTag standing={item.standing} /> },
    ...row('Service', item.programmeTitle),
    ...row('What was booked', item.offerTitle),
    ...row('About', item.themeTitle),
    ...row('Why we may speak about her', joined(item.basis && basisWords[item.basis], item.basisNote)),
    ...row(
      'Who asks',
      [item.askerName, item.askerOrganisation, item.askedByTitle, item.askerReach].filter(Boolean).join(', '),
    ),
    ...row(
      'Asked',
      joined(
        formatDate(item.askedOn),
        item.fromOutside ? 'From outside, without an account' : item.recordedByName,
      ),
    ),
    ...row(
      'Answer by',
      item.answerBy && `${formatDate(item.answerBy)}${item.overdue ? '. This is over' : ''}`,
    ),
    ...row(
      'When',
      joined(
        (item.startsOn || !item.answeredOn) && whenWords(item),
        item.minutes !== null && formatMinutes(item.minutes),
      ),
    ),
    ...row('Who gives it', item.givenByName ?? 'Nobody yet'),
    ...row('Closed', item.closedOn && joined(formatDate(item.closedOn), item.closedNote)),
  ];
}

function Actions({ item }: { item: ConsultationView }) {
  const here = `/consultations/${item.id}`;
  const open = item.standing === 'asked' || item.standing === 'booked';
  const link = (href: string, text: string) => (
    <a class="govuk-link" href={`${here}/${href}`}>
      {text}
    </a>
  );
  return (
    <p class="govuk-button-group facet-no-print">
      {open && <Button href={`${here}/answer`}>Write down the advice</Button>}
      {open && link('time', 'Change when, or who gives it')}
      {open && link('close', 'It does not take place')}
      {item.answeredOn && link('helped', 'Did it help?')}
      {!item.personId && link('person', 'Say whom it is about')}
    </p>
  );
}

function Answered({ item }: { item: ConsultationView }) {
  if (!item.answeredOn) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What was advised</h2>
      <p class="govuk-hint">{formatDate(item.answeredOn)}</p>
      <div class="govuk-body facet-words" dir="auto">
        {item.advice}
      </div>
      <h2 class="govuk-heading-m">What was agreed</h2>
      {item.actions.length === 0 && <p class="govuk-body">Nothing was agreed.</p>}
      <ul class="govuk-list govuk-list--spaced">
        {item.actions.map(({ id, what, owner, dueOn, doneOn }) => (
          <li>
            {what}
            <div class="govuk-hint govuk-!-margin-bottom-0">
              {joined(owner, dueOn && `By ${formatDate(dueOn)}`, doneOn && `Done on ${formatDate(doneOn)}`)}{' '}
              {!doneOn && (
                <a class="govuk-link" href={`/agreed/${id}/done`}>
                  Mark as done<span class="govuk-visually-hidden">: {what}</span>
                </a>
              )}
            </div>
          </li>
        ))}
      </ul>
      <h2 class="govuk-heading-m">Did it help?</h2>
      {item.helped && item.helpedOn ? (
        <p class="govuk-body">
          <strong>{helpedWords[item.helped]}</strong>, {formatDate(item.helpedOn)}
          {item.helpedWords && <span class="facet-words">: {item.helpedWords}</span>}
        </p>
      ) : (
        <p class="govuk-body">Nobody has asked yet.</p>
      )}
    </>
  );
}

async function frameOf(request: PageRequest, { personId }: ConsultationView) {
  if (!personId || !decide(request.actor, 'person:read').allowed) return { ok: true as const, frame: {} };
  const found = await personFrame(request, personId, '/consultations');
  if (!found.ok) return found;
  const back = { href: `/people/${personId}/consultations`, text: 'Consultations about her' };
  return { ok: true as const, frame: { header: found.header, back } };
}

/** One consultation: what was asked, when it is, what was advised and agreed. */
export const consultationPage = page({
  method: 'get',
  path: '/consultations/:consultation',
  permission: 'caseload:read',
  async handle(request) {
    const found = await request.ask(getConsultation, { id: request.params.consultation ?? '' });
    if (!found.ok) return fault(found.error);
    const item = found.value;
    const framed = await frameOf(request, item);
    if (!framed.ok) return framed.answer;
    return html({
      title: `${item.kindTitle}: ${item.askerName}`,
      current: '/consultations',
      back: { href: '/consultations', text: 'Consultations' },
      ...framed.frame,
      body: (
        <>
          <span class="govuk-caption-l">{item.kindTitle}</span>
          <h1 class="govuk-heading-l">
            {[item.askerName, item.askerOrganisation].filter(Boolean).join(', ')}
          </h1>
          {item.toBeNamed && !item.personId && (
            <InsetText>
              This is about a family whom the professional names when you speak. Ask first why it may be
              shared.
            </InsetText>
          )}
          <h2 class="govuk-heading-m">What is asked</h2>
          <div class="govuk-body facet-words" dir="auto">
            {item.question}
          </div>
          {decide(request.actor, 'contact:record').allowed && <Actions item={item} />}
          <SummaryList rows={rowsOf(item)} />
          <Answered item={item} />
        </>
      ),
    });
  },
});
