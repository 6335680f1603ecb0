import { z } from 'zod';
import { decide } from '../../access/decide.ts';
import {
  fault,
  formPages,
  type HomeNotice,
  html,
  type Page,
  type PageRequest,
  page,
  StandsNow,
} from '../../doors/index.ts';
import { succeed } from '../../foundation/result.ts';
import {
  DateField,
  datePartsAt,
  formDateText,
  optional,
  TextAreaField,
  textAt,
} from '../../interface/forms/index.ts';
import { InsetText, Tag } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import type { AgreedView } from '../action.ts';
import { finishAgreedAction, getAgreedAction, listAgreedActions } from '../agreed-actions.ts';

const PATH = '/agreed';

function Due({ action }: { action: AgreedView }) {
  if (action.dueOn === null) return <>No day was set</>;
  return (
    <>
      {formatDate(action.dueOn)} {action.overdue && <Tag colour="yellow">Overdue</Tag>}
    </>
  );
}

async function listPage(request: PageRequest) {
  const whose = request.search.get('whose') === 'all' ? 'all' : 'mine';
  const found = await request.ask(listAgreedActions, { whose });
  if (!found.ok) return fault(found.error);
  const mayFinish = decide(request.actor, 'contact:record').allowed;
  return html({
    title: 'What was agreed',
    current: '/consultations',
    body: (
      <>
        <h1 class="govuk-heading-l">What was agreed</h1>
        <p class="govuk-body">
          <a class="govuk-link" href={whose === 'mine' ? `${PATH}?whose=all` : PATH}>
            {whose === 'mine' ? 'Show what everybody undertook' : 'Show only what I undertook'}
          </a>
        </p>
        {found.value.length === 0 ? (
          <EmptyState
            title="Nothing waits to be done"
            text="What somebody undertakes in a consultation or a meeting appears here until it is done."
          />
        ) : (
          <RecordTable
            caption="What was agreed and is not done yet"
            captionHidden
            columns={['What', 'About', 'Who', 'By when'].map((text) => ({ text }))}
            rows={found.value.map((action) => [
              <>
                <a class="govuk-link" href={action.href}>
                  {action.what}
                </a>
                {mayFinish && (
                  <div>
                    <a class="govuk-link" href={`${PATH}/${action.id}/done`}>
                      Mark as done<span class="govuk-visually-hidden">: {action.what}</span>
                    </a>
                  </div>
                )}
              </>,
              action.name ?? 'Nobody named',
              action.owner,
              <Due action={action} />,
            ])}
          />
        )}
      </>
    ),
  });
}

const zDone = z.object({ on: optional(formDateText({ what: 'day' })), note: z.string().default('') });

const doneForm = formPages<AgreedView, typeof zDone>({
  path: '/agreed/:agreed/done',
  permission: 'contact:record',
  find: (request) => request.ask(getAgreedAction, { id: request.params.agreed ?? '' }),
  frame: async (_request, { href }) => ({
    ok: true as const,
    frame: { current: '/consultations', back: { href, text: 'Where it was agreed' } },
  }),
  title: () => 'This is done',
  instead: ({ doneOn }) =>
    doneOn ? <p class="govuk-body">This was done on {formatDate(doneOn)}.</p> : undefined,
  lead: ({ what, owner }) => (
    <InsetText>
      {what}
      <br />
      {owner}
    </InsetText>
  ),
  save: 'Save',
  version: ({ version }) => version,
  values: () => ({}),
  standsNow: ({ what, doneOn }) => (
    <StandsNow lines={[what, doneOn ? `Done on ${formatDate(doneOn)}` : 'Not done yet']} />
  ),
  fields: ({ values, faults }) => (
    <>
      <DateField
        name="on"
        label="When was it done?"
        hint="Today, if you leave this empty"
        value={datePartsAt(values, ['on'])}
        faults={faults}
      />
      <TextAreaField
        name="note"
        label="Anything to add?"
        rows={3}
        limit={1000}
        value={textAt(values, ['note'])}
        faults={faults}
      />
    </>
  ),
  schema: () => zDone,
  async submit(request, about, sent, version) {
    const done = await request.run(finishAgreedAction, {
      ...sent,
      id: about.id,
      version: version ?? about.version,
    });
    return done.ok ? succeed({ to: about.href, notice: 'Saved' }) : done;
  },
});

/** What was agreed and is not done, and saying that it is. */
export const actionPages: readonly Page[] = [
  page({ method: 'get', path: PATH, permission: 'caseload:read', handle: listPage }),
  ...doneForm,
];

/** On arriving: what one undertook and has not done in time. */
export const agreedNotice: HomeNotice = {
  permission: 'caseload:read',
  async lines(request) {
    const found = await request.ask(listAgreedActions, { whose: 'mine' });
    const overdue = found.ok ? found.value.filter((each) => each.overdue).length : 0;
    if (overdue === 0) return [];
    const text =
      overdue === 1
        ? 'One thing that you undertook is overdue'
        : `${overdue} things that you undertook are overdue`;
    return [{ text, href: PATH }];
  },
};
