import type { Role } from '../../access/permissions.ts';
import { en as staffWords } from '../../access/staff/wording.ts';
import type { PageRequest } from '../../doors/index.ts';
import { say } from '../wording.ts';

/** A role as people call it. */
export const roleWord = (role: Role): string => staffWords.roles[role];

/** A programme as people call it. */
export const programmeWord = (request: PageRequest, id: string): string =>
  request.programmes.current(id)?.title ?? id;

/** The programmes of a team in words. */
export const programmesInWords = (request: PageRequest, ids: readonly string[]): string =>
  ids.length === 0 ? say('everyProgramme') : ids.map((id) => programmeWord(request, id)).join(', ');

/** Where the pages of teams stand. */
export const frameAt = (href: string, text: string) => async () => ({
  ok: true as const,
  frame: { current: '/teams', back: { href, text } },
});
