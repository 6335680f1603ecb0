import type { z } from 'zod';
import type { Actor } from '../access/actor.ts';
import { decide, needsSubject } from '../access/decide.ts';
import { findSubject } from '../access/subject-store.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import { type Fault, notFound } from '../foundation/fault.ts';
import { fail, type Result, succeed } from '../foundation/result.ts';
import type { Command, Query } from './command.ts';

/**
 * The permission decision again, now that it is known what for: asked only where the actor’s role holds in one team or
 * programme, since for all others the door has said all and the rows say the rest.
 */
export async function decideAbout<I extends z.ZodType, O>(
  db: TenantDb,
  { permission, about }: Pick<Command<I, O> | Query<I, O>, 'permission' | 'about'>,
  actor: Actor,
  input: z.output<I>,
  today: Temporal.PlainDate,
): Promise<Result<null, Fault>> {
  if (!needsSubject(actor, permission)) return succeed(null);
  const named = typeof about === 'function' ? about(input) : about;
  for (const reference of 'kind' in named ? [named] : named) {
    const subject = await findSubject(db, reference, today);
    if (!subject) return notFound('record');
    const decision = decide(actor, permission, subject);
    if (decision.allowed) continue;
    return decision.hidden ? notFound('record') : fail({ kind: 'forbidden', reason: decision.reason });
  }
  return succeed(null);
}
