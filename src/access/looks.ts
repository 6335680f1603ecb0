import type { Actor } from './actor.ts';

/** Whom or what something is about, for the access log: a person, a referral, or both. */
export interface Subject {
  readonly personId: string | null;
  /** A referral, whether or not somebody on record has come of it. */
  readonly referralId: string | null;
}

/** How much was looked at: the record itself, or a line in a list of many. */
export type Extent = 'record' | 'list';

/** What a query says was looked at. */
export interface LookedAt extends Partial<Subject> {
  readonly extent?: Extent;
}

/** One look at one person's record or one referral. */
export interface Look extends Subject {
  readonly at: Temporal.Instant;
  readonly staffId: string | null;
  /** The reader's role at the time; for whoever is no member of staff, what she is. */
  readonly role: string;
  /** The partner organisation that she belongs to; null for the tenant's own. */
  readonly organisation: string | null;
  /** The page's route, or the name of the operation. */
  readonly query: string;
  readonly door: 'page' | 'api' | 'cli';
  readonly extent: Extent;
  readonly refused: boolean;
  /** Why the permission decision went as it did. */
  readonly reason: string;
}

/** A line in a list, for each of these people. */
export function listed(personIds: Iterable<string>): LookedAt[] {
  return [...new Set(personIds)].map((personId) => ({ personId, extent: 'list' }));
}

/** How the access log names a reader. */
export function readerOf(actor: Actor): Pick<Look, 'staffId' | 'role' | 'organisation'> {
  if (actor.kind === 'staff') return { staffId: actor.staffId, role: actor.role, organisation: null };
  if (actor.kind === 'partner')
    return { staffId: actor.staffId, role: actor.kind, organisation: actor.organisationId };
  return { staffId: null, role: actor.kind, organisation: null };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const PLACE = /^(?:\/partner)?\/(people|referrals)\/(?::(\w+)|\{(\w+)\})/;

/**
 * Whom an address is about, from its pattern (`/people/:id/plan`, `/referrals/{id}`, `/partner/people/:id`) and its values; null where the
 * address names neither a person nor a referral.
 */
export function subjectOf(pattern: string, values: unknown): Subject | null {
  const [, kind, browser, api] = PLACE.exec(pattern) ?? [];
  const name = browser ?? api;
  if (name === undefined || typeof values !== 'object' || values === null) return null;
  const id: unknown = (values as Record<string, unknown>)[name];
  if (typeof id !== 'string' || !UUID.test(id)) return null;
  const own = id.toLowerCase();
  return kind === 'people' ? { personId: own, referralId: null } : { personId: null, referralId: own };
}

type Noted = Subject & Pick<Look, 'extent' | 'reason'>;

/**
 * What one page, or one question of a program, looked at: each person once, however many questions were asked about her,
 * and a record once when it was refused. Pure but for its own memory.
 */
export class LookBook {
  readonly #looks = new Map<string, Noted>();
  readonly #refusals = new Map<string, Noted>();

  /** Notes what was shown, and the reason why it might be. */
  saw(seen: readonly (string | LookedAt)[], reason: string): void {
    for (const each of seen) {
      const found = typeof each === 'string' ? { personId: each } : each;
      const { personId = null, referralId = null, extent = 'record' } = found;
      if (personId === null && referralId === null) continue;
      const key = personId ?? `referral ${referralId}`;
      const before = this.#looks.get(key);
      const isRecord = extent === 'record' || before?.extent === 'record';
      this.#looks.set(key, {
        personId,
        referralId: before?.referralId ?? referralId,
        extent: isRecord ? 'record' : 'list',
        reason: before?.reason ?? reason,
      });
    }
  }

  /** Notes that a record was kept from the reader, and why. */
  refused(about: Subject | null, reason: string): void {
    if (about)
      this.#refusals.set(about.personId ?? `referral ${about.referralId}`, {
        ...about,
        extent: 'record',
        reason,
      });
  }

  /** The looks for the log. What was not `shown` was not seen; a record that was shown was not refused. */
  looks(common: Omit<Look, keyof Noted | 'refused'>, shown: boolean): Look[] {
    const seen = shown
      ? [...this.#looks.values()].map((each) => ({ ...common, ...each, refused: false }))
      : [];
    const kept = [...this.#refusals].filter(([key]) => !shown || !this.#looks.has(key));
    return [...seen, ...kept.map(([, each]) => ({ ...common, ...each, refused: true }))];
  }
}
