import { decide } from '../../access/decide.ts';
import { fault, formFaults, html, type PageRequest, page } from '../../doors/index.ts';
import {
  CheckboxesField,
  type FormValues,
  SelectField,
  TextField,
  textAt,
  textsAt,
} from '../../interface/forms/index.ts';
import { Button, Pagination, Tag } from '../../interface/govuk/index.ts';
import { EmptyState, Filter } from '../../interface/layout/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { type AccessKind, accessKinds } from '../facets.ts';
import { listDirectoryTerms, searchDirectory } from '../search-directory.ts';
import { dayWords, listingWords } from '../service-words.ts';
import { personIn } from './for-whom.ts';

const HERE = '/directory';
const FIELDS = [
  'words',
  'place',
  'within',
  'term',
  'language',
  'access',
  'day',
  'free',
  'hidden',
  'page',
] as const;

const ask = (request: PageRequest, input: Record<string, string>) => request.ask(searchDirectory, input);
type Found = Extract<Awaited<ReturnType<typeof ask>>, { ok: true }>['value'];
type Terms = readonly { readonly id: string; readonly name: string }[];

function valuesOf({ search }: PageRequest): FormValues {
  return Object.fromEntries(
    [...search.keys()].map((key) => [
      key.replace(/\[\]$/, ''),
      search.getAll(key).length > 1 ? search.getAll(key) : (search.get(key) ?? ''),
    ]),
  );
}

function Fields(props: { values: FormValues; terms: Terms; mayKeep: boolean; person: string | null }) {
  const { values, terms, mayKeep, person } = props;
  const any = { value: '', text: 'Any' };
  const select = (name: string, label: string, items: readonly { value: string; text: string }[]) => (
    <SelectField name={name} label={label} items={[any, ...items]} value={textAt(values, [name]) ?? ''} />
  );
  return (
    <>
      {person && <input type="hidden" name="person" value={person} />}
      <TextField name="words" label="What do you look for?" value={textAt(values, ['words'])} />
      {select(
        'term',
        'What it helps with',
        terms.map(({ id, name }) => ({ value: id, text: name })),
      )}
      <TextField name="place" label="Where?" hint="A postcode or an area" value={textAt(values, ['place'])} />
      <TextField name="language" label="Language" value={textAt(values, ['language'])} />
      {select(
        'day',
        'Day',
        Object.entries(dayWords).map(([value, text]) => ({ value, text })),
      )}
      {select(
        'access',
        'Access',
        (Object.keys(accessKinds) as AccessKind[]).map((value) => ({
          value,
          text: accessKinds[value].title,
        })),
      )}
      <CheckboxesField
        name="free"
        label="Cost"
        items={[{ value: 'yes', text: 'Only what is free' }]}
        values={textsAt(values, ['free'])}
      />
      {mayKeep && (
        <CheckboxesField
          name="hidden"
          label="For keepers"
          items={[{ value: 'yes', text: 'Also what is hidden or has ended' }]}
          values={textsAt(values, ['hidden'])}
        />
      )}
    </>
  );
}

function whereWords(places: Found['services'][number]['places'], kilometres: number | null): string {
  const [first, ...others] = places;
  const at = first && [first.name, first.city, first.postcode].filter(Boolean).join(', ');
  const more = others.length > 0 && `and ${others.length} more`;
  const far = kilometres !== null && `about ${kilometres.toFixed(1)} km away`;
  return [at, more, far].filter(Boolean).join(', ');
}

function Result({ service, person }: { service: Found['services'][number]; person: string | null }) {
  const { id, name, organisation, description, eligibility, listing, languages, free, fees } = service;
  const facts = [
    whereWords(service.places, service.kilometres),
    free ? 'Free' : fees,
    languages.length > 0 && `Languages: ${languages.join(', ')}`,
    service.assuredOn && `Assured on ${formatDate(service.assuredOn)}`,
  ];
  return (
    <li class="govuk-!-margin-bottom-6">
      <h3 class="govuk-heading-s govuk-!-margin-bottom-1">
        <a class="govuk-link" href={person ? `${HERE}/${id}?person=${person}` : `${HERE}/${id}`}>
          {name}
        </a>{' '}
        {listing !== 'shown' && <Tag colour="yellow">{listingWords[listing]}</Tag>}
      </h3>
      <p class="govuk-body govuk-!-margin-bottom-1">{organisation}</p>
      {(description ?? eligibility) && (
        <p class="govuk-body govuk-!-margin-bottom-1 facet-words">
          {(description ?? eligibility ?? '').slice(0, 240)}
        </p>
      )}
      <p class="govuk-hint govuk-!-margin-bottom-0">{facts.filter(Boolean).join('. ')}</p>
    </li>
  );
}

const NOTHING_FOUND = {
  title: 'Nothing found',
  text: 'Try fewer words, another way to write the place, or one filter less. What was not assured lately is hidden.',
} as const;
const NOTHING_SHOWN = {
  title: 'No service is shown yet',
  text: 'A service appears here when somebody has put it into the directory and assured that it is right.',
} as const;

function Results({
  request,
  found,
  person,
  isAsked,
}: {
  request: PageRequest;
  found: Found;
  person: string | null;
  /** True where something was looked for or left out. */
  isAsked: boolean;
}) {
  const { total, tooMany, services, page: current, pages } = found;
  if (services.length === 0) return <EmptyState {...(isAsked ? NOTHING_FOUND : NOTHING_SHOWN)} />;
  const to = (number: number) => {
    const search = new URLSearchParams(request.search);
    search.set('page', String(number));
    return `${HERE}?${search}`;
  };
  return (
    <>
      <h2 class="govuk-heading-m">
        {tooMany
          ? `More than ${total - (total % 100)} services`
          : total === 1
            ? '1 service'
            : `${total} services`}
      </h2>
      <ul class="govuk-list">
        {services.map((service) => (
          <Result service={service} person={person} />
        ))}
      </ul>
      {pages > 1 && (
        <Pagination
          previous={current > 1 ? { href: to(current - 1) } : undefined}
          next={current < Math.min(pages, 25) ? { href: to(current + 1) } : undefined}
        />
      )}
    </>
  );
}

/** Searching the directory. */
export const searchPage = page({
  method: 'get',
  path: HERE,
  permission: 'directory:read',
  async handle(request) {
    const values = valuesOf(request);
    const input = Object.fromEntries(
      FIELDS.flatMap((name) => {
        const typed = textsAt(values, [name])[0] ?? textAt(values, [name]);
        return typed ? [[name, typed]] : [];
      }),
    );
    const terms = await request.ask(listDirectoryTerms, {});
    if (!terms.ok) return fault(terms.error);
    const found = await ask(request, input);
    const faults = found.ok ? undefined : formFaults(found.error);
    if (!found.ok && !faults) return fault(found.error);
    const mayKeep = decide(request.actor, 'directory:keep').allowed;
    const person = personIn(request);
    return html({
      title: 'Directory of services',
      current: HERE,
      wide: true,
      ...(faults && { status: faults.status, faults: faults.faults }),
      body: (
        <>
          <h1 class="govuk-heading-l">Directory of services</h1>
          {mayKeep && (
            <div class="govuk-button-group">
              <Button href={`${HERE}/new`}>Put a service into the directory</Button>
              <a class="govuk-link" href={`${HERE}/keeping`}>
                What is to be done
              </a>
            </div>
          )}
          <div class="govuk-grid-row">
            <div class="govuk-grid-column-one-third">
              <Filter action={HERE} clearHref={HERE}>
                <Fields values={values} terms={terms.value} mayKeep={mayKeep} person={person} />
              </Filter>
            </div>
            <div class="govuk-grid-column-two-thirds">
              {found.ok && (
                <Results
                  request={request}
                  found={found.value}
                  person={person}
                  isAsked={Object.keys(input).length > 0}
                />
              )}
            </div>
          </div>
        </>
      ),
    });
  },
});
