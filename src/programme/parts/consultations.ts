import { z } from 'zod';
import type { LanguagePart } from '../part.ts';
import { zNamed, zSpan } from '../schema/words.ts';

const zConsultations = z.strictObject({
  kinds: z.array(zNamed).min(1).max(100),
  askers: z
    .array(zNamed)
    .max(100)
    .default([])
    .meta({ description: 'Who asks, such as social workers or schools' }),
  answer_within: zSpan.optional().meta({ description: 'How soon a question is answered' }),
});

/** Advice to professionals. */
export const consultationsPart: LanguagePart = {
  key: 'consultations',
  title: 'Consultations',
  about: 'Advice to professionals, about a family they need not name',
  schema: zConsultations,
  waitsFor: 'consultations',
  example: `consultations:
  kinds:
    - { id: advice, title: Advice by telephone }
    - { id: joint_thinking, title: Thinking together about a family }
  askers:
    - { id: social_worker, title: Social worker }
    - { id: school, title: School }
  answer_within: 5 days
`,
  names: { consultation_kinds: ['kinds'], askers: ['askers'] },
  awaitedSets: [
    {
      name: 'consultations',
      title: 'Consultations',
      columns: {
        kind: { type: 'text', title: 'Kind', values: { part: 'consultation_kinds' } },
        asked_by: { type: 'text', title: 'Asked by', values: { part: 'askers' } },
        on: { type: 'date', title: 'Asked on' },
        answered_on: { type: 'date', title: 'Answered on' },
        minutes: { type: 'number', title: 'Minutes' },
      },
      related: {},
    },
  ],
};
