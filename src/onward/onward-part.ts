import { z } from 'zod';
import { type LanguagePart, type Programme, partOf, zNamed, zSpan } from '../programme/index.ts';

const zOnward = z.strictObject({
  kinds: z
    .array(zNamed)
    .min(1, 'Name at least one kind of service')
    .max(100)
    .meta({ description: 'Kinds of service that parents are sent on to; figures count by them' }),
  chase_after: zSpan
    .optional()
    .meta({ description: 'How long after it was sent somebody asks how it stands; 2 weeks when left out' }),
  chase_every: zSpan
    .optional()
    .meta({ description: 'How long until somebody asks again; as chase_after when left out' }),
});

type Onward = z.output<typeof zOnward>;

/** Sending people on to other services. */
export const onwardPart: LanguagePart & { readonly schema: z.ZodType<Onward> } = {
  key: 'onward_referrals',
  title: 'Onward referrals',
  about: 'Kinds of other service that parents are sent on to, and when somebody asks how it stands',
  schema: zOnward,
  example: `onward_referrals:
  kinds:
    - { id: gp, title: GP }
    - { id: housing, title: Housing }
  chase_after: 2 weeks
`,
  names: { onward_kinds: ['kinds'] },
  checks(value) {
    const seen = new Set<string>();
    return (value as Onward).kinds.flatMap(({ id }, index) => {
      if (!seen.has(id)) {
        seen.add(id);
        return [];
      }
      return [{ path: ['kinds', index, 'id'], message: `There is a kind "${id}" already` }];
    });
  },
};

/** Kinds of service that a programme names; none where it says nothing of them. */
export function onwardKinds(programme: Programme | undefined): Onward['kinds'] {
  return (programme && partOf(programme, onwardPart)?.kinds) ?? [];
}

const USUAL = { amount: 2, unit: 'week' } as const;

/** When somebody should ask how it stands: `times` is how often the service was asked already. */
export function chaseOn(
  programme: Programme | undefined,
  from: Temporal.PlainDate,
  times: number,
): Temporal.PlainDate {
  const said = programme && partOf(programme, onwardPart);
  const first = said?.chase_after ?? USUAL;
  const { amount, unit } = times === 0 ? first : (said?.chase_every ?? first);
  return from.add({ [`${unit}s`]: amount });
}
