import { z } from 'zod';
import { isOpenTo } from '../access/walls.ts';
import { command } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import type { PartialDate } from '../foundation/dates.ts';
import { type Fault, type FieldFault, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { fail, succeed } from '../foundation/result.ts';
import type { ChildRecord } from './family.ts';
import { checkChild } from './family-checks.ts';
import { keepBehindWall, nameColumns } from './people-store.ts';
import { detailFaults, zPersonDetails } from './person.ts';
import { loadRecord } from './register.ts';
import { namesTold } from './told/telling-store.ts';

/** Changes what is known of a person, all details of the form at once. */
export const changePersonDetails = command({
  name: 'changePersonDetails',
  summary: 'Change a person’s names, date of birth, needs and address',
  permission: 'person:write',
  about: ({ id }) => ({ kind: 'person', id }),
  input: z.strictObject({ id: zId, version: z.int().min(1), details: zPersonDetails }),
  output: zChangedOut,
  audit: () => 'Changed a person’s details',
  api: { method: 'put', path: '/people/{id}/details' },
  handle: async (context, { id, version, details }) => {
    const { db, write, today } = context;
    const record = await loadRecord(db, id);
    if (!record) return notFound('person');
    const faults = [
      ...detailFaults(details, today),
      ...faultsBesideChildren(details.bornOn, record.children, today),
    ];
    if (faults.length > 0) {
      return fail({
        kind: 'invalid',
        faults: faults.map((each) => ({ ...each, path: ['details', ...each.path] })),
      });
    }
    const { bornOn, disability, ...rest } = details;
    // Who may not read what is kept there leaves it as it is, and may not write over it unseen.
    const healthOpen = isOpenTo(context.actor, 'disability');
    if (!healthOpen && disability !== null)
      return fail<Fault>({ kind: 'forbidden', reason: 'You may not write what you may not read.' });
    const changed = await write.update(
      'person',
      { id, version },
      {
        ...rest,
        address: rest.addressConfidential ? null : rest.address,
        bornOn: bornOn?.date ?? null,
        bornPrecision: bornOn?.precision ?? null,
        ...nameColumns(details, await namesTold(db, id)),
      },
    );
    await keepBehindWall(context, id, 'address', rest.addressConfidential ? rest.address : null);
    if (healthOpen) await keepBehindWall(context, id, 'disability', disability);
    return succeed({ id, version: changed.version });
  },
});

/** A parent’s date of birth must go with the children on record. */
export function faultsBesideChildren(
  bornOn: PartialDate | null,
  children: readonly Pick<ChildRecord, 'name' | 'bornOn' | 'born'>[],
  today: Temporal.PlainDate,
): FieldFault[] {
  const impossible = children.find((child) => {
    const input = { unborn: false, bornOn: child.bornOn, dueOn: null, removed: null, removedOn: null };
    return child.born && checkChild(input, bornOn, today).faults.length > 0;
  });
  if (!impossible) return [];
  const message = `This does not go with the date of birth on record for ${impossible.name}. Check both dates`;
  return [{ path: ['bornOn'], message }];
}
