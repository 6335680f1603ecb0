import { z } from 'zod';
import { ofPerson, query } from '../doors/index.ts';
import { enrolmentsOf, programmeOf, titleIn } from '../enrolments/index.ts';
import { zCountOut, zDayOut, zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { type Withdrawal, type WithdrawnColumns, withdrawalOf, zWithdrawalOut } from '../people/index.ts';
import { type ProvisionSum, sumProvisions } from './provision.ts';
import { type GivenRow, givenTo } from './provision-store.ts';

/** One thing given, in the programme’s words. */
export interface GivenItem extends Omit<GivenRow, keyof WithdrawnColumns> {
  readonly title: string;
}

/** All that was given to a person. */
export interface Given {
  readonly personId: string;
  readonly items: readonly GivenItem[];
  /** Recorded by mistake: kept, and counted nowhere. */
  readonly withdrawn: readonly (GivenItem & { readonly withdrawal: Withdrawal })[];
  readonly sums: readonly ProvisionSum[];
  readonly totalPence: number;
  /** Where something can be given: the open enrolments, with the kinds that their programmes give. */
  readonly enrolments: readonly {
    readonly id: string;
    readonly kinds: readonly { readonly id: string; readonly title: string }[];
  }[];
}

const item = {
  id: zIdOut,
  version: zVersionOut,
  kind: z.string(),
  title: z.string(),
  what: z.string().nullable(),
  amountPence: zCountOut.nullable(),
  givenOn: zDayOut,
  contactId: zIdOut.nullable(),
  by: z.string().nullable(),
  programmeId: z.string(),
  programmeVersion: z.int(),
};

const zGivenOut = z.strictObject({
  personId: zIdOut,
  items: z.array(z.strictObject(item)),
  withdrawn: z.array(z.strictObject({ ...item, withdrawal: zWithdrawalOut.unwrap() })),
  sums: z.array(
    z.strictObject({ kind: z.string(), title: z.string(), count: zCountOut, amountPence: zCountOut }),
  ),
  totalPence: zCountOut,
  enrolments: z.array(
    z.strictObject({ id: zIdOut, kinds: z.array(z.strictObject({ id: z.string(), title: z.string() })) }),
  ),
});

/** What was given to a person, with what it comes to. */
export const listProvisions = query({
  name: 'listProvisions',
  summary: 'What was given to a person, with sums',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: zGivenOut,
  looksAt: (given: Given) => [given.personId],
  api: null,
  async handle({ db, programmes }, { personId }) {
    const rows = await givenTo(db, personId);
    const all = rows.map((row) => {
      const { withdrawnOn: _, withdrawnReason: __, withdrawnByName: ___, ...rest } = row;
      const title = titleIn(programmeOf(programmes, row)?.provisions?.kinds, row.kind);
      return { item: { ...rest, title }, withdrawal: withdrawalOf(row) };
    });
    const items = all.flatMap((each) => (each.withdrawal ? [] : [each.item]));
    const withdrawn = all.flatMap(({ item, withdrawal }) => (withdrawal ? [{ ...item, withdrawal }] : []));
    const sums = sumProvisions(items);
    const totalPence = sums.reduce((total, sum) => total + sum.amountPence, 0);
    const open = (await enrolmentsOf(db, personId)).filter((row) => row.endedOn === null);
    const enrolments = open.map((row) => ({
      id: row.id,
      kinds: (programmeOf(programmes, row)?.provisions?.kinds ?? []).map(({ id, title }) => ({ id, title })),
    }));
    return succeed({ personId, items, withdrawn, sums, totalPence, enrolments });
  },
});
