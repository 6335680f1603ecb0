import { z } from 'zod';
import { ofPerson, query } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { isOnRecord } from '../people/index.ts';
import { zJourneyOut } from './chronology-output.ts';
import { gatherEntries } from './gather.ts';
import { hasLane, type LaneEntry } from './journey.ts';

/** What a person's journey timeline is drawn from. */
export const getJourney = query({
  name: 'getJourney',
  summary: 'What a person’s journey timeline is drawn from',
  permission: 'person:read',
  about: ofPerson,
  input: z.strictObject({ personId: zId }),
  output: zJourneyOut,
  looksAt: ({ personId }: { personId: string; entries: readonly LaneEntry[] }) => [personId],
  api: null,
  async handle(context, { personId }) {
    if (!(await isOnRecord(context.db, personId))) return notFound('person');
    const { entries } = await gatherEntries(context, personId);
    return succeed({ personId, entries: entries.filter(hasLane) });
  },
});
