import { decide } from '../access/decide.ts';
import { fault, html, type Page, type PageRequest, page } from '../doors/index.ts';
import { SummaryList, type SummaryRow } from '../interface/govuk/index.ts';
import { EmptyState } from '../interface/layout/index.ts';
import { formatDate, formatList, formatPartialDay } from '../interface/wording/index.ts';
import { personFrame } from '../people/index.ts';
import { type CourtSubject, courtOf, findCourt } from './court-form.tsx';
import {
  applicantWords,
  applicationAnswerWords,
  applicationWords,
  attendanceWords,
  clockWords,
  hearingWords,
  orderSentence,
  preEndingWords,
  reportAnswerWords,
} from './court-words.ts';

type Proceedings = CourtSubject['proceedings'][number];

const sentence = (...parts: readonly (string | false | null | undefined)[]) =>
  parts.filter(Boolean).join('. ');

/** A hearing in a line: who was there, whether somebody came along, how it went. */
export function hearingLine(hearing: CourtSubject['hearings'][number]): string {
  const { kind, heardOn, askedForSupport, supported, attended, howItWent } = hearing;
  const along = supported
    ? 'Somebody came along'
    : askedForSupport &&
      (supported === false ? 'Asked for somebody, and nobody came' : 'Asked for somebody to come along');
  return sentence(
    `${hearingWords[kind]}, ${formatDate(heardOn)}`,
    attended && attendanceWords[attended],
    along,
    howItWent,
  );
}

/** Children by name, in the order of the family. */
const namesOf = (court: CourtSubject, ids: readonly string[]) =>
  formatList(court.children.filter(({ id }) => ids.includes(id)).map(({ name }) => name));

function rowsOf(court: CourtSubject, each: Proceedings, mayWrite: boolean): SummaryRow[] {
  const base = `${courtOf(court.personId)}/${each.id}`;
  const change = (path: string, what: string) =>
    mayWrite ? [{ href: `${base}/${path}`, text: 'Change', visuallyHiddenText: what }] : [];
  return [
    { key: 'Court', value: [each.court, each.caseNumber].filter(Boolean).join(', ') || 'Not known' },
    {
      key: 'Children',
      value: namesOf(court, each.childIds) || 'Not said yet',
      actions: change('children', 'children'),
    },
    ...(each.clock ? [{ key: '26 weeks', value: clockWords(each.clock) }] : []),
    ...(each.monthsSinceLast === null
      ? []
      : [
          {
            key: 'Time since the proceedings before',
            value: each.monthsSinceLast === 1 ? '1 month' : `${each.monthsSinceLast} months`,
          },
        ]),
    ...court.applications
      .filter(({ proceedingsId }) => proceedingsId === each.id)
      .map((application) => ({
        key: 'Application',
        value: sentence(
          `${applicationWords[application.kind]}, ${formatDate(application.madeOn)}, asked for by ${applicantWords[application.madeBy].toLowerCase()}`,
          applicationAnswerWords[application.answer],
        ),
        actions: change(`applications/${application.id}`, 'application'),
      })),
    ...court.orders
      .filter(({ proceedingsId, withdrawal }) => proceedingsId === each.id && !withdrawal)
      .map((order) => ({
        key: order.endedOn ? 'Order that ended' : 'Order',
        value: sentence(orderSentence(order), `About ${namesOf(court, order.childIds)}`),
        actions: [
          ...change(`orders/${order.id}`, 'order'),
          ...(mayWrite
            ? [
                {
                  href: `${base}/orders/${order.id}/withdrawal`,
                  text: 'Take back',
                  visuallyHiddenText: 'order, recorded by mistake',
                },
              ]
            : []),
        ],
      })),
    ...court.hearings
      .filter(({ proceedingsId }) => proceedingsId === each.id)
      .map((hearing) => ({
        key: 'Hearing',
        value: hearingLine(hearing),
        actions: change(`hearings/${hearing.id}`, 'hearing'),
      })),
    ...(each.outcome ? [{ key: 'Outcome', value: each.outcome }] : []),
  ];
}

function Sets({ court, mayWrite }: { court: CourtSubject; mayWrite: boolean }) {
  if (court.proceedings.length === 0)
    return (
      <EmptyState
        title="No proceedings on record"
        action={
          mayWrite
            ? { href: `/people/${court.personId}/family/proceedings/add`, text: 'Record proceedings' }
            : undefined
        }
      />
    );
  return (
    <>
      {court.proceedings.toReversed().map((each) => {
        const base = `${courtOf(court.personId)}/${each.id}`;
        return (
          <SummaryList
            card={{
              title: `Proceedings of ${each.startedOn ? formatPartialDay(each.startedOn) : 'a day not known'}`,
              actions: mayWrite
                ? [
                    { href: `${base}/hearings/add`, text: 'Add a hearing' },
                    { href: `${base}/applications/add`, text: 'Add an application' },
                    { href: `${base}/orders/add`, text: 'Add an order' },
                  ]
                : [],
            }}
            rows={rowsOf(court, each, mayWrite)}
          />
        );
      })}
    </>
  );
}

function Other({ court, mayWrite }: { court: CourtSubject; mayWrite: boolean }) {
  const base = courtOf(court.personId);
  const card = (title: string, path: string, add: string, rows: readonly SummaryRow[]) => (
    <SummaryList
      card={{ title, actions: mayWrite ? [{ href: `${base}/${path}/add`, text: add }] : [] }}
      rows={rows.length > 0 ? rows : [{ key: 'On record', value: 'Nothing yet' }]}
    />
  );
  const change = (path: string, what: string) =>
    mayWrite ? [{ href: `${base}/${path}`, text: 'Change', visuallyHiddenText: what }] : [];
  return (
    <>
      {card(
        'Before proceedings',
        'pre-proceedings',
        'Add',
        court.preProceedings.map(({ id, beganOn, endedOn, endedHow }) => ({
          key: formatDate(beganOn),
          value: endedOn && endedHow ? `${preEndingWords[endedHow]}, ${formatDate(endedOn)}` : 'Goes on',
          actions: change(`pre-proceedings/${id}`, 'pre-proceedings'),
        })),
      )}
      {card(
        'Requests for reports',
        'reports',
        'Log a request',
        court.reports.map(({ id, askedOn, askedBy, answer, answeredOn, reason, wantedBy }) => ({
          key: formatDate(askedOn),
          value: sentence(
            `Asked by ${askedBy}`,
            answer === 'waiting' && wantedBy && `Wanted by ${formatDate(wantedBy)}`,
            `${reportAnswerWords[answer]}${answeredOn ? `, ${formatDate(answeredOn)}` : ''}`,
            reason,
          ),
          actions: change(`reports/${id}`, 'request'),
        })),
      )}
    </>
  );
}

async function courtPage(request: PageRequest) {
  const frame = await personFrame(request, request.params.id ?? '', '/court');
  if (!frame.ok) return frame.answer;
  const found = await findCourt(request);
  if (!found.ok) return fault(found.error);
  const mayWrite = decide(request.actor, 'person:write').allowed;
  return html({
    title: `Court: ${frame.person.name}`,
    header: frame.header,
    current: '/people',
    back: { href: `/people/${frame.person.id}`, text: frame.person.name },
    body: (
      <>
        <h1 class="govuk-heading-l">Court</h1>
        <Sets court={found.value} mayWrite={mayWrite} />
        <Other court={found.value} mayWrite={mayWrite} />
      </>
    ),
  });
}

/** Somebody’s time in court. */
export const courtPages: readonly Page[] = [
  page({ method: 'get', path: '/people/:id/court', permission: 'person:read', handle: courtPage }),
];
