import { fault, html, type Page, type PageRequest, page } from '../../doors/index.ts';
import { Button, Pagination, SummaryList } from '../../interface/govuk/index.ts';
import { EmptyState } from '../../interface/layout/index.ts';
import { formatDate, formatPartialDay } from '../../interface/wording/index.ts';
import { listPairs } from '../pairs/list-pairs.ts';

/** Where the list of pairs stands. */
export const PAIRS = '/possible-pairs';

const ask = (request: PageRequest, apart: 'yes' | 'no') =>
  request.ask(listPairs, { apart, page: Number(request.search.get('page') ?? 1) || 1 });
type Pairs = Extract<Awaited<ReturnType<typeof ask>>, { ok: true }>['value'];
type Pair = Pairs['pairs'][number];

/** What tells one of the two from others of her name. */
function AboutSide({ side }: { side: Pair['one'] }) {
  const said = [
    side.bornOn ? `Born ${formatPartialDay(side.bornOn)}` : 'Date of birth not known',
    side.knownAs && `known as ${side.knownAs}`,
    side.area,
  ];
  return (
    <>
      <a class="govuk-link" href={`/people/${side.id}`}>
        {side.name}
      </a>
      <br />
      {said.filter(Boolean).join(', ')}
    </>
  );
}

function PairCard({ pair }: { pair: Pair }) {
  const { id, one, other, reason, foundOn, apartOn, apartBy, apartWhy } = pair;
  const names = `${one.name} and ${other.name}`;
  const settled = apartOn
    ? [{ key: 'Two people', value: [formatDate(apartOn), apartBy, apartWhy].filter(Boolean).join(', ') }]
    : [];
  const apart = {
    href: `${PAIRS}/${id}/apart`,
    text: 'They are two people',
    visuallyHiddenText: `, ${names}`,
  };
  return (
    <SummaryList
      card={{
        title: names,
        headingLevel: 2,
        actions: [
          { href: `/people/${one.id}/merge/${other.id}`, text: 'Compare', visuallyHiddenText: ` ${names}` },
          ...(apartOn ? [] : [apart]),
        ],
      }}
      rows={[
        { key: 'One record', value: <AboutSide side={one} /> },
        { key: 'Other record', value: <AboutSide side={other} /> },
        { key: 'What was seen', value: `${reason} (found ${formatDate(foundOn)})` },
        ...settled,
      ]}
    />
  );
}

function addressOfPage(apart: 'yes' | 'no', number: number): string {
  const asked = new URLSearchParams({
    ...(apart === 'yes' ? { apart } : {}),
    ...(number > 1 ? { page: String(number) } : {}),
  });
  return asked.size > 0 ? `${PAIRS}?${asked}` : PAIRS;
}

const EMPTY = {
  no: {
    title: 'Nobody seems to be on record twice',
    text: 'Facet looks through all names and dates of birth once a day. You can look now.',
  },
  yes: {
    title: 'No pair was found to be two people',
    text: 'What you say of a pair stands here, so that nobody looks at it again.',
  },
};

function Listed({ found, apart }: { found: Pairs; apart: 'yes' | 'no' }) {
  const { page: current, pages } = found;
  const link = (number: number) =>
    number >= 1 && number <= pages ? { href: addressOfPage(apart, number) } : undefined;
  return (
    <>
      {found.pairs.length === 0 && <EmptyState {...EMPTY[apart]} />}
      {found.pairs.map((pair) => (
        <PairCard pair={pair} />
      ))}
      {pages > 1 && (
        <Pagination previous={link(current - 1)} next={link(current + 1)} landmarkLabel="Pages of pairs" />
      )}
    </>
  );
}

async function pairsPage(request: PageRequest) {
  const apart = request.search.get('apart') === 'yes' ? 'yes' : 'no';
  const found = await ask(request, apart);
  if (!found.ok) return fault(found.error);
  const title = apart === 'yes' ? 'Found to be two people' : 'People who may be on record twice';
  return html({
    title,
    back: apart === 'yes' ? { href: PAIRS } : { href: '/people' },
    current: '/people',
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          {apart === 'no' && (
            <p class="govuk-body">
              These records are alike in name and in date of birth. Compare them: if they are of one person,
              they can be made one record, and nothing is lost.
            </p>
          )}
          <Listed found={found.value} apart={apart} />
          {apart === 'no' && (
            <>
              <Button href={`${PAIRS}/look`} variant="secondary">
                Look now
              </Button>
              <p class="govuk-body">
                <a class="govuk-link" href={`${PAIRS}?apart=yes`}>
                  Pairs that were found to be two people
                </a>
              </p>
            </>
          )}
        </div>
      </div>
    ),
  });
}

/** Pairs of records that may be of one person: those to look at, and those that were looked at. */
export const pairsPages: readonly Page[] = [
  page({ method: 'get', path: PAIRS, permission: 'people:merge', handle: pairsPage }),
];
