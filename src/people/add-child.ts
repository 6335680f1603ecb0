import { z } from 'zod';
import { command, ofPerson } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { type FieldFault, notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { compareBirths } from './duplicates.ts';
import { type ChildRecord, type NewChild, parentKinds, zChild } from './family.ts';
import { checkChild, type Findings, removalBeforeProceedings } from './family-checks.ts';
import { lookAgain, zSure } from './look-again.ts';
import { foldName } from './names.ts';
import type { PersonRecord } from './record.ts';
import { insertChildren, loadRecord, markAsked } from './register.ts';

/** Adds a child, born or not yet, to a parent’s family. */
export const addChild = command({
  name: 'addChild',
  summary: 'Add a child to a parent’s family',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    relation: z
      .enum(parentKinds, 'Say how the child is tied to the parent')
      .default('parent')
      .meta({ description: 'What the person is to the child' }),
    child: zChild,
    sure: zSure,
  }),
  output: z.strictObject({ id: zIdOut, personVersion: zVersionOut }),
  audit: () => 'Added a child to a family',
  api: { method: 'post', path: '/people/{personId}/children' },
  handle: async (context, { personId, relation, child, sure }) => {
    const record = await loadRecord(context.db, personId);
    if (!record) return notFound('person');
    const stopped = lookAgain(checkNewChild(record, child, context.today), sure);
    if (stopped) return stopped;
    const [id] = await insertChildren(context, record, relation, [child]);
    if (id === undefined) throw new Error('a child that was added has no identifier');
    const { version } = await markAsked(context, record, { children: true });
    return succeed({ id, personVersion: version });
  },
});

/** Looks at a child beside the family on record: the parent’s age, the proceedings, and whether it is there already. */
export function checkNewChild(
  record: Pick<PersonRecord, 'bornOn' | 'children' | 'proceedings'>,
  child: NewChild,
  today: Temporal.PlainDate,
): Findings {
  const path = ['child'];
  const found = checkChild(child, record.bornOn, today, path);
  const early = child.removedOn
    ? removalBeforeProceedings(child.removedOn, record.proceedings, [...path, 'removedOn'])
    : [];
  const named = child.givenName || child.unborn || child.bornOn;
  const nameless: FieldFault[] = named
    ? []
    : [{ path: [...path, 'givenName'], message: 'Enter a first name or a date of birth' }];
  const again: FieldFault[] = record.children.some((known) => mayBeSame(child, known))
    ? [
        {
          path: [...path, 'givenName'],
          message: 'A child like this is on record already. Is this another child?',
        },
      ]
    : [];
  return { faults: [...nameless, ...found.faults], questions: [...found.questions, ...early, ...again] };
}

function mayBeSame(child: NewChild, known: ChildRecord): boolean {
  if (child.unborn || !known.born) return child.unborn && !known.born;
  const births = compareBirths(child.bornOn, known.bornOn);
  if (births === 'different' || known.hidden) return false;
  const [given, other] = [foldName(child.givenName ?? ''), foldName(known.givenName)];
  return given === '' || other === '' ? births === 'same' : given === other;
}
