import { z } from 'zod';
import { type LanguagePart, type Programme, partOf, zLine, zNamed, zSpan } from '../programme/index.ts';

const zKind = zNamed.extend({
  every: zSpan.optional().meta({ description: 'How often it takes place' }),
  first_within: zSpan.optional().meta({ description: 'How soon after the start the first one is' }),
  chair: zLine.optional().meta({ description: 'Who leads it' }),
  invites: z
    .array(zLine)
    .max(50)
    .default([])
    .meta({ description: 'Who is asked to come; the word Parent asks her' }),
  minutes: z
    .int('Write a whole number of minutes')
    .min(5, 'Write 5 or more')
    .max(600, 'Write 600 or less')
    .default(60),
  about_one: z
    .boolean()
    .default(true)
    .meta({ description: 'true: about one person or family. false: of the service, such as a panel' }),
  agenda: z
    .array(z.enum(['referrals', 'reviews']))
    .default([])
    .meta({
      description:
        'What puts itself on the agenda of one that is about many: referrals that wait, and reviews of stages that end within four weeks',
    }),
});

const zMeetings = z.strictObject({ kinds: z.array(zKind).min(1).max(100) });
type Meetings = z.output<typeof zMeetings>;
export type MeetingKind = Meetings['kinds'][number];

/** Meetings with attendance and actions, such as a team around the family or a panel. */
export const meetingsPart: LanguagePart & { readonly schema: z.ZodType<Meetings> } = {
  key: 'meetings',
  title: 'Meetings',
  about: 'Meetings with people from several agencies, with who came and what was agreed',
  schema: zMeetings,
  example: `meetings:
  kinds:
    - id: team_around
      title: Team around the family
      first_within: 6 weeks
      every: 6 weeks
      chair: Lead practitioner
      invites: [Parent, School, Health visitor]
    - { id: panel, title: Panel, about_one: false, every: 2 weeks, agenda: [referrals, reviews] }
`,
  names: { meeting_kinds: ['kinds'] },
  checks(value) {
    const { kinds } = value as Meetings;
    return kinds.flatMap(({ id, about_one, agenda }, index) => [
      ...(kinds.findIndex((each) => each.id === id) === index
        ? []
        : [{ path: ['kinds', index, 'id'], message: `There is a kind "${id}" already` }]),
      ...(about_one && agenda.length > 0
        ? [
            {
              path: ['kinds', index, 'agenda'],
              message: 'Only a meeting that is about many fills its agenda; write about_one: false',
            },
          ]
        : []),
    ]);
  },
};

/** The kinds of meeting that a programme names; none where it says nothing of them. */
export function meetingKinds(programme: Programme | undefined): readonly MeetingKind[] {
  return (programme && partOf(programme, meetingsPart)?.kinds) ?? [];
}
