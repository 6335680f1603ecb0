import { z } from 'zod';
import { guardChildren } from '../access/reach/index.ts';
import { type CommandContext, command, ofPerson } from '../doors/index.ts';
import { zIdOut } from '../foundation/answers.ts';
import { boundsOf, type PartialDate, yearsBetween, zPartialDate } from '../foundation/dates.ts';
import { type FieldFault, invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { lookAgain, zSure } from './look-again.ts';
import { insertPerson, loadPerson } from './people-store.ts';
import { detailFaults, displayName, sexes, zName, zOptionalName } from './person.ts';
import { recordedTies, tieDirections } from './ties/tie.ts';
import { AGAIN, checkTie, isAgain, type NewTie, type TieGround } from './ties/tie-checks.ts';
import { loadTieGround, spanColumns } from './ties/tie-store.ts';

const zOptional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

const zSomebodyNew = z.strictObject({
  givenName: zName('Enter a first name'),
  familyName: zOptionalName,
  bornOn: zOptional(zPartialDate),
  sex: zOptional(z.enum(sexes)),
});
type SomebodyNew = z.output<typeof zSomebodyNew>;

/** Ties a person to somebody of the family, a friend or a professional: on record already, or new. */
export const addRelationship = command({
  name: 'addRelationship',
  summary: 'Record how a person is tied to somebody: on record already, or new',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    kind: z.enum(recordedTies, 'Select how they are related'),
    direction: z.enum(tieDirections).default('of').meta({
      description: 'of: the person is that to the other; has: the other is that to the person',
    }),
    beganOn: zOptional(zPartialDate),
    endedOn: zOptional(zPartialDate),
    otherId: zOptional(zId).meta({ description: 'Somebody who is on record already' }),
    other: zOptional(zSomebodyNew).meta({ description: 'Somebody new, where otherId is left out' }),
    sure: zSure,
  }),
  output: z.strictObject({ id: zIdOut, otherId: zIdOut }),
  audit: ({ kind }) => `Recorded a tie (${kind.replaceAll('_', ' ')})`,
  api: { method: 'post', path: '/people/{personId}/relationships' },
  handle: async (context, input) => {
    const { db, write, today } = context;
    const { personId, otherId, other, sure } = input;
    const person = await loadPerson(db, personId);
    if (!person) return notFound('person');
    if (otherId === personId) return invalidField(['otherId'], 'This is the same person');
    if (otherId && !(await loadPerson(db, otherId))) return notFound('person');
    if (!otherId && !other) return invalidField(['other', 'givenName'], 'Enter a first name');
    const [fault] = other && !otherId ? detailFaults(other, today) : [];
    if (fault) return invalidField(['other', ...fault.path], fault.message);
    const tie = tieOf(input, otherId ?? SOMEBODY_NEW);
    const ground = await loadTieGround(db, otherId ? [personId, otherId] : [personId]);
    if (isAgain(ground, tie)) return refused('already_there', AGAIN, [{ path: ['kind'], message: AGAIN }]);
    const stopped = lookAgain(
      asked(checkTie(withNew(ground, otherId ? null : other, today), tie, today), other),
      sure,
    );
    if (stopped) return stopped;
    const tied = otherId ?? (await addSomebody(context, personId, other));
    const { beganOn: _, endedOn: __, ...ends } = tieOf(input, tied);
    const row = await write.insert('relationship', { ...ends, ...spanColumns(input) });
    return succeed({ id: row.id, otherId: tied });
  },
});

/** Stands for somebody who is not on record yet. */
const SOMEBODY_NEW = 'somebody new';

interface Wanted extends Pick<NewTie, 'personId' | 'kind' | 'beganOn' | 'endedOn'> {
  readonly direction: (typeof tieDirections)[number];
}

function tieOf({ personId, kind, direction, beganOn, endedOn }: Wanted, otherId: string): NewTie {
  const ends = direction === 'of' ? { personId, otherId } : { personId: otherId, otherId: personId };
  return { ...ends, kind, beganOn, endedOn };
}

function withNew(ground: TieGround, other: SomebodyNew | null, today: Temporal.PlainDate): TieGround {
  if (!other) return ground;
  const name = displayName({ kind: 'adult', givenName: other.givenName, familyName: other.familyName ?? '' });
  const somebody = { id: SOMEBODY_NEW, name, bornOn: other.bornOn, isChild: isChild(other.bornOn, today) };
  return { ...ground, people: [...ground.people, somebody] };
}

/** Whoever is surely under 18 has a child’s record. */
function isChild(bornOn: PartialDate | null, today: Temporal.PlainDate): boolean {
  return bornOn !== null && yearsBetween(boundsOf(bornOn).earliest, today) < 18;
}

/** What is wrong with the age of somebody new stands beside her date of birth. */
function asked(found: ReturnType<typeof checkTie>, other: SomebodyNew | null) {
  const place = (fault: FieldFault): FieldFault =>
    other && /dates? of birth/u.test(fault.message) ? { ...fault, path: ['other', 'bornOn'] } : fault;
  return { faults: found.faults.map(place), questions: found.questions };
}

async function addSomebody(
  context: CommandContext,
  personId: string,
  other: SomebodyNew | null,
): Promise<string> {
  if (!other) throw new Error('a tie to somebody new needs somebody');
  const child = isChild(other.bornOn, context.today);
  const added = await insertPerson(context, child ? 'child' : 'adult', {
    ...other,
    familyName: other.familyName ?? '',
  });
  if (child) await guardChildren(context, personId, [added.id]);
  return added.id;
}
