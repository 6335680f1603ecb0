import { z } from 'zod';
import { parseClock } from '../foundation/times.ts';
import { type LanguagePart, type Programme, partOf, zKey, zLine, zNamed, zSpan } from '../programme/index.ts';

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

const zClock = z
  .string('Write a time in quotes, such as "14:30"')
  .refine((text) => parseClock(text) !== undefined, 'Write a time in quotes, such as "14:30"');

const zOffer = zNamed.extend({
  kind: zKey.meta({ description: 'Of which kind the consultations are' }),
  given_by: zLine.optional().meta({ description: 'Who gives it, such as Clinical psychologist' }),
  minutes: z
    .int('Write a whole number of minutes')
    .min(5, 'Write 5 or more')
    .max(480, 'Write 480 or less')
    .default(30),
  times: z
    .array(z.strictObject({ on: z.enum(weekdays), at: z.array(zClock).min(1).max(50) }))
    .max(50)
    .default([])
    .meta({ description: 'Times that can be booked each week; as needed where this is left out' }),
  outside: z
    .boolean()
    .default(false)
    .meta({ description: 'true: professionals may book it themselves, without an account' }),
});

const zConsultations = z.strictObject({
  kinds: z.array(zNamed).min(1).max(100),
  themes: z
    .array(zNamed)
    .max(100)
    .default([])
    .meta({ description: 'What consultations are about; figures count by them' }),
  askers: z
    .array(zNamed)
    .max(100)
    .default([])
    .meta({ description: 'Who asks, such as social workers or schools' }),
  offers: z
    .array(zOffer)
    .max(50)
    .default([])
    .meta({ description: 'What can be booked: who gives it, and when' }),
  answer_within: zSpan.optional().meta({ description: 'How soon a question is answered' }),
});

type Consultations = z.output<typeof zConsultations>;
export type Offer = Consultations['offers'][number];

interface Fault {
  readonly path: (string | number)[];
  readonly message: string;
}

function twice(list: readonly { readonly id: string }[], of: string, what: string): Fault[] {
  return list.flatMap(({ id }, index) =>
    list.findIndex((each) => each.id === id) === index
      ? []
      : [{ path: [of, index, 'id'], message: `There is ${what} "${id}" already` }],
  );
}

/** Times of one day that begin before the one before is over. */
function crowded(offer: Offer, index: number): Fault[] {
  return weekdays.flatMap((day) => {
    const starts = offer.times
      .flatMap((each, row) => (each.on === day ? each.at.map((at) => ({ at, row })) : []))
      .map(({ at, row }) => ({ at, row, from: Number(at.slice(0, 2)) * 60 + Number(at.slice(3)) }))
      .sort((a, b) => a.from - b.from);
    return starts.flatMap(({ at, row, from }, place) => {
      const before = starts[place - 1];
      const path = ['offers', index, 'times', row, 'at'];
      if (before && from < before.from + offer.minutes)
        return [{ path, message: `${at} on ${day} begins before the one at ${before.at} is over` }];
      return from + offer.minutes >= 24 * 60
        ? [{ path, message: `${at} on ${day} ends after midnight` }]
        : [];
    });
  });
}

/** Advice to professionals. */
export const consultationsPart: LanguagePart & { readonly schema: z.ZodType<Consultations> } = {
  key: 'consultations',
  title: 'Consultations',
  about: 'Advice to professionals, about a family they need not name',
  schema: zConsultations,
  example: `consultations:
  kinds:
    - { id: advice, title: Advice by telephone }
    - { id: joint_thinking, title: Thinking together about a family }
  themes:
    - { id: pregnancy, title: Pregnancy }
    - { id: court, title: Court }
  askers:
    - { id: social_worker, title: Social worker }
    - { id: school, title: School }
  offers:
    - id: psychologist
      title: Half an hour with our psychologist
      kind: joint_thinking
      given_by: Clinical psychologist
      minutes: 30
      times: [{ on: tuesday, at: ["14:00", "14:30"] }]
      outside: true
  answer_within: 5 days
`,
  names: {
    consultation_kinds: ['kinds'],
    consultation_themes: ['themes'],
    consultation_offers: ['offers'],
    askers: ['askers'],
  },
  checks(value) {
    const { kinds, themes, askers, offers } = value as Consultations;
    return [
      ...twice(kinds, 'kinds', 'a kind'),
      ...twice(themes, 'themes', 'a theme'),
      ...twice(askers, 'askers', 'an asker'),
      ...twice(offers, 'offers', 'an offer'),
      ...offers.flatMap((offer, index) => [
        ...(kinds.some(({ id }) => id === offer.kind)
          ? []
          : [
              {
                path: ['offers', index, 'kind'],
                message: `There is no kind of consultation "${offer.kind}"`,
              },
            ]),
        ...crowded(offer, index),
      ]),
    ];
  },
};

const NONE: Consultations = { kinds: [], themes: [], askers: [], offers: [] };

/** What a programme says of consultations; lists without anything where it gives none. */
export function consultationsOf(programme: Programme | undefined): Consultations {
  return (programme && partOf(programme, consultationsPart)) ?? NONE;
}
