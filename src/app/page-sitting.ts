import type { Actor } from '../access/actor.ts';
import { decide } from '../access/decide.ts';
import { subjectOf } from '../access/looks.ts';
import type { Bus, Page, PageAnswer, PageRequest, Sitting } from '../doors/index.ts';
import type { Fault } from '../foundation/fault.ts';

/** Opens the sitting of one page for one reader; its address may name whom it is about. */
export function sitAt(bus: Bus, page: Page, actor: Actor, params: Record<string, string>): Sitting {
  return bus.sit(actor, { door: 'page', what: page.path, about: subjectOf(page.path, params) });
}

/** Why the reader may not have the page at all, which is put on record; undefined when she may. */
export function refusalOf(page: Page, actor: Actor, sitting: Sitting): Fault | undefined {
  const { allowed, reason } = decide(actor, page.permission);
  if (allowed) return undefined;
  sitting.refused(reason);
  sitting.close(false);
  return { kind: 'forbidden', reason };
}

/** What the page answers; a page or a file shows what it asked, any other answer shows nothing of it. */
export async function answerOf(page: Page, request: PageRequest, sitting: Sitting): Promise<PageAnswer> {
  let shown = false;
  try {
    const answer = await page.handle(request);
    shown = answer.kind === 'html' || answer.kind === 'file';
    return answer;
  } finally {
    sitting.close(shown);
  }
}
