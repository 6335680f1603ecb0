import { Details, Table } from '../../interface/govuk/index.ts';
import { RecordTable } from '../../interface/layout/index.ts';
import type { Compared } from '../compare-people.ts';

/** What stands where a record says nothing of a fact. */
export const NOTHING = 'Nothing recorded';

/** The facts of which the two records do not say the same. */
export const differing = ({ facts }: Compared) => facts.filter((fact) => fact.differs);

/** Every fact of both records side by side, and how much each holds. */
export function Beside({ compared }: { compared: Compared }) {
  const { kept, other } = compared;
  return (
    <>
      <p class="govuk-body">
        The record of <strong>{kept.name}</strong> is kept. Everything on the other record, of{' '}
        <strong>{other.name}</strong>, goes to it.{' '}
        <a class="govuk-link" href={`/people/${other.id}/merge/${kept.id}`}>
          Keep the other record instead
        </a>
      </p>
      <RecordTable
        caption="Both records side by side"
        columns={[
          { text: 'Fact' },
          { text: 'Record that is kept' },
          { text: 'Other record' },
          { text: 'Same or different' },
        ]}
        rows={compared.facts.map(({ title, kept: one, other: two, differs }) => [
          title,
          one ?? NOTHING,
          two ?? NOTHING,
          differs ? <strong>Different</strong> : 'Same',
        ])}
      />
      <Details summary="How much each record holds">
        <Table
          caption="Entries on each record"
          captionClasses="govuk-table__caption--s"
          head={[
            'What',
            { text: 'Record that is kept', format: 'numeric' },
            { text: 'Other record', format: 'numeric' },
          ]}
          rows={compared.holds.map(({ what, kept: one, other: two }) => [
            what,
            { text: String(one), format: 'numeric' as const },
            { text: String(two), format: 'numeric' as const },
          ])}
        />
      </Details>
    </>
  );
}

/** Why the two cannot be merged. */
export function Cannot({ compared }: { compared: Compared }) {
  if (compared.hindrances.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">These records cannot be merged as things stand</h2>
      <ul class="govuk-list govuk-list--bullet">
        {compared.hindrances.map(({ message }) => (
          <li>{message}</li>
        ))}
      </ul>
    </>
  );
}
