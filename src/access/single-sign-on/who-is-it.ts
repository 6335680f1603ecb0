import type { Identity } from './provider.ts';
import type { Directory } from './settings.ts';

/** What Facet knows of the person whom a directory names. */
export interface KnownAs {
  /** The member of staff who has signed in with this very account of the directory before. */
  readonly bySubject: string | undefined;
  /** The member of staff who works here today with this address. */
  readonly byEmail: string | undefined;
}

export type WhoIsIt =
  | { readonly kind: 'known'; readonly staffId: string }
  /** Her first time: from now on the account of the directory is hers, whatever becomes of the address. */
  | { readonly kind: 'first'; readonly staffId: string }
  | { readonly kind: 'nobody'; readonly why: 'mfa' | 'unverified' | 'domain' | 'unknown' };

const domainOf = (email: string) => email.slice(email.lastIndexOf('@') + 1);

/**
 * Decides whom a directory speaks for. An account that is known stays the same person's, so that an address that is
 * given to somebody new opens nothing of its old owner's. Nobody is ever added by this.
 */
export function whoIsIt(directory: Directory, identity: Identity, known: KnownAs): WhoIsIt {
  if (directory.needsMfa && !identity.methods.includes('mfa')) return { kind: 'nobody', why: 'mfa' };
  if (known.bySubject !== undefined) return { kind: 'known', staffId: known.bySubject };
  if (identity.email === undefined) return { kind: 'nobody', why: 'unverified' };
  if (!directory.domains.includes(domainOf(identity.email))) return { kind: 'nobody', why: 'domain' };
  if (known.byEmail === undefined) return { kind: 'nobody', why: 'unknown' };
  return { kind: 'first', staffId: known.byEmail };
}
