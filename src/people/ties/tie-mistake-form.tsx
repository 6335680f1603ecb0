import { z } from 'zod';
import type { PageRequest } from '../../doors/index.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { TextAreaField, textAt } from '../../interface/forms/index.ts';
import { getPerson } from '../get-person.ts';
import { type RecordForm, recordFormPages } from '../pages/record-form.tsx';
import { parentWords, relativeKind } from '../words.ts';
import { withdrawRelationship } from './withdraw-tie.ts';

/** A tie of somebody’s, to a child or to anybody else. */
interface OneTie {
  readonly personId: string;
  readonly personName: string;
  readonly relationshipId: string;
  readonly version: number;
  readonly otherName: string;
  readonly words: string;
  readonly removals: number;
}

async function findTieOf(request: PageRequest) {
  const found = await request.ask(getPerson, { id: request.params.id ?? '' });
  if (!found.ok) return found;
  const { id: personId, name: personName, children, relatives } = found.value;
  const wanted = request.params.tie;
  const of = { personId, personName };
  const child = children.find(({ relationshipId, hidden }) => relationshipId === wanted && !hidden);
  if (child) {
    const { relationshipId, relationshipVersion: version, name: otherName, relation } = child;
    const words = `${personName} is the ${parentWords[relation].toLowerCase()}`;
    const tie = { relationshipId, version, otherName, words, removals: child.removals.length };
    return succeed<OneTie>({ ...of, ...tie });
  }
  const other = relatives.find(({ relationshipId, hidden }) => relationshipId === wanted && !hidden);
  if (!other) return notFound('page');
  const { relationshipId, version, name: otherName } = other;
  const tie = { relationshipId, version, otherName, words: relativeKind(other), removals: 0 };
  return succeed<OneTie>({ ...of, ...tie });
}

const zMistake = z.object({ reason: z.string().default('') });

const form: RecordForm<OneTie, typeof zMistake> = {
  path: '/family/ties/:tie/mistake',
  permission: 'person:write',
  tab: '/family',
  find: findTieOf,
  title: ({ personName, otherName }) => `Was it a mistake that ${personName} and ${otherName} are tied?`,
  lead: ({ personName, otherName, words, removals }) => (
    <>
      <p class="govuk-body">
        On record: {otherName}. {words}.
      </p>
      <p class="govuk-body">
        The tie goes from the family, the family map and the figures
        {removals > 0 && ', and so does what is recorded of a removal on it'}. Both people stay on record, and
        the chronology of each says that it was a mistake. If it was right once and has ended, say until when
        instead. {personName} may read your reason one day.
      </p>
    </>
  ),
  save: 'Take back',
  values: () => ({ reason: '' }),
  version: ({ version }) => version,
  onRecord: ({ otherName, words }) => [`${otherName}: ${words}`],
  fields: ({ values, faults }) => (
    <TextAreaField
      name="reason"
      label="Why was it a mistake?"
      rows={3}
      limit={1000}
      value={textAt(values, ['reason'])}
      faults={faults}
    />
  ),
  schema: zMistake,
  async submit(request, tie, { reason }, { sure, version }) {
    const { personId, relationshipId } = tie;
    const seen = { personId, relationshipId, version: version ?? tie.version };
    const done = await request.run(withdrawRelationship, { ...seen, reason, sure });
    const notice = 'Taken back. It is kept in the history.';
    return done.ok ? succeed({ to: `/people/${personId}/family`, notice }) : done;
  },
};

/** Taking out a tie that was recorded by mistake. */
export const tieMistakeForm = recordFormPages(form);
