import { z } from 'zod';
import type { QueryContext } from '../doors/index.ts';
import { enrolmentsOf, programmeOf } from '../enrolments/index.ts';
import { type LanguagePart, type Programme, partOf } from '../programme/index.ts';

const zLetters = z.strictObject({
  second_reader: z.boolean('Write true or false').default(false).meta({
    description:
      'true: somebody other than who checked it reads every letter before it goes, whatever was agreed for one child',
  }),
});

/** Letters between a parent and children who live elsewhere. */
export const lettersPart: LanguagePart & { readonly schema: z.ZodType<z.output<typeof zLetters>> } = {
  key: 'letters',
  title: 'Letters',
  about: 'How letters between a parent and a child who lives elsewhere are looked at before they go',
  schema: zLetters,
  example: `letters:
  second_reader: true
`,
  says: (value) =>
    (value as z.output<typeof zLetters>).second_reader
      ? ['A second person reads every letter before it goes.']
      : [],
};

const asks = (programme: Programme | undefined) =>
  programme !== undefined && partOf(programme, lettersPart)?.second_reader === true;

/** The programme that somebody is in today and that asks for a second reader of every letter; undefined where none does. */
export async function asksForSecondReader(
  { db, programmes }: Pick<QueryContext, 'db' | 'programmes'>,
  personId: string,
): Promise<Programme | undefined> {
  const running = (await enrolmentsOf(db, personId)).filter(({ endedOn }) => endedOn === null);
  return running.map((enrolment) => programmeOf(programmes, enrolment)).find(asks);
}
