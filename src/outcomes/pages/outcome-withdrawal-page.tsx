import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { withdrawalPages } from '../../people/index.ts';
import { listOutcomes } from '../list-outcomes.ts';
import { withdrawOutcome } from '../withdraw-outcome.ts';

/** Taking back an outcome that was recorded by mistake. */
export const outcomeWithdrawalPages = withdrawalPages({
  path: '/outcomes/:outcome/withdrawal',
  title: 'Take back a change that was recorded by mistake',
  lead: 'It is kept in the history with your reason, and no figure counts it any more. It can be recorded again.',
  list: { path: '/outcomes', text: 'Changes' },
  command: withdrawOutcome,
  async find(request, personId) {
    const found = await request.ask(listOutcomes, { personId });
    if (!found.ok) return found;
    const { enrolments } = found.value;
    const standing = enrolments.flatMap(({ areas }) => areas.flatMap((area) => area.reached));
    const all = [
      ...standing.map((each) => ({ ...each, withdrawal: null })),
      ...enrolments.flatMap((each) => each.withdrawn),
    ];
    const outcome = all.find(({ id }) => id === request.params.outcome);
    if (!outcome) return notFound('outcome');
    const { id, version, withdrawal, title, reachedOn, evidence } = outcome;
    const rows = [
      { key: 'Change', value: title },
      { key: 'Reached', value: formatDate(reachedOn) },
      ...(evidence ? [{ key: 'What shows it', value: evidence }] : []),
    ];
    return succeed({ id, version, withdrawal, rows });
  },
});
