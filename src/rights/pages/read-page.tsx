import { fault, html, type PageRequest, page } from '../../doors/index.ts';
import { Form } from '../../interface/forms/index.ts';
import { Button, InsetText, Tag } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { readCollected } from '../access/get-requests.ts';
import type { RequestShown } from '../access/request-output.ts';
import { MarkedText, type ShownItem } from './marked-text.tsx';

function Item({ item, requestId }: { item: ShownItem; requestId: string }) {
  const open = item.marks.filter(({ decision }) => decision === null).length;
  return (
    <section class="facet-card govuk-!-margin-bottom-4">
      <h2 class="govuk-heading-s">
        <a class="govuk-link" href={`/rights/requests/${requestId}/records/${item.id}`}>
          {`${item.position + 1}. ${item.title}`}
        </a>{' '}
        {open > 0 && <Tag colour="yellow">{`${open} to decide`}</Tag>}
      </h2>
      <dl class="govuk-list">
        {item.passages.map(({ label, text }, index) => (
          <>
            <dt class="govuk-!-font-weight-bold">{label}</dt>
            <dd class="govuk-!-margin-left-0 govuk-!-margin-bottom-2">
              <MarkedText text={text} marks={item.marks.filter(({ passage }) => passage === index)} />
            </dd>
          </>
        ))}
      </dl>
      {item.hasFile && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/rights/requests/${requestId}/records/${item.id}/file`}>
            Look into the file, then decide at its name whether it is given
          </a>
        </p>
      )}
    </section>
  );
}

function NextStep(props: { request: RequestShown; open: number; formKey: string }) {
  const { request, open, formKey } = props;
  if (request.closedOn) return null;
  const at = `/rights/requests/${request.id}`;
  if (!request.readOn)
    return open > 0 ? null : (
      <Form action={`${at}/finish`} idempotencyKey={formKey} version={request.version}>
        <Button preventDoubleClick>I have read everything</Button>
      </Form>
    );
  if (request.agreedOn) return null;
  return (
    <>
      <InsetText>
        {`${request.readBy ?? 'The first reader'} has read this. A second reader reads it too, and agrees or sends a place back: open the record.`}
      </InsetText>
      <Form action={`${at}/agree`} idempotencyKey={formKey} version={request.version}>
        <Button preventDoubleClick>I have read it too, and agree</Button>
      </Form>
    </>
  );
}

function Links({
  id,
  only,
  page: number,
  more,
}: {
  id: string;
  only: 'all' | 'open';
  page: number;
  more: boolean;
}) {
  const at = `/rights/requests/${id}/read?only=${only}&page=`;
  return (
    <p class="govuk-body">
      {number > 1 && (
        <a class="govuk-link" href={`${at}${number - 1}`}>
          Records before these
        </a>
      )}{' '}
      {more && (
        <a class="govuk-link" href={`${at}${number + 1}`}>
          More records
        </a>
      )}
    </p>
  );
}

async function read(request: PageRequest) {
  const id = request.params.id ?? '';
  const only = request.search.get('only') === 'open' ? 'open' : 'all';
  const found = await request.ask(readCollected, { id, only, page: request.search.get('page') ?? 1 });
  if (!found.ok) return fault(found.error);
  const { request: about, reading, items, page: number, more } = found.value;
  return html({
    title: `Read the copy for ${about.name}`,
    current: '/rights',
    back: { href: `/rights/requests/${id}`, text: `A copy for ${about.name}` },
    body: (
      <>
        <h1 class="govuk-heading-l">{`Read the copy for ${about.name}`}</h1>
        <p class="govuk-body">
          {`${reading.items} records. ${reading.marks} places may be about somebody else: ${reading.open} to decide, ${reading.hidden} left out. `}
          <a class="govuk-link" href={`?only=${only === 'open' ? 'all' : 'open'}`}>
            {only === 'open' ? 'Show every record' : 'Show only what is to decide'}
          </a>
        </p>
        <p class="govuk-body">
          Facet marks names, addresses, numbers and e-mail addresses that are not hers. It does not find
          everything: read all of it.
        </p>
        <NextStep request={about} open={reading.open} formKey={request.formKey} />
        {items.length === 0 && <EmptyState title="Nothing to show here" />}
        {items.map((item) => (
          <Item item={item} requestId={id} />
        ))}
        <Links id={id} only={only} page={number} more={more} />
      </>
    ),
  });
}

/** Everything that was collected, page by page. */
export const readPage = page({
  method: 'get',
  path: '/rights/requests/:id/read',
  permission: 'rights:handle',
  handle: read,
});
