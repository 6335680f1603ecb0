import type { QueryContext } from '../doors/index.ts';
import { type Fault, notFound } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';

/** What a question about oneself answers: whose it is, for the access log, and the rest. */
export type Mine<T> = T & { readonly personId: string };

/**
 * Asks about whoever is signed in, and about nobody else: no question of her pages takes an id. To anybody but a parent it
 * is as if there were nothing.
 */
export function mine<T extends object>(
  read: (context: QueryContext, personId: string) => Promise<T>,
): (context: QueryContext) => Promise<Result<Mine<T>, Fault>> {
  return async (context) => {
    if (context.actor.kind !== 'parent') return notFound('person');
    const { personId } = context.actor;
    return succeed({ ...(await read(context, personId)), personId });
  };
}

/** Her own look at her own record: it is on record as hers, so that she sees when somebody else used her name. */
export const looksAtOwn = ({ personId }: { readonly personId: string }) => [personId];
