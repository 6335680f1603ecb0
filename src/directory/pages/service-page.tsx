import { decide } from '../../access/decide.ts';
import { fault, html, type PageRequest, page } from '../../doors/index.ts';
import { Button, Details, InsetText, SummaryList, Tag } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { getService } from '../search-directory.ts';
import { costWords, listingWords, scheduleWords } from '../service-words.ts';
import { personIn } from './for-whom.ts';

const load = (request: PageRequest) => request.ask(getService, { id: request.params.id ?? '' });
export type Service = Extract<Awaited<ReturnType<typeof load>>, { ok: true }>['value'];

const lines = (all: readonly (string | null | false | undefined)[]) => {
  const said = all.filter(Boolean);
  return said.length === 0 ? null : (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {said.map((line) => (
        <li class="facet-words">{line}</li>
      ))}
    </ul>
  );
};

const agesOf = ({ minimumAge, maximumAge }: Service) =>
  minimumAge !== null && maximumAge !== null
    ? `From ${minimumAge} to ${maximumAge} years old`
    : minimumAge !== null
      ? `From ${minimumAge} years old`
      : maximumAge !== null && `Until ${maximumAge} years old`;

function rowsOf(service: Service) {
  const row = (key: string, all: Parameters<typeof lines>[0]) => {
    const value = lines(all);
    return value ? [{ key, value }] : [];
  };
  const { organisation, places, schedules, costOptions, languages, serviceAreas, terms } = service;
  return [
    ...row('Given by', [organisation.name]),
    ...row('What it is', [service.description]),
    ...row('Helps with', terms),
    ...row('Who it is for', [service.eligibility, agesOf(service)]),
    ...row('How to come to it', [service.applicationProcess]),
    ...row('Cost', [...costOptions.map(costWords), service.fees]),
    ...row('When', [
      ...schedules.map(scheduleWords),
      ...places.flatMap((place) => place.schedules.map(scheduleWords)),
    ]),
    ...places.flatMap(({ name, address, city, postcode, accessibility }) => [
      ...row('Where', [name, address !== name && address, city, postcode]),
      ...row(
        'Getting in',
        accessibility.map(({ description, details }) => [description, details].filter(Boolean).join('. ')),
      ),
    ]),
    ...row('Areas', [serviceAreas.map(({ name }) => name).join(', ')]),
    ...row('Languages', [languages.map(({ name }) => name).join(', ')]),
    ...row('Reach it', [service.phone, service.email, service.url]),
    ...service.contacts.flatMap(({ name, title, phone, email, isPublic }) =>
      row('Ask for', [
        [name, title].filter(Boolean).join(', '),
        phone,
        email,
        !isPublic && 'Only for those who work here: do not pass it on',
      ]),
    ),
    ...row('Assured', [
      service.assuredOn
        ? [formatDate(service.assuredOn), service.assuredBy].filter(Boolean).join(', by ')
        : 'Nobody has assured it yet',
    ]),
    ...row('Kept by', [service.keeper]),
  ];
}

function Flags({ service, mayKeep }: { service: Service; mayKeep: boolean }) {
  const open = service.flags.filter(({ answeredOn }) => answeredOn === null);
  const answered = service.flags.filter(({ answeredOn }) => answeredOn !== null);
  return (
    <>
      {open.map(({ id, what, flaggedOn, flaggedBy }) => (
        <InsetText>
          <p class="govuk-body facet-words">
            <strong>Somebody says that this is wrong:</strong> {what}
          </p>
          <p class="govuk-hint">{[formatDate(flaggedOn), flaggedBy].filter(Boolean).join(', ')}</p>
          {mayKeep && (
            <a class="govuk-link" href={`/directory/${service.id}/flags/${id}`}>
              Answer
            </a>
          )}
        </InsetText>
      ))}
      {answered.length > 0 && (
        <Details summary={`Found wrong before, and answered (${answered.length})`}>
          <ul class="govuk-list govuk-list--spaced">
            {answered.map(({ what, flaggedOn, answer, answeredBy }) => (
              <li>
                {formatDate(flaggedOn)}: {what}
                <div class="govuk-hint govuk-!-margin-bottom-0">
                  {[answer, answeredBy].filter(Boolean).join(', ')}
                </div>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </>
  );
}

function Actions({ service }: { service: Service }) {
  const here = `/directory/${service.id}`;
  return (
    <p class="govuk-button-group facet-no-print">
      <Button href={`${here}/change`} variant="secondary">
        Change
      </Button>
      <a class="govuk-link" href={`${here}/assure`}>
        It is right: assure it
      </a>
      <a class="govuk-link" href={`${here}/flag`}>
        Something is wrong
      </a>
      <a class="govuk-link" href={`${here}/keeper`}>
        Choose who keeps it
      </a>
    </p>
  );
}

/** One service. */
export const servicePage = page({
  method: 'get',
  path: '/directory/:id',
  permission: 'directory:read',
  async handle(request) {
    const found = await load(request);
    if (!found.ok) return fault(found.error);
    const service = found.value;
    const mayKeep = decide(request.actor, 'directory:keep').allowed;
    const person = personIn(request);
    return html({
      title: service.name,
      current: '/directory',
      back: {
        href: person ? `/directory?person=${person}` : '/directory',
        text: 'Directory',
      },
      body: (
        <>
          <span class="govuk-caption-l">{service.organisation.name}</span>
          <h1 class="govuk-heading-l">{service.name}</h1>
          {service.listing !== 'shown' && (
            <p class="govuk-body">
              <Tag colour="yellow">{listingWords[service.listing]}</Tag>
            </p>
          )}
          {person && decide(request.actor, 'contact:record').allowed && (
            <Button href={`/people/${person}/onward/new?service=${service.id}`}>
              Refer on to this service
            </Button>
          )}
          <Flags service={service} mayKeep={mayKeep} />
          <SummaryList rows={rowsOf(service)} />
          {mayKeep && <Actions service={service} />}
        </>
      ),
    });
  },
});
