import { z } from 'zod';

/** One thing that a programme says: what it is called, and what is said of it. */
export interface Said {
  readonly title: string;
  readonly says: readonly string[];
  /** How it reads in the file, for those who maintain it. */
  readonly rules?: readonly string[];
}

/** A part of the page that describes a programme. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly about?: string;
  readonly things: readonly Said[];
}

/** The same, as it is answered. */
export const zSectionsOut = z.array(
  z.strictObject({
    id: z.string(),
    title: z.string(),
    about: z.string().optional(),
    things: z.array(
      z.strictObject({ title: z.string(), says: z.array(z.string()), rules: z.array(z.string()).optional() }),
    ),
  }),
);

type Maybe = string | undefined | false | null;
/** Says something of a thing; what is not said is left out. */
export const said = (title: string, ...says: readonly Maybe[]): Said => ({
  title,
  says: says.flatMap((each) => (typeof each === 'string' && each !== '' ? [each] : [])),
});

/** A thing with the rules behind it. */
export const withRules = (thing: Said, ...rules: readonly Maybe[]): Said => {
  const found = rules.flatMap((each) => (typeof each === 'string' && each !== '' ? [each] : []));
  return found.length > 0 ? { ...thing, rules: found } : thing;
};
