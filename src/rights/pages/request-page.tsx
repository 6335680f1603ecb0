import { fault, file, html, page, redirect } from '../../doors/index.ts';
import { Form } from '../../interface/forms/index.ts';
import { Button, SummaryList, Tag, type Task, TaskList } from '../../interface/govuk/index.ts';
import { formatDate, formatMoment } from '../../interface/wording/index.ts';
import { collectForRequest } from '../access/collect-for-request.ts';
import { getAnswer } from '../access/get-answer.ts';
import { getSubjectRequest } from '../access/get-requests.ts';
import { openCollectedFile } from '../access/open-collected-file.ts';
import { agreeReading, finishReading } from '../access/read-request.ts';
import type { RequestShown } from '../access/request-output.ts';
import { askerWords, clockWords, deliveryWords, wayWords } from './wording.ts';

interface Reading {
  readonly items: number;
  readonly marks: number;
  readonly open: number;
  readonly hidden: number;
  readonly sentBack: number;
}

const done = { text: 'Done' };
const todo = { tag: { text: 'To do', colour: 'blue' as const } };
const later = { text: 'Cannot start yet' };

/** The steps of an answer, each with where it stands. */
export function stepsOf(request: RequestShown, reading: Reading): readonly Task[] {
  const at = `/rights/requests/${request.id}`;
  const isKnown = !request.identityAskedOn || request.identityConfirmedOn !== null;
  const isCollected = request.collectedAt !== null;
  const task = (text: string, href: string, isReady: boolean, isDone: boolean): Task => ({
    title: text,
    status: isDone ? done : isReady ? todo : later,
    ...(isReady || isDone ? { href } : {}),
  });
  return [
    task('Know who asks', `${at}/identity`, true, isKnown),
    task('Collect everything', `${at}#collect`, isKnown, isCollected),
    task(
      reading.open > 0 ? `Read it: ${reading.open} places to decide` : 'Read it, and decide each place',
      `${at}/read`,
      isCollected,
      request.readOn !== null,
    ),
    task('A second reader agrees', `${at}/read`, request.readOn !== null, request.agreedOn !== null),
    task('Give the copy', `${at}/deliver`, request.agreedOn !== null, request.deliveredOn !== null),
  ];
}

function Facts({ request }: { request: RequestShown }) {
  const { askedBy, askerName, askerAuthority, wants, identityHow, extendedOn, extensionReason } = request;
  const row = (key: string, value: string | null | undefined) => (value ? { key, value } : undefined);
  return (
    <SummaryList
      rows={[
        row('Reference', request.reference),
        row('Asked on', `${formatDate(request.receivedOn)} (${wayWords[request.receivedHow].toLowerCase()})`),
        row('Who asks', [askerWords[askedBy], askerName, askerAuthority].filter(Boolean).join('. ')),
        row('What she wants', wants ?? 'Everything'),
        row('Identity', request.identityConfirmedOn ? identityHow : 'Proof was asked for'),
        ...request.pauses.map(({ asked, fromOn, untilOn }) =>
          row('Clock stopped', `${formatDate(fromOn)} to ${untilOn ? formatDate(untilOn) : 'now'}: ${asked}`),
        ),
        row('Extended', extendedOn && `Told on ${formatDate(extendedOn)}: ${extensionReason}`),
        row('Collected', request.collectedAt && formatMoment(request.collectedAt)),
        row('Read by', request.readBy),
        row('Second reader', request.agreedBy),
        row(
          'Given',
          request.deliveredOn &&
            request.deliveredHow &&
            `${formatDate(request.deliveredOn)}, ${deliveryWords[request.deliveredHow].toLowerCase()}. ${request.deliveredPassages} passages, ${request.deliveredHidden} places left out`,
        ),
        row('Why closed', request.closedNote),
      ]}
    />
  );
}

function Ways({ request }: { request: RequestShown }) {
  const at = `/rights/requests/${request.id}`;
  const links = [
    request.clock.state === 'running' && [`${at}/stop`, 'Stop the clock: ask her what she means'],
    request.clock.state === 'stopped' && [`${at}/start`, 'She answered: let the clock go on'],
    !request.extendedOn &&
      request.clock.tellExtensionBy && [
        `${at}/extend`,
        `Extend by two months (tell her by ${formatDate(request.clock.tellExtensionBy)})`,
      ],
    [`${at}/close`, 'She took it back, or it is refused'],
  ].filter((each) => Array.isArray(each));
  return (
    <ul class="govuk-list">
      {links.map(([href, text]) => (
        <li>
          <a class="govuk-link" href={href}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Collect({ request, formKey }: { request: RequestShown; formKey: string }) {
  const isWaiting = request.collectAskedOn !== null && request.collectedAt === null;
  if (isWaiting)
    return <p class="govuk-body">Facet is collecting. It takes up to a minute: open this page again.</p>;
  return (
    <Form
      action={`/rights/requests/${request.id}/collect`}
      idempotencyKey={formKey}
      version={request.version}
    >
      {request.collectedAt && (
        <p class="govuk-body">Collecting again brings in what is new, and begins the reading anew.</p>
      )}
      <Button preventDoubleClick variant={request.collectedAt ? 'secondary' : undefined}>
        {request.collectedAt ? 'Collect again' : 'Collect everything now'}
      </Button>
    </Form>
  );
}

function Open(props: { request: RequestShown; reading: Reading; formKey: string; mayHandle: boolean }) {
  const { request, reading, formKey, mayHandle } = props;
  if (request.closedOn)
    return request.collectedAt && mayHandle ? (
      <Button href={`/rights/requests/${request.id}/answer.zip`}>Save the copy that was given</Button>
    ) : null;
  if (!mayHandle) return <TaskList items={stepsOf(request, reading).map(({ href: _, ...task }) => task)} />;
  const isKnown = !request.identityAskedOn || request.identityConfirmedOn !== null;
  return (
    <>
      <TaskList items={stepsOf(request, reading)} />
      {isKnown && (
        <section id="collect">
          <h2 class="govuk-heading-m">Collect</h2>
          <Collect request={request} formKey={formKey} />
        </section>
      )}
      <h2 class="govuk-heading-m">The clock</h2>
      <Ways request={request} />
    </>
  );
}

/** One request. */
export const requestPage = page({
  method: 'get',
  path: '/rights/requests/:id',
  permission: 'rights:read',
  async handle(asked) {
    const found = await asked.ask(getSubjectRequest, { id: asked.params.id ?? '' });
    if (!found.ok) return fault(found.error);
    const { request, reading } = found.value;
    const { tag, colour, sentence } = clockWords(request);
    const mayHandle = asked.actor.kind === 'staff' && asked.actor.role !== 'auditor';
    return html({
      title: `Copy for ${request.name}`,
      current: '/rights',
      back: { href: '/rights', text: 'People’s rights' },
      body: (
        <>
          <h1 class="govuk-heading-l">{`A copy for ${request.name}`}</h1>
          <p class="govuk-body-l">
            {sentence} <Tag colour={colour}>{tag}</Tag>
          </p>
          <Open request={request} reading={reading} formKey={asked.formKey} mayHandle={mayHandle} />
          <h2 class="govuk-heading-m">What was asked and done</h2>
          <Facts request={request} />
        </>
      ),
    });
  },
});

const buttons = [
  {
    path: 'collect',
    command: collectForRequest,
    notice: 'Facet is collecting. Open this page again in a minute.',
  },
  { path: 'finish', command: finishReading, notice: 'Read. Now a second reader has to agree.' },
  { path: 'agree', command: agreeReading, notice: 'Agreed. The copy can be given now.' },
] as const;

/** What one button does. */
export const requestButtons = buttons.map(({ path, command, notice }) =>
  page({
    method: 'post',
    path: `/rights/requests/:id/${path}`,
    permission: 'rights:handle',
    async handle(request) {
      const id = request.params.id ?? '';
      const result = await request.run(command, { id, version: request.seenVersion ?? 0 });
      return result.ok ? redirect(`/rights/requests/${id}`, notice) : fault(result.error);
    },
  }),
);

/** The file of one record that was collected, for whoever reads it before it is given. */
export const collectedFile = page({
  method: 'get',
  path: '/rights/requests/:id/records/:record/file',
  permission: 'rights:handle',
  async handle(request) {
    const { id = '', record: itemId = '' } = request.params;
    const found = await request.ask(openCollectedFile, { id, itemId });
    if (!found.ok) return fault(found.error);
    const { fileName, content } = found.value;
    return file({ name: fileName, type: 'application/octet-stream', text: Buffer.from(content, 'base64') });
  },
});

/** The copy, as one file. */
export const answerFile = page({
  method: 'get',
  path: '/rights/requests/:id/answer.zip',
  permission: 'rights:handle',
  async handle(request) {
    const found = await request.ask(getAnswer, { id: request.params.id ?? '' });
    if (!found.ok) return fault(found.error);
    const bytes = Buffer.from(found.value.zip, 'base64');
    return file({ name: `copy-${found.value.reference}.zip`, type: 'application/zip', text: bytes });
  },
});
