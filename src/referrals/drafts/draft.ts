import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../access/actor.ts';
import { decide } from '../../access/decide.ts';
import type { Fault, FieldFault } from '../../foundation/fault.ts';
import { invalidField, notFound, refused } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import { textFault } from '../../foundation/text.ts';
import { saidWrong } from '../fault-words.ts';
import type { Origin } from '../referral-input.ts';

/** How long an unfinished referral is kept after it was begun. */
export const KEPT_DAYS = 28;
/** How often one draft may be saved; far more than anybody needs, far less than a program would take. */
export const MOST_SAVES = 500;
const MOST_BYTES = 200_000;
const DEEPEST = 8;

/** A value as a form sends it: text, or texts and groups of them. */
export type DraftValue = string | readonly DraftValue[] | { readonly [key: string]: DraftValue };

/** What has been filled in so far, as it was typed, in the shape of a referral; dates are boxes of text. */
export type DraftAnswers = Readonly<Record<string, DraftValue>>;

/** A referral that is being filled in. */
export interface Draft {
  readonly id: string;
  readonly version: number;
  readonly programmeId: string;
  readonly origin: Origin;
  readonly secretHash: Buffer | null;
  readonly staffId: string | null;
  readonly answers: DraftAnswers;
  readonly startedAt: Temporal.Instant;
  readonly savedAt: Temporal.Instant;
  readonly expiresOn: Temporal.PlainDate;
  readonly sentOn: Temporal.PlainDate | null;
  readonly referralId: string | null;
}

/** The secret of a new draft's link: 192 bits by chance, fit for an address. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** What is kept of a secret. It is random and long, so a plain hash cannot be turned back. */
export function hashOfSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/**
 * The draft, when this actor holds its key: the worker who began it, or a visitor with the secret of its link
 * (compared in constant time). Otherwise not found, the same as a draft that never was or is past its time.
 */
export function openedBy(
  draft: Draft | undefined,
  actor: Actor,
  secret: string | null,
  today: Temporal.PlainDate,
): Result<Draft, Fault> {
  const given = hashOfSecret(secret ?? '');
  const fits = timingSafeEqual(draft?.secretHash ?? Buffer.alloc(given.length), given);
  if (!draft) return notFound('unfinished referral');
  const own = draft.staffId !== null && actor.kind === 'staff' && actor.staffId === draft.staffId;
  const byLink = draft.staffId === null && fits;
  const current = Temporal.PlainDate.compare(today, draft.expiresOn) <= 0;
  return (own || byLink) && current ? succeed(draft) : notFound('unfinished referral');
}

/** Who may begin a draft that comes in this way: workers for themselves, visitors from outside. */
export function mayBegin(actor: Actor, origin: Origin, secret: string | null): Result<null, Fault> {
  if (origin === 'staff') {
    const decision = decide(actor, 'referral:make');
    return decision.allowed
      ? succeed(null)
      : { ok: false, error: { kind: 'forbidden', reason: decision.reason } };
  }
  return secret
    ? succeed(null)
    : invalidField(['secret'], 'A referral from outside needs the secret of its link');
}

/** What cannot be stored, wherever it stands: broken characters, groups within groups without end. */
function valueFaults(value: DraftValue, path: FieldFault['path']): FieldFault[] {
  if (path.length > DEEPEST) return [{ path: [], message: 'Part of this form could not be read' }];
  if (typeof value === 'string') {
    const message = textFault(value);
    return message ? [{ path, message }] : [];
  }
  const entries: [string | number, DraftValue][] = Array.isArray(value)
    ? value.map((each, index) => [index, each])
    : Object.entries(value);
  return entries.flatMap(([key, each]) => valueFaults(each, [...path, key]));
}

function isGroup(value: DraftValue | undefined): value is { readonly [key: string]: DraftValue } {
  return typeof value === 'object' && !Array.isArray(value);
}

/**
 * The draft's answers with new ones laid over them: groups (the parent, the referrer) field by field, lists as a whole.
 * Refused when the draft was sent, saved too often, or has grown too long.
 */
export function layOver(
  draft: Pick<Draft, 'answers' | 'version' | 'sentOn'>,
  answers: DraftAnswers,
): Result<DraftAnswers, Fault> {
  if (draft.sentOn) return refused('already_sent', saidWrong('alreadySent'));
  if (draft.version >= MOST_SAVES) {
    return refused('saved_too_often', saidWrong('savedTooOften'));
  }
  const faults = valueFaults(answers, []);
  if (faults.length > 0) return { ok: false, error: { kind: 'invalid', faults } };
  const merged: Record<string, DraftValue> = { ...draft.answers };
  for (const [key, value] of Object.entries(answers)) {
    const before = merged[key];
    merged[key] = isGroup(value) && isGroup(before) ? { ...before, ...value } : value;
  }
  return Buffer.byteLength(JSON.stringify(merged)) > MOST_BYTES
    ? invalidField([], saidWrong('savedTooLong'))
    : succeed(merged);
}
