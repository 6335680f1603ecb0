import { decide } from '../../access/decide.ts';
import { fault, file, html, type PageAnswer, type PageRequest, page } from '../../doors/index.ts';
import { Button, InsetText } from '../../interface/govuk/index.ts';
import { PrintButton } from '../../interface/layout/index.ts';
import { getProgramme, getProgrammeFile, type ProgrammeDescribed } from '../get-programmes.ts';
import { roadsOf } from '../roads.ts';
import { Described, drawnRoads } from './described.tsx';

/** What an administrator may do with a version. */
function Ways({ found, versions }: { found: ProgrammeDescribed; versions: readonly number[] }) {
  const { programme, version, inUse } = found;
  const at = `/programmes/${programme}/versions`;
  const older = versions.filter((each) => each < inUse);
  return (
    <>
      <Button href={`/programme-drafts/new?begin=next&programme=${programme}`} variant="secondary">
        Write the next version
      </Button>
      <ul class="govuk-list">
        {version === inUse && older.length > 0 && (
          <li>
            <a class="govuk-link" href={`${at}/${version}/moves`}>
              Move open cases to version {version}
            </a>
          </li>
        )}
        <li>
          <a class="govuk-link" href={`${at}/${version}/file`}>
            Save the file of version {version}
          </a>
        </li>
        {versions
          .filter((each) => each !== version)
          .map((each) => (
            <li>
              <a class="govuk-link" href={`${at}/${each}`}>
                Read version {each}
              </a>
            </li>
          ))}
      </ul>
    </>
  );
}

async function describe(request: PageRequest): Promise<PageAnswer> {
  const { programme = '', version } = request.params;
  const input = version === undefined ? { programme } : { programme, version: Number(version) };
  const found = await request.ask(getProgramme, input);
  if (!found.ok)
    return fault(found.error.kind === 'invalid' ? { kind: 'not_found', what: 'programme' } : found.error);
  const { title, version: shown, inUse, sections } = found.value;
  const of = request.programmes.version(programme, shown);
  if (!of) return fault({ kind: 'not_found', what: 'programme' });
  const isOpen = of.referral.from.some((route) => route !== 'staff');
  return html({
    title,
    current: '/programmes',
    back: { href: '/programmes', text: 'Programmes' },
    body: (
      <>
        <span class="govuk-caption-l">{`Version ${shown}${shown === inUse ? ', in use' : ''}`}</span>
        <h1 class="govuk-heading-l">{title}</h1>
        {shown !== inUse && (
          <InsetText>
            Version {inUse} is in use. Cases and undecided referrals of version {shown} keep it until they are
            moved.
          </InsetText>
        )}
        {isOpen && shown === inUse && (
          <p class="govuk-body">
            <a class="govuk-link" href={`/t/${request.actor.tenant}/services/${programme}`}>
              What those who refer read of it
            </a>
          </p>
        )}
        {decide(request.actor, 'programme:publish').allowed && (
          <Ways
            found={found.value}
            versions={request.programmes
              .versions(programme)
              .map((each) => each.version)
              .toReversed()}
          />
        )}
        <Described sections={sections} road={await drawnRoads(roadsOf(of))} />
        <PrintButton />
      </>
    ),
  });
}

/** A programme in words and drawn: the version in use, or another; and its file. */
export const programmePages = [
  page({ method: 'get', path: '/programmes/:programme', permission: 'programme:read', handle: describe }),
  page({
    method: 'get',
    path: '/programmes/:programme/versions/:version',
    permission: 'programme:read',
    handle: describe,
  }),
  page({
    method: 'get',
    path: '/programmes/:programme/versions/:version/file',
    permission: 'programme:publish',
    async handle(request) {
      const { programme = '', version } = request.params;
      const found = await request.ask(getProgrammeFile, { programme, version: Number(version) });
      if (found.ok)
        return file({
          name: `${programme}-${version}.yaml`,
          type: 'application/yaml',
          text: found.value.source,
        });
      return fault(found.error.kind === 'invalid' ? { kind: 'not_found', what: 'version' } : found.error);
    },
  }),
];
