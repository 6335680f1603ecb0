import type { ChronologyEntry, ChronologySource } from '../doors/index.ts';
import { withdrawalEntry, withdrawalOf } from '../people/index.ts';
import { followedUp, type OnwardRow, onwardOf } from './onward-store.ts';
import { howItWasWords, notStartedWords, outcomeWords } from './onward-words.ts';

const KIND = 'onward_referral';

function entriesOf(row: OnwardRow): ChronologyEntry[] {
  const href = `/people/${row.personId}/onward/${row.id}`;
  const name = row.serviceName;
  const title = row.signposting ? `Told of ${name}` : `Sent on to ${name}`;
  const withdrawal = withdrawalOf(row);
  if (withdrawal)
    return [withdrawalEntry({ id: row.id, kind: KIND, title, on: row.madeOn }, withdrawal, href)];
  const entry = (step: string, on: Temporal.PlainDate | null, words: string, detail: string | null) =>
    on
      ? [
          {
            id: step === 'made' ? row.id : `${row.id}-${step}`,
            kind: KIND,
            on,
            precision: 'day' as const,
            title: words,
            detail,
            by: step === 'made' ? row.by : null,
            href,
            ...(step === 'made' || step === 'started' ? { lane: 'outcomes' as const } : {}),
          },
        ]
      : [];
  const why = row.notStartedWhy && notStartedWords[row.notStartedWhy];
  return [
    ...entry('made', row.madeOn, title, row.agency),
    ...entry('accepted', row.acceptedOn, `${name} accepted`, null),
    ...entry('started', row.startedOn, `${name} started`, null),
    ...entry('not-started', row.notStartedOn, `${name} did not start`, why),
    ...entry('outcome', row.outcomeOn, `${name}: how it ended`, row.outcome && outcomeWords[row.outcome]),
  ];
}

/** When somebody was sent on to another service, how it went on, and what she says of it. */
export const onwardChronology: ChronologySource = {
  kind: KIND,
  title: 'Other services',
  async entries({ db }, personId) {
    const rows = await onwardOf(db, personId);
    const { sayings } = await followedUp(db, personId);
    const names = new Map(rows.map(({ id, serviceName }) => [id, serviceName]));
    return [
      ...rows.flatMap(entriesOf),
      ...sayings.map(({ id, onwardReferralId, howItWas, words, saidOn, byHerself, by }) => ({
        id,
        kind: KIND,
        on: saidOn,
        precision: 'day' as const,
        title: `What she says of ${names.get(onwardReferralId) ?? 'a service'}: ${howItWasWords[howItWas].toLowerCase()}`,
        detail: words,
        by: byHerself ? 'Herself' : by,
        href: `/people/${personId}/onward/${onwardReferralId}`,
      })),
    ];
  },
};
