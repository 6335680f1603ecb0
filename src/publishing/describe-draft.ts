import { z } from 'zod';
import { wholeTenant } from '../access/subject.ts';
import { query } from '../doors/index.ts';
import { zIdOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import type { RoadMapData } from '../interface/charts/index.ts';
import { checkSource } from './check.ts';
import { describeProgramme } from './description.ts';
import { draftById } from './draft-store.ts';
import { roadsOf } from './roads.ts';
import { type Section, zSectionsOut } from './said.ts';

const zPlace = z.strictObject({ road: z.string(), stage: z.string().optional() });

/** A draft in words; without roads where it has faults. */
export interface DraftDescribed {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly roads: RoadMapData | null;
}

/** A draft in words and ready to be drawn, for its page. */
export const describeDraft = query({
  name: 'describeProgrammeDraft',
  summary: 'Read what a draft of a programme says, in words',
  permission: 'programme:publish',
  about: wholeTenant,
  input: z.strictObject({ id: zId }),
  output: z.strictObject({
    id: zIdOut,
    title: z.string(),
    sections: zSectionsOut,
    roads: z
      .strictObject({
        roads: z.array(
          z.strictObject({
            id: z.string(),
            title: z.string(),
            stages: z.array(
              z.strictObject({ id: z.string(), title: z.string(), note: z.string().optional() }),
            ),
          }),
        ),
        ways: z.array(z.strictObject({ kind: z.enum(['next', 'up', 'down']), from: zPlace, to: zPlace })),
      })
      .nullable(),
  }),
  looksAt: (_: DraftDescribed) => [],
  api: null,
  async handle(context, { id }) {
    const row = await draftById(context.db, id);
    if (!row) return notFound('draft');
    const { programme } = await checkSource(context, row.source);
    return succeed({
      id,
      title: row.title,
      sections: programme ? describeProgramme(programme, context.house.parts) : [],
      roads: programme ? roadsOf(programme) : null,
    });
  },
});
