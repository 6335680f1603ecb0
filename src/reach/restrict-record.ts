import { z } from 'zod';
import { endGrants, guardRecord, nameOn, openRecord, workersOf } from '../access/reach/index.ts';
import { type CommandContext, command, ofPerson, staffIdOf } from '../doors/index.ts';
import { zIdOut } from '../foundation/answers.ts';
import { notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zText } from '../foundation/text.ts';
import { decideEndNaming, decideRestrict, knownBy } from './reach.ts';
import { findPerson, followersOf, namedOn, ownChildren, staffWhoRead } from './reach-store.ts';

const zReason = zText(2000, 'Say why');

/** The answer of a command about who may see a record: whose it is. */
export const zReachChanged = z
  .strictObject({ personId: zIdOut })
  .meta({ id: 'ReachChanged', description: 'Whose record it is' });

const isWorker = async ({ db }: CommandContext, ids: readonly string[]) => {
  const staff = await staffWhoRead(db);
  return ids.every((id) => staff.some((each) => each.id === id));
};

/** Keeps a record, and those of her own children, to named people. Whoever restricts it is named herself. */
export const restrictRecord = command({
  name: 'restrictRecord',
  summary: 'Restrict a record to named people',
  permission: 'record:restrict',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    staffIds: z.array(zId).max(200).meta({ description: 'Who is to see it, besides whoever restricts it' }),
    reason: zReason,
  }),
  output: zReachChanged,
  audit: () => 'Restricted a record to named people',
  api: { method: 'post', path: '/people/{personId}/restriction' },
  async handle(context, { personId, staffIds, reason }) {
    const person = await findPerson(context.db, personId);
    if (!person) return notFound('person');
    const decided = decideRestrict(person, await workersOf(context.db, personId), staffIds);
    if (!decided.ok) return decided;
    if (!(await isWorker(context, staffIds))) return notFound('member of staff');
    const children = await ownChildren(context.db, personId);
    const own = staffIdOf(context.actor);
    for (const staffId of new Set([...staffIds, ...(own ? [own] : [])]))
      await nameOn(context, { personId, staffId, kind: 'named', reason });
    await guardRecord(context, personId, { closed: true, reason, knownBy: knownBy(person) ?? null });
    for (const childId of children) await guardRecord(context, childId, { closed: true, follows: personId });
    return succeed({ personId });
  },
});

/** Names one more person on a restricted record. */
export const nameOnRecord = command({
  name: 'nameOnRecord',
  summary: 'Let one more person see a restricted record',
  permission: 'record:restrict',
  about: ofPerson,
  input: z.strictObject({ personId: zId, staffId: zId, reason: zReason }),
  output: zReachChanged,
  audit: () => 'Named somebody on a restricted record',
  api: { method: 'post', path: '/people/{personId}/restriction/names' },
  async handle(context, { personId, staffId, reason }) {
    const person = await findPerson(context.db, personId);
    if (!person) return notFound('person');
    if (!person.namedOnly) return refused('not_restricted', 'This record is not restricted.');
    if (!(await isWorker(context, [staffId]))) return notFound('member of staff');
    await nameOn(context, { personId, staffId, kind: 'named', reason });
    return succeed({ personId });
  },
});

/** Takes somebody's name off a restricted record. */
export const endNaming = command({
  name: 'endNaming',
  summary: 'Take somebody’s name off a restricted record',
  permission: 'record:restrict',
  about: ofPerson,
  input: z.strictObject({ personId: zId, grantId: zId }),
  output: zReachChanged,
  audit: () => 'Took a name off a restricted record',
  api: { method: 'post', path: '/people/{personId}/restriction/names/{grantId}/end' },
  async handle(context, { personId, grantId }) {
    if (!(await findPerson(context.db, personId))) return notFound('person');
    const grant = decideEndNaming(await namedOn(context.db, personId, context.now), grantId);
    if (!grant.ok) return grant;
    const { staffId, kind, name } = grant.value;
    const works = (await workersOf(context.db, personId)).some(({ id }) => id === staffId);
    if (works && kind !== 'glass')
      return refused('works_with', `${name} works with this family. Hand the work over first.`);
    await endGrants(context, personId, staffId, kind);
    return succeed({ personId });
  },
});

/** Lifts a restriction; whoever is barred from the record stays barred. */
export const liftRestriction = command({
  name: 'liftRestriction',
  summary: 'Lift the restriction of a record',
  permission: 'record:restrict',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: zReachChanged,
  audit: () => 'Lifted the restriction of a record',
  api: { method: 'post', path: '/people/{personId}/restriction/lift' },
  async handle(context, { personId }) {
    const person = await findPerson(context.db, personId);
    if (!person) return notFound('person');
    if (!person.namedOnly) return refused('not_restricted', 'This record is not restricted.');
    for (const childId of await followersOf(context.db, personId)) await openRecord(context, childId);
    await openRecord(context, personId);
    await endGrants(context, personId);
    return succeed({ personId });
  },
});
