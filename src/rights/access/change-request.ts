import type { Insertable, Updateable } from 'kysely';
import type { CommandContext } from '../../doors/index.ts';
import type { Tables } from '../../foundation/database/tables.ts';
import { type Fault, notFound } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import { findRequest, type RequestRow } from './request-store.ts';

type Changes = Updateable<Tables['subjectRequest']>;
export type NewRequest = Insertable<Tables['subjectRequest']>;

/** Finds a request, asks the decision, and writes what it comes to. */
export async function changeRequest(
  context: CommandContext,
  seen: { readonly id: string; readonly version: number },
  decide: (request: RequestRow) => Result<unknown, Fault> | Promise<Result<unknown, Fault>>,
  changes: Changes,
): Promise<Result<{ id: string; version: number }, Fault>> {
  const request = await findRequest(context.db, seen.id);
  if (!request) return notFound('request');
  const decision = await decide(request);
  if (!decision.ok) return decision;
  const { id, version } = await context.write.update('subjectRequest', seen, changes);
  return succeed({ id, version });
}
