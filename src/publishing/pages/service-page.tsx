import { fault, html, page } from '../../doors/index.ts';
import { Button } from '../../interface/govuk/index.ts';
import { enrolsPeople, type Programme } from '../../programme/index.ts';
import { type ServiceSection, serviceSections } from '../service.ts';

function Part({ section: { title, lines, points } }: { section: ServiceSection }) {
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      {lines.map((line) => (
        <p class="govuk-body" dir="auto">
          {line}
        </p>
      ))}
      {points.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {points.map((point) => (
            <li dir="auto">{point}</li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A service to which nobody is referred: professionals ask it, or people come by. */
function Open({ found, tenant }: { found: Programme; tenant: string }) {
  return (
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-xl" dir="auto">
          {found.title}
        </h1>
        <p class="govuk-body-l" dir="auto">
          {found.about}
        </p>
        {found.enrols === 'question' ? (
          <Button href={`/t/${tenant}/consult`}>Ask us for advice</Button>
        ) : (
          <p class="govuk-body">Nobody is referred to it, and no name is needed to come.</p>
        )}
      </div>
    </div>
  );
}

/** What a service is, for those who refer and for parents: open to everybody. */
export const servicePage = page({
  method: 'get',
  path: '/t/:tenant/services/:programme',
  permission: 'public',
  async handle(request) {
    const { tenant, programme = '' } = request.params;
    const found = request.programmes.current(programme);
    const ways = found?.referral.from.filter((route) => route !== 'staff') ?? [];
    if (found && !enrolsPeople(found))
      return html({ title: found.title, body: <Open found={found} tenant={tenant ?? ''} /> });
    // A service that takes nobody from outside is not told of outside.
    if (!found || ways.length === 0) return fault({ kind: 'not_found', what: 'service' });
    const reader = request.search.get('reader') === 'self' && ways.includes('self') ? 'self' : 'referrer';
    return html({
      title: found.title,
      exitThisPage: true,
      body: (
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <h1 class="govuk-heading-xl" dir="auto">
              {found.title}
            </h1>
            <p class="govuk-body-l" dir="auto">
              {found.about}
            </p>
            {serviceSections(found, reader).map((section) => (
              <Part section={section} />
            ))}
            <h2 class="govuk-heading-m">Go on</h2>
            {reader === 'referrer' && ways.includes('partner') && (
              <Button href={`/t/${tenant}/refer/partner`}>Refer a parent</Button>
            )}
            {ways.includes('self') && (
              <p class="govuk-body">
                <a class="govuk-link" href={`/t/${tenant}/refer/self`}>
                  I am a parent and would like support
                </a>
              </p>
            )}
          </div>
        </div>
      ),
    });
  },
});
