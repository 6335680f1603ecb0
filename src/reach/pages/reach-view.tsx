import type { Permission } from '../../access/permissions.ts';
import type { PageRequest } from '../../doors/index.ts';
import { Form } from '../../interface/forms/index.ts';
import { Button, WarningText } from '../../interface/govuk/index.ts';
import { RecordTable } from '../../interface/layout/index.ts';
import { formatDate, formatMoment } from '../../interface/wording/index.ts';
import type { Reach } from '../get-reach.ts';
import type { Named } from '../reach.ts';

interface ViewProps {
  readonly request: PageRequest;
  readonly reach: Reach;
  readonly isAdult: boolean;
  readonly may: (permission: Permission) => boolean;
}

const access = (reach: Reach, rest: string) => `/people/${reach.personId}/access/${rest}`;

/** A button that undoes something at once. */
function Undo({ request, to, children }: { request: PageRequest; to: string; children: string }) {
  return (
    <Form action={to} idempotencyKey={request.formKey}>
      <Button variant="secondary" preventDoubleClick classes="govuk-!-margin-bottom-0">
        {children}
      </Button>
    </Form>
  );
}

/** “Who may see this record”: who is named, who is walled off, from whom it is hidden and with whom it is shared. */
export function ReachView(props: ViewProps) {
  return (
    <>
      <h1 class="govuk-heading-l">Who may see this record</h1>
      <Restriction {...props} />
      <p class="govuk-body">
        Some of it is kept to fewer people: notes behind a wall, some documents, and what the person told to
        the worker alone. Each says beside it who sees it.
      </p>
      <Walls {...props} />
      <Conflicts {...props} />
      <Shares {...props} />
    </>
  );
}

function Restriction({ request, reach, isAdult, may }: ViewProps) {
  const mayRestrict = may('record:restrict');
  if (reach.restriction === null) {
    return (
      <section class="govuk-!-margin-bottom-6">
        <p class="govuk-body">
          Every worker of this service whose role reads records, except any from whom it is hidden. Each look
          is kept in the access log.
        </p>
        {mayRestrict && isAdult && (
          <Button variant="secondary" href={access(reach, 'restrict')}>
            Restrict to named people
          </Button>
        )}
      </section>
    );
  }
  const { reason, since } = reach.restriction;
  return (
    <section class="govuk-!-margin-bottom-6">
      <p class="govuk-body">
        Only the people named here, since {formatDate(since)}.{reason ? ` Why: ${reason}` : ''}
      </p>
      <RecordTable
        caption="Named people"
        columns={[
          { text: 'Name' },
          { text: 'Why' },
          { text: 'Until' },
          ...(mayRestrict ? [{ text: 'Change' }] : []),
        ]}
        rows={reach.named.map((each) => [
          each.name,
          whyNamed(each),
          each.until ? formatMoment(each.until) : 'Until it is changed',
          ...(mayRestrict
            ? [
                <Undo request={request} to={access(reach, `names/${each.grantId}/end`)}>
                  {`Take off ${each.name}`}
                </Undo>,
              ]
            : []),
        ])}
      />
      {mayRestrict && isAdult && (
        <div class="govuk-button-group">
          <Button variant="secondary" href={access(reach, 'name')}>
            Name one more person
          </Button>
          <Undo request={request} to={access(reach, 'lift')}>
            Lift the restriction
          </Undo>
        </div>
      )}
    </section>
  );
}

const whyNamed = ({ kind, reason }: Named) => (kind === 'glass' ? `Emergency: ${reason}` : reason);

function Walls({ request, reach, isAdult, may }: ViewProps) {
  const mayRestrict = may('record:restrict');
  if (reach.walls.length === 0 && !(mayRestrict && isAdult)) return null;
  return (
    <section class="govuk-!-margin-bottom-6">
      <h2 class="govuk-heading-m">Walls between parents</h2>
      {reach.walls.length === 0 && <p class="govuk-body">This person is walled from nobody.</p>}
      {reach.walls.map((wall) => (
        <div class="govuk-!-margin-bottom-4">
          <WallWarning wall={wall} />
          <p class="govuk-body">
            Since {formatDate(wall.since)}. Why: {wall.reason}
          </p>
          {mayRestrict && (
            <Undo request={request} to={access(reach, `walls/${wall.otherId}/lift`)}>
              Take down this wall
            </Undo>
          )}
        </div>
      ))}
      {mayRestrict && isAdult && reach.relatives.length > reach.walls.length && (
        <Button variant="secondary" href={access(reach, 'wall')}>
          Wall from another parent
        </Button>
      )}
    </section>
  );
}

/** Said wherever somebody sees both sides of a wall. */
export function WallWarning({ wall }: { wall: Reach['walls'][number] }) {
  return (
    <WarningText iconFallbackText="Warning">
      {wall.name
        ? `Walled from ${wall.name}. Say nothing of the one to the other, and write nothing of the one on the other’s record.`
        : 'Walled from another parent, whose record you do not see.'}
    </WarningText>
  );
}

function Conflicts({ request, reach, may }: ViewProps) {
  return (
    <section class="govuk-!-margin-bottom-6">
      <h2 class="govuk-heading-m">Workers who know the family</h2>
      {may('record:restrict') ? (
        <>
          {reach.conflicts.length === 0 && <p class="govuk-body">The family is hidden from nobody.</p>}
          {reach.conflicts.map((each) => (
            <div class="govuk-!-margin-bottom-4">
              <p class="govuk-body">
                Hidden from {each.name} since {formatDate(each.since)}
                {each.reason ? `: ${each.reason}` : ''}
              </p>
              <Undo request={request} to={access(reach, `conflicts/${each.staffId}/lift`)}>
                {`Show again to ${each.name}`}
              </Undo>
            </div>
          ))}
        </>
      ) : (
        <p class="govuk-body">Do you know this family outside work? Then it should be hidden from you.</p>
      )}
      {may('conflict:declare') && (
        <Button variant="secondary" href={access(reach, 'conflict')}>
          {may('record:restrict') ? 'Hide from a worker' : 'I know this family'}
        </Button>
      )}
    </section>
  );
}

function Shares({ request, reach, isAdult, may }: ViewProps) {
  const mayShare = may('person:share');
  return (
    <section class="govuk-!-margin-bottom-6">
      <h2 class="govuk-heading-m">Partner organisations</h2>
      {reach.shares.length === 0 ? (
        <p class="govuk-body">Shared with no partner organisation.</p>
      ) : (
        <RecordTable
          caption="What is shared"
          columns={[
            { text: 'With' },
            { text: 'Why' },
            { text: 'From' },
            { text: 'Until' },
            ...(mayShare ? [{ text: 'Change' }] : []),
          ]}
          rows={reach.shares.map((each) => [
            each.organisation,
            `${each.why} ${each.delegated ? '(works for us)' : '(reads only)'}`,
            formatDate(each.fromOn),
            each.endedOn ? `Ended ${formatDate(each.endedOn)}` : formatDate(each.untilOn),
            ...(mayShare
              ? [
                  each.endedOn === null ? (
                    <Undo request={request} to={access(reach, `shares/${each.id}/end`)}>
                      Stop sharing
                    </Undo>
                  ) : (
                    ''
                  ),
                ]
              : []),
          ])}
        />
      )}
      {mayShare && isAdult && (
        <Button variant="secondary" href={access(reach, 'share')}>
          Share with an organisation
        </Button>
      )}
    </section>
  );
}
