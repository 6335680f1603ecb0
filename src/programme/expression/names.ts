import type { Programme } from '../schema/programme.ts';
import type { Scope } from './types.ts';
import { caseScope, type Names } from './vocabulary.ts';

/** The parts of a programme that have names; a file that is still faulty has at least these. */
export type Named = Pick<
  Programme,
  'pathways' | 'outcomes' | 'contacts' | 'endings' | 'provisions' | 'parts'
> & { readonly referral?: Pick<Programme['referral'], 'ask'> };

/** The names that a programme gives to its pathways, stages, outcomes and so on. */
export function namesOf(programme: Named): Names {
  const stages = Object.values(programme.pathways).flatMap((pathway) =>
    pathway.stages.map((stage) => stage.id),
  );
  return {
    pathways: Object.keys(programme.pathways),
    stages: [...new Set(stages)],
    outcomes: ids(programme.outcomes),
    contact_kinds: ids(programme.contacts?.kinds),
    done: ids(programme.contacts?.done),
    ending_reasons: ids(programme.endings?.reasons),
    destinations: ids(programme.endings?.destinations),
    provision_kinds: ids(programme.provisions?.kinds),
    routes: routesOf(programme.referral?.ask ?? []),
    ...(programme.parts && { of_parts: programme.parts.named }),
  };
}

/** The question whose answer is the route in, as figures know it. */
export const ROUTE = 'route';

/** What the route may be: what the question offers, and for whoever was not asked, staff, partner or self. */
export function withRoutes(options: readonly string[]): string[] {
  return [...new Set([...options, 'staff', 'partner', 'self'])];
}

function routesOf(ask: Programme['referral']['ask']): string[] {
  return withRoutes(ask.find(({ id }) => id === ROUTE)?.options?.map(({ value }) => value) ?? []);
}

function ids(list: readonly { readonly id: string }[] | undefined): string[] {
  return (list ?? []).map((each) => each.id);
}

/** What rules about one person see in a checked programme. */
export function scopeOf(programme: Programme): Scope {
  return caseScope(programme.referral.ask, namesOf(programme), programme.parts?.seen);
}
