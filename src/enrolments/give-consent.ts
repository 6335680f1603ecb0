import { z } from 'zod';
import { endSharesUnder } from '../access/reach/index.ts';
import { type CommandContext, command, ofPerson } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import { invalidField, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { type Consent, decideGiveConsent } from './consent.ts';
import { consentsOf, insertConsent, personExists } from './consent-store.ts';
import { consentWays } from './tables.ts';

/** A no takes back the yes before it, though nobody called it a withdrawal: nothing more is shared under that. */
async function endWhatStood(
  context: CommandContext,
  no: Pick<Consent, 'personId' | 'programmeId' | 'kind' | 'givenOn'>,
): Promise<void> {
  const all = await consentsOf(context.db, no.personId);
  const before = all.filter(
    ({ programmeId, kind, givenOn }) =>
      programmeId === no.programmeId && kind === no.kind && !isBefore(no.givenOn, givenOn),
  );
  for (const { id } of before) await endSharesUnder(context, id);
}

/** Records what somebody answered when asked to agree: to take part, to share, to be counted. */
export const giveConsent = command({
  name: 'giveConsent',
  summary: 'Record consent given or refused',
  permission: 'consent:record',
  about: ({ personId, programme }) => [ofPerson({ personId }), { kind: 'programme', programme }],
  input: z.strictObject({
    personId: zId,
    programme: zText(60, 'Choose a programme'),
    kind: zText(60, 'Choose what was asked').meta({
      description: 'What was asked, by the id that the programme gives it',
    }),
    answer: z.enum(['given', 'refused'], 'Select whether consent was given'),
    on: zDate,
    how: z.enum(consentWays, 'Select how it was given'),
    withWhom: zOptionalText(200).meta({ description: 'Who talked it through' }),
    agencies: z
      .array(zText(200, 'Name the agency or take this line out'))
      .max(40, 'Name up to 40 agencies')
      .default([])
      .meta({ description: 'With whom may be shared, where consent is to sharing' }),
    note: zOptionalText(2000),
  }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut }),
  audit: ({ kind, answer }) => `Consent to ${kind}: ${answer}`,
  api: { method: 'post', path: '/people/{personId}/consents' },
  async handle(context, input) {
    if (!(await personExists(context.db, input.personId))) return notFound('person');
    const programme = context.programmes.current(input.programme);
    if (!programme) return invalidField(['programme'], 'There is no such programme here. Choose another');
    const decision = decideGiveConsent(programme, input, context.today);
    if (!decision.ok) return decision;
    const { personId, kind, answer, how, withWhom, note } = input;
    const row = await insertConsent(context, {
      personId,
      programmeId: programme.programme,
      kind,
      answer,
      agencies: decision.value.agencies,
      givenOn: input.on,
      how,
      withWhom,
      note,
    });
    const asked = { personId, programmeId: programme.programme, kind, givenOn: input.on };
    if (answer === 'refused') await endWhatStood(context, asked);
    return succeed({ id: row.id, version: row.version, personId });
  },
});
