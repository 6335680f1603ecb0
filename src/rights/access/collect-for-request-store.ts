import { sql } from 'kysely';
import type { KeeperParts, KeeperTask } from '../../doors/index.ts';
import { asOwner, type OwnerTransaction } from '../../foundation/database/owner.ts';
import { tenantNames } from '../../foundation/database/protect.ts';
import { guardedOf } from '../../foundation/database/write-marks.ts';
import { newId } from '../../foundation/identifiers.ts';
import { type Collection, collectPerson } from './collect-store.ts';
import type { CollectedPassage } from './collect-words.ts';
import type { Passage } from './passage.ts';
import { type FoundSpan, findThirdParties } from './third-parties.ts';

interface Waiting {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
}

/** Where a passage may be about somebody else: what is found in it, and all of it where it names somebody. */
function marksOf(passage: CollectedPassage, { her, others }: Collection): readonly FoundSpan[] {
  const found = findThirdParties(passage.text, her, others);
  if (!passage.namesSomebody) return found;
  const isHers = her.names.some((name) => name.toLowerCase() === passage.text.toLowerCase());
  return isHers ? [] : [{ starts: 0, ends: passage.text.length, kind: 'name' }];
}

async function removeEarlier(client: KeeperParts['client'], write: OwnerTransaction['write'], id: string) {
  type Rows = { readonly rows: { readonly id: string; readonly version: number }[] };
  const marks: Rows = await client.query(
    `select m.id, m.version from subject_mark m join subject_item i on i.id = m.subject_item_id
     where i.subject_request_id = $1`,
    [id],
  );
  for (const mark of marks.rows) await write.remove('subjectMark', mark);
  const items: Rows = await client.query(
    'select id, version from subject_item where subject_request_id = $1',
    [id],
  );
  for (const item of items.rows) await write.remove('subjectItem', item);
}

const AT_ONCE = 200;

async function store(
  write: OwnerTransaction['write'],
  request: Waiting,
  collection: Collection,
  now: Temporal.Instant,
): Promise<void> {
  const { id: subjectRequestId, personId } = request;
  const items = collection.items.map((item, position) => ({ ...item, position, id: newId(now) }));
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const part = items.slice(from, from + AT_ONCE);
    const rows = part.map(({ id, position, source, title, passages, file }) => {
      const words = passages.map(({ label, text }) => ({ label, text }));
      const stored = sql<readonly Passage[]>`${JSON.stringify(words)}::jsonb`;
      return { id, personId, subjectRequestId, position, source, title, passages: stored, unlogged: file };
    });
    await write.insertMany(
      'subjectItem',
      rows.filter(({ unlogged }) => unlogged === null),
    );
    // Files are large, and one statement holds only so much.
    for (const row of rows.filter(({ unlogged }) => unlogged !== null))
      await write.insert('subjectItem', row);
    const marks = part.flatMap(({ id, passages }) =>
      passages.flatMap((passage, index) =>
        marksOf(passage, collection).map(({ starts, ends, kind }) => ({
          personId,
          subjectItemId: id,
          passage: index,
          starts,
          ends,
          kind,
          foundBy: null,
        })),
      ),
    );
    for (let at = 0; at < marks.length; at += AT_ONCE)
      await write.insertMany('subjectMark', marks.slice(at, at + AT_ONCE));
  }
}

/** Collects for every request that waits for it, and marks what may be about somebody else. */
export async function collectWaiting({ client, tenant, now, tables }: KeeperParts): Promise<void> {
  const { schema } = tenantNames(tenant);
  const { rows } = await client.query<Waiting>(
    `select id, version, person_id as "personId" from ${schema}.subject_request
     where collect_asked_on is not null and collected_at is null and closed_on is null`,
  );
  for (const request of rows) {
    const author = { staffId: null, command: 'collectForRequest', at: now };
    const collect = async ({ write }: OwnerTransaction) => {
      await removeEarlier(client, write, request.id);
      await store(write, request, await collectPerson(client, tenant, tables, request.personId), now);
      await write.update('subjectRequest', request, { collectedAt: now, readOn: null, readBy: null });
    };
    await asOwner(client, tenant, author, collect, guardedOf(tables));
  }
}

/** Collecting, as the keeper does it when it is asked for. */
export const collectTask: KeeperTask = {
  name: 'collectForRequests',
  summary: 'Collect what is kept about people who asked for a copy',
  when: 'asked',
  run: collectWaiting,
};
