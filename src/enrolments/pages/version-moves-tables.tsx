import { RecordTable } from '../../interface/layout/index.ts';
import type { VersionMoves } from '../move-versions.ts';

const staysWords = (stays: string | null) => `They stay. ${stays ?? ''}`;

/** What would happen to open cases and to undecided referrals, counted; nothing where there are none of either. */
export function VersionMovesTables({ moves }: { moves: VersionMoves }) {
  const { version, groups, referrals } = moves;
  return (
    <>
      {groups.length > 0 && (
        <RecordTable
          caption={`Open cases, if they are moved to version ${version}`}
          columns={[
            { text: 'They stand at' },
            { text: 'Cases', numeric: true },
            { text: 'They would stand at' },
          ]}
          rows={groups.map((group) => [
            `Version ${group.fromVersion}: ${group.from.pathway}, ${group.from.stage}`,
            String(group.count),
            group.to ? `${group.to.pathway}, ${group.to.stage}` : staysWords(group.stays),
          ])}
        />
      )}
      {referrals.groups.length > 0 && (
        <RecordTable
          caption="Referrals that nobody has decided on, which go with them"
          columns={[
            { text: 'They came in under' },
            { text: 'Referrals', numeric: true },
            { text: 'What would happen' },
          ]}
          rows={referrals.groups.map((group) => [
            `Version ${group.fromVersion}`,
            String(group.count),
            group.stays === null
              ? `Version ${version} judges them, with the answers that they gave`
              : staysWords(group.stays),
          ])}
        />
      )}
    </>
  );
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** What moves, in words: 2 cases and 1 referral. */
export function movesInWords({ moves, referrals }: Pick<VersionMoves, 'moves' | 'referrals'>): string {
  const parts = [
    ...(moves > 0 ? [counted(moves, 'case', 'cases')] : []),
    ...(referrals.moves > 0 ? [counted(referrals.moves, 'referral', 'referrals')] : []),
  ];
  return parts.join(' and ');
}
