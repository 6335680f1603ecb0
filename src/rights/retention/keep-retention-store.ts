import type { KeeperParts, KeeperTask } from '../../doors/index.ts';
import { asOwner } from '../../foundation/database/owner.ts';
import { tenantNames } from '../../foundation/database/protect.ts';
import { guardedOf } from '../../foundation/database/write-marks.ts';
import { newId } from '../../foundation/identifiers.ts';
import { recordsOf } from '../../merging/index.ts';
import { onlyTiedTo } from './destroy-order-store.ts';
import { destroyPeople } from './destroy-store.ts';
import { dueOf } from './retention.ts';
import { heldByPerson, ownRulesAsOwner } from './review-store.ts';
import { scheduleOf } from './schedule.ts';

interface Listed {
  readonly id: string;
  readonly version: number;
  readonly person_id: string;
  readonly due_on: string;
  readonly agreed: boolean;
}

/** Puts records whose time is over on the review list, and takes off those whose time is not over any more. */
export async function listDue({ client, tenant, now, today, tables }: KeeperParts): Promise<void> {
  const schedule = scheduleOf(await ownRulesAsOwner(client, tenant));
  const held = await heldByPerson(client, tenant, tables);
  const { rows } = await client.query<Listed>(
    `select id, version, person_id, due_on::text, agreed_by is not null as agreed
     from ${tenantNames(tenant).schema}.retention_review`,
  );
  const listed = new Map(rows.map((row) => [row.person_id, row]));
  const author = { staffId: null, command: 'listDue', at: now };
  await asOwner(
    client,
    tenant,
    author,
    async ({ write }) => {
      for (const [personId, kinds] of held) {
        const due = dueOf(kinds, schedule);
        const isDue = due && Temporal.PlainDate.compare(due.dueOn, today) <= 0;
        const row = listed.get(personId);
        if (row && !isDue && !row.agreed) await write.remove('retentionReview', row);
        if (row || !isDue) continue;
        await write.insert('retentionReview', { id: newId(now), personId, ...due, listedOn: today });
      }
    },
    guardedOf(tables),
  );
}

interface Agreed {
  readonly id: string;
  readonly version: number;
  readonly person_id: string;
  readonly kind: string;
  readonly months: number;
  readonly proposed_by: string;
  readonly agreed_by: string;
}

/** Destroys what two people agreed to destroy, unless a hold has come since. Each in a transaction of its own. */
export async function carryOut({ client, tenant, now, tables }: KeeperParts): Promise<void> {
  const { schema } = tenantNames(tenant);
  const { rows } = await client.query<Agreed>(
    `select id, version, person_id, kind, months, proposed_by, agreed_by from ${schema}.retention_review v
     where agreed_by is not null and not exists (
       select from ${schema}.legal_hold h where h.person_id = v.person_id and h.ended_on is null)`,
  );
  for (const review of rows) {
    const author = { staffId: review.agreed_by, command: 'destroyRecord', at: now };
    const destroy = () =>
      asOwner(client, tenant, author, async ({ write }) => {
        const her = await recordsOf(client, schema, [review.person_id]);
        const alone = await onlyTiedTo(client, schema, tables, her);
        await destroyPeople(client, write, tenant, tables, {
          id: newId(now),
          people: [...her, ...alone],
          at: now,
          why: 'retention',
          kind: review.kind,
          months: review.months,
          proposedBy: review.proposed_by,
          agreedBy: review.agreed_by,
        });
      });
    await destroy().catch(async (error: { code?: unknown }) => {
      const failed = `The record could not be destroyed (${String(error.code ?? 'defect')}). It stays as it is.`;
      await asOwner(client, tenant, author, ({ write }) =>
        write.update('retentionReview', { id: review.id, version: review.version }, { failed }),
      );
      throw error;
    });
  }
}

export const reviewTask: KeeperTask = {
  name: 'listDueRecords',
  summary: 'List records that have been kept for as long as they may',
  when: 'daily',
  run: listDue,
};
export const destroyTask: KeeperTask = {
  name: 'destroyAgreed',
  summary: 'Destroy records that two people agreed to destroy',
  when: 'asked',
  run: carryOut,
};
