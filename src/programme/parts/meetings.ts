import { z } from 'zod';
import type { LanguagePart } from '../part.ts';
import { zLine, zNamed, zSpan } from '../schema/words.ts';

const zMeetings = z.strictObject({
  kinds: z
    .array(
      zNamed.extend({
        every: zSpan.optional().meta({ description: 'How often it takes place' }),
        first_within: zSpan.optional().meta({ description: 'How soon after the start the first one is' }),
        chair: zLine.optional().meta({ description: 'Who leads it' }),
        invites: z.array(zLine).max(50).default([]).meta({ description: 'Who is asked to come' }),
        about_one: z
          .boolean()
          .default(true)
          .meta({ description: 'true: about one person or family. false: of the service' }),
      }),
    )
    .min(1)
    .max(100),
});

const KIND = { type: 'text', title: 'Kind', values: { part: 'meeting_kinds' } } as const;
const ON = { type: 'date', title: 'On' } as const;

/** Meetings with attendance and actions, such as a team around the family. */
export const meetingsPart: LanguagePart = {
  key: 'meetings',
  title: 'Meetings',
  about: 'Meetings with people from several agencies, with who came and what was agreed',
  schema: zMeetings,
  waitsFor: 'meetings',
  example: `meetings:
  kinds:
    - id: team_around
      title: Team around the family
      first_within: 6 weeks
      every: 6 weeks
      chair: Lead practitioner
      invites: [Parent, School, Health visitor]
`,
  names: { meeting_kinds: ['kinds'] },
  awaitedSets: [
    {
      name: 'meetings',
      title: 'Meetings',
      columns: { kind: KIND, on: ON, parent_came: { type: 'yes_no', title: 'The parent came' } },
      related: {
        attended: {
          title: 'Who came',
          columns: { role: { type: 'text', title: 'As what' }, came: { type: 'yes_no', title: 'Came' } },
        },
      },
    },
  ],
  awaitedLists: {
    enrolments: { meetings: { title: 'Meetings', columns: { kind: KIND, on: ON } } },
  },
};
