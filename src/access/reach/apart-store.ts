import { randomBytes } from 'node:crypto';
import type { CommandContext } from '../../doors/context.ts';
import { staffIdOf } from '../../doors/context.ts';
import type { TenantDb } from '../../foundation/database/session.ts';

type Context = Pick<CommandContext, 'db' | 'write' | 'actor' | 'today'>;

function standing(db: TenantDb) {
  return db.selectFrom('apartMark').selectAll().where('endedOn', 'is', null);
}

/** The marks that people carry today, one row for each; none of those whom the request may not see. */
export async function marksOf(
  db: TenantDb,
  people: readonly string[],
): Promise<readonly { readonly personId: string; readonly mark: string }[]> {
  if (people.length === 0) return [];
  return standing(db)
    .where('personId', 'in', [...people])
    .orderBy('id')
    .execute();
}

async function shared(db: TenantDb, personId: string, otherId: string, source: 'wall' | 'list') {
  const rows = await standing(db)
    .where('personId', 'in', [personId, otherId])
    .where('source', '=', source)
    .orderBy('id')
    .execute();
  const hers = new Set(rows.filter((row) => row.personId === personId).map(({ mark }) => mark));
  const both = new Set(
    rows.filter((row) => row.personId === otherId && hers.has(row.mark)).map(({ mark }) => mark),
  );
  return rows.filter(({ mark }) => both.has(mark));
}

/** Whether two people are marked as such who must not meet in a group. */
export async function areApart(
  db: TenantDb,
  personId: string,
  otherId: string,
  source: 'wall' | 'list',
): Promise<boolean> {
  return (await shared(db, personId, otherId, source)).length > 0;
}

/** Marks two people who must not meet in a group. */
export async function markApart(
  { write, actor, today }: Context,
  personId: string,
  otherId: string,
  source: 'wall' | 'list',
): Promise<void> {
  const mark = randomBytes(12).toString('hex');
  const common = { mark, source, beganOn: today, beganBy: staffIdOf(actor), endedOn: null };
  await write.insertMany('apartMark', [
    { personId, ...common },
    { personId: otherId, ...common },
  ]);
}

/** Takes the marks from both again. */
export async function unmarkApart(
  { db, write, today }: Context,
  personId: string,
  otherId: string,
  source: 'wall' | 'list',
): Promise<void> {
  for (const row of await shared(db, personId, otherId, source))
    await write.update('apartMark', row, { endedOn: today });
}

/** Others whom the request may see and who carry a mark of hers, by the list or by a wall. */
export async function apartFrom(db: TenantDb, personId: string) {
  return db
    .selectFrom('apartMark as m')
    .innerJoin('apartMark as o', (on) =>
      on.onRef('o.mark', '=', 'm.mark').onRef('o.personId', '<>', 'm.personId'),
    )
    .innerJoin('person as p', 'p.id', 'o.personId')
    .select(['o.personId', 'm.source', 'm.beganOn', 'p.kind', 'p.givenName', 'p.familyName'])
    .where('m.personId', '=', personId)
    .where('m.endedOn', 'is', null)
    .where('o.endedOn', 'is', null)
    .orderBy('m.id')
    .execute();
}
