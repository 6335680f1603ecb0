import type { WayToGive } from '../access/own-tables.ts';
import { type Fault, invalidField, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import type { SafeContact } from '../people/index.ts';

/** What the decision about an invitation looks at. */
export interface InviteState {
  readonly kind: 'adult' | 'child' | 'unborn';
  readonly safeContact: SafeContact | null;
  /** True where she has pages of her own already. */
  readonly open: boolean;
}

/** How the link is to reach her, and whether she was asked that day. */
export interface InviteWish {
  readonly givenHow: WayToGive;
  readonly askedThatDay: boolean;
}

const SAFE_AS: Readonly<Record<WayToGive, keyof SafeContact | null>> = {
  in_person: null,
  text: 'text',
  email: 'email',
  post: 'write',
};

/** How a way stands in her record: `safe`, `not_safe`, or `not_asked`. In person, nobody else reads it. */
export function standingOf(way: WayToGive, safe: SafeContact | null): 'safe' | 'not_safe' | 'not_asked' {
  const field = SAFE_AS[way];
  if (field === null) return 'safe';
  const said = safe?.[field] ?? null;
  if (said === null) return 'not_asked';
  return said ? 'safe' : 'not_safe';
}

/** Decides whether somebody may be invited, and by this way. A way that is not safe is taken only if she said so today. */
export function decideInvite(state: InviteState, wish: InviteWish): Result<null, Fault> {
  if (state.kind !== 'adult')
    return refused('not_an_adult', 'Only an adult can be invited to pages of her own.');
  if (state.open)
    return refused(
      'invited_already',
      'An invitation is open already. Make a new link, or end the access first.',
    );
  if (standingOf(wish.givenHow, state.safeContact) === 'not_safe' && !wish.askedThatDay)
    return invalidField(
      ['askedThatDay'],
      'The record says that this way is not safe. Choose another, or ask today and say so here',
    );
  return succeed(null);
}
