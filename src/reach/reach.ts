import { createHash } from 'node:crypto';
import { type Fault, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { foldName } from '../people/index.ts';

/** A person whose record is guarded, or is to be. */
export interface PersonBrief {
  readonly id: string;
  readonly kind: 'adult' | 'child' | 'unborn';
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: Temporal.PlainDate | null;
  /** True where her record is kept to named people. */
  readonly namedOnly: boolean;
}

/** A worker who may be named. */
export interface StaffBrief {
  readonly id: string;
  readonly name: string;
}

/** Somebody who is named on a record. */
export interface Named {
  readonly grantId: string;
  readonly version: number;
  readonly staffId: string;
  readonly name: string;
  readonly kind: 'named' | 'worker' | 'glass';
  readonly reason: string;
  readonly until: Temporal.Instant | null;
}

/**
 * The words by which a restricted record can be found in an emergency: SHA-256 over the folded name and the date of
 * birth, so that only somebody who knows both finds it. Undefined where the date of birth is not known.
 */
export function knownBy(
  person: Pick<PersonBrief, 'givenName' | 'familyName'> & { readonly bornOn: Temporal.PlainDate | null },
): Buffer | undefined {
  if (person.bornOn === null) return undefined;
  const name = foldName(`${person.givenName} ${person.familyName}`);
  return createHash('sha256').update(`${name}\n${person.bornOn}`).digest();
}

/** May this record be kept to these people? Whoever works with her and is not named would lose her without a word. */
export function decideRestrict(
  person: PersonBrief,
  workers: readonly StaffBrief[],
  staffIds: readonly string[],
): Result<null, Fault> {
  if (person.namedOnly) return refused('restricted', 'This record is restricted already.');
  const left = workers.filter(({ id }) => !staffIds.includes(id)).map(({ name }) => name);
  if (left.length === 0) return succeed(null);
  return refused(
    'worker_not_named',
    `${left.join(' and ')} works with this family. Name ${left.length === 1 ? 'this worker' : 'these workers'} as well, or hand the work over first.`,
    [{ path: ['staffIds'], message: `Name ${left.join(' and ')} as well, or hand the work over first` }],
  );
}

/** May somebody stop being named? A record that nobody is named on could not be opened by anybody. */
export function decideEndNaming(named: readonly Named[], grantId: string): Result<Named, Fault> {
  const grant = named.find((each) => each.grantId === grantId);
  if (!grant) return { ok: false, error: { kind: 'not_found', what: 'name on this record' } };
  const lasting = named.filter(({ kind, grantId: id }) => kind !== 'glass' && id !== grantId);
  return lasting.length > 0
    ? succeed(grant)
    : refused(
        'last_named',
        'Nobody else is named on this record. Name somebody first, or lift the restriction.',
      );
}

/** May this be said of a worker? Somebody who works with the family must hand the work over first. */
export function decideConflict(workers: readonly StaffBrief[], staffId: string): Result<null, Fault> {
  const worker = workers.find(({ id }) => id === staffId);
  return worker
    ? refused(
        'works_with',
        `${worker.name} works with this family. Hand the work over first: then it can be hidden.`,
      )
    : succeed(null);
}

/** May these two be walled from each other? */
export function decideWall(
  person: PersonBrief,
  other: PersonBrief,
  walled: readonly string[],
): Result<null, Fault> {
  if (person.id === other.id) return refused('same_person', 'Choose somebody else: this is the same person.');
  if (person.kind !== 'adult' || other.kind !== 'adult')
    return refused('not_parents', 'A wall stands between two adults.');
  if (walled.includes(other.id)) return refused('walled', 'These two are walled from each other already.');
  return succeed(null);
}

/** An opening in an emergency, as it is reviewed. */
export interface GlassBreak {
  readonly staffId: string;
  readonly outcome: 'right' | 'not_right' | null;
}

/** May this opening be reviewed by this manager? Nobody reviews her own. */
export function decideReview(glass: GlassBreak, byStaffId: string | null): Result<null, Fault> {
  if (glass.outcome !== null) return refused('reviewed', 'This was reviewed already.');
  if (glass.staffId === byStaffId)
    return refused('own', 'You opened this record yourself. Another manager must review it.');
  return succeed(null);
}
