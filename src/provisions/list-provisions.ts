import { z } from 'zod';
import { query } from '../doors/index.ts';
import { enrolmentsOf, programmeOf, titleIn } from '../enrolments/index.ts';
import { zCountOut, zDayOut, zIdOut } from '../foundation/answers.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { type ProvisionSum, sumProvisions } from './provision.ts';
import { type GivenRow, givenTo } from './provision-store.ts';

export interface GivenItem extends GivenRow {
  readonly title: string;
}

/** All that was given to a person. */
export interface Given {
  readonly personId: string;
  readonly items: readonly GivenItem[];
  readonly sums: readonly ProvisionSum[];
  readonly totalPence: number;
  /** Where something can be given: the open enrolments, with the kinds that their programmes give. */
  readonly enrolments: readonly {
    readonly id: string;
    readonly kinds: readonly { readonly id: string; readonly title: string }[];
  }[];
}

const zGivenOut = z.strictObject({
  personId: zIdOut,
  items: z.array(
    z.strictObject({
      id: zIdOut,
      kind: z.string(),
      title: z.string(),
      what: z.string().nullable(),
      amountPence: zCountOut.nullable(),
      givenOn: zDayOut,
      contactId: zIdOut.nullable(),
      by: z.string().nullable(),
      programmeId: z.string(),
      programmeVersion: z.int(),
    }),
  ),
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
  input: z.strictObject({ personId: zId }),
  output: zGivenOut,
  looksAt: (given: Given) => [given.personId],
  api: null,
  async handle({ db, programmes }, { personId }) {
    const rows = await givenTo(db, personId);
    const items = rows.map((row) => {
      const programme = programmeOf(programmes, row);
      return { ...row, title: titleIn(programme?.provisions?.kinds, row.kind) };
    });
    const sums = sumProvisions(items);
    const totalPence = sums.reduce((total, sum) => total + sum.amountPence, 0);
    const open = (await enrolmentsOf(db, personId)).filter((row) => row.endedOn === null);
    const enrolments = open.map((row) => ({
      id: row.id,
      kinds: (programmeOf(programmes, row)?.provisions?.kinds ?? []).map(({ id, title }) => ({ id, title })),
    }));
    return succeed({ personId, items, sums, totalPence, enrolments });
  },
});
