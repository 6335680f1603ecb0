import type { FormFrameFound, PageRequest } from '../../doors/index.ts';
import type { Fault } from '../../foundation/fault.ts';
import { notFound } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { type FormValues, textsAt } from '../../interface/forms/index.ts';
import { LOOK_AGAIN, LookAgain } from '../../people/index.ts';
import { getGroupSession } from '../get-session.ts';
import { getGroup } from '../group-queries.ts';

export const GROUPS = '/groups';

const askGroup = (request: PageRequest) => request.ask(getGroup, { id: request.params.group ?? '' });
export type GroupShown = Extract<Awaited<ReturnType<typeof askGroup>>, { ok: true }>['value'];
export type MemberShown = GroupShown['members'][number];

/** The group that an address names. */
export const findGroupShown = askGroup;

const askSession = (request: PageRequest, also: readonly string[]) =>
  request.ask(getGroupSession, { id: request.params.session ?? '', also: [...also] });
export type SessionShown = Extract<Awaited<ReturnType<typeof askSession>>, { ok: true }>['value'];

/** The session that an address names, with its register; not found where it is another group's. */
export async function findSessionShown(request: PageRequest, also: readonly string[] = []) {
  const found = await askSession(request, also);
  if (!found.ok) return found;
  return found.value.group.id === request.params.group?.toLowerCase() ? found : notFound('session');
}

/** A group with one of those who are in it; the answer is the same where there is no such group as where she may not be seen. */
export async function findMemberShown(request: PageRequest) {
  const group = await askGroup(request);
  const member =
    group.ok && group.value.members.find(({ id }) => id === request.params.member?.toLowerCase());
  return group.ok && member ? succeed({ group: group.value, member }) : notFound('page');
}

/** The frame of a form about a group. */
export async function groupFrame(
  _request: PageRequest,
  { id, title }: { id: string; title: string },
): Promise<FormFrameFound> {
  return { ok: true, frame: { current: GROUPS, back: { href: `${GROUPS}/${id}`, text: title } } };
}

/** Whether somebody has said that she looked once more. */
export const isSure = (values: FormValues): boolean => textsAt(values, ['sure']).includes('yes');

/** The tick by which she says so, where the command asked for it. */
export function SureField({ refusal }: { refusal: Fault | undefined }) {
  return refusal?.kind === 'refused' && refusal.code === LOOK_AGAIN ? <LookAgain /> : null;
}
