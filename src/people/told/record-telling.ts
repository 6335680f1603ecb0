import { z } from 'zod';
import { isOpenTo } from '../../access/walls.ts';
import { type CommandContext, command, ofPerson, staffIdOf } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { checkAsSeen } from '../../foundation/database/write.ts';
import { type Fault, notFound, refused } from '../../foundation/fault.ts';
import { zId } from '../../foundation/identifiers.ts';
import { fail, succeed } from '../../foundation/result.ts';
import { lookAgain, zSure } from '../look-again.ts';
import { loadPerson, nameColumns } from '../people-store.ts';
import { checkTelling, isName, keptFaults, type NewTelling, type Telling, zTelling } from './telling.ts';
import { holdsCase, loadTellings, namesTold, tellingRow } from './telling-store.ts';

/** Records something that somebody tells of herself: a name, a language, who must not interpret, faith, culture. */
export const recordTelling = command({
  name: 'recordTelling',
  summary: 'Record what a person tells of herself: names, languages, who must not interpret, faith, culture',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ personId: zId, telling: zTelling, sure: zSure }),
  output: zChangedOut,
  audit: () => 'Recorded what a person tells of herself',
  api: { method: 'post', path: '/people/{personId}/tellings' },
  handle: async (context, { personId, telling, sure }) => {
    const { db, write, today, actor } = context;
    const person = await loadPerson(db, personId);
    if (!person) return notFound('person');
    if (!mayWrite(context, telling)) return fail<Fault>(CLOSED);
    const others = await loadTellings(db, personId);
    const found = checkTelling(others, telling, person.bornOn, today);
    const kept = keptFaults(telling, { isChild: person.kind === 'child', isHers: true });
    const stopped = lookAgain(under(found, kept), sure);
    if (stopped) return stopped;
    const made = { ...tellingRow(telling), personId, toldOn: today, recordedBy: staffIdOf(actor) };
    const row = await write.insert('telling', made);
    await findableBy(context, personId, telling);
    return succeed({ id: row.id, version: row.version });
  },
});

/** Changes something told, or says until when it held. */
export const changeTelling = command({
  name: 'changeTelling',
  summary: 'Change what a person told of herself, or say until when it held',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({
    personId: zId,
    tellingId: zId,
    version: z.int().min(1),
    telling: zTelling,
    sure: zSure,
  }),
  output: zChangedOut,
  audit: () => 'Changed what a person told of herself',
  api: { method: 'put', path: '/people/{personId}/tellings/{tellingId}' },
  handle: async (context, { personId, tellingId, version, telling, sure }) => {
    const { db, write, today, actor } = context;
    const person = await loadPerson(db, personId);
    const all = person ? await loadTellings(db, personId) : [];
    const known = all.find(({ id }) => id === tellingId);
    if (!person || !known) return notFound('record of what was told');
    checkAsSeen('telling', known, { id: tellingId, version });
    if (!mayWrite(context, telling)) return fail<Fault>(CLOSED);
    const others = all.filter(({ id }) => id !== tellingId);
    const found = checkTelling(others, telling, person.bornOn, today);
    const isHers = known.recordedBy === staffIdOf(actor) || (await holdsCase(db, personId));
    const kept = keptFaults(telling, { isChild: person.kind === 'child', isHers });
    const stopped = lookAgain(under(found, kept), sure);
    if (stopped) return stopped;
    const row = await write.update('telling', { id: tellingId, version }, tellingRow(telling));
    await findableBy(context, personId, telling, known);
    return succeed({ id: tellingId, version: row.version });
  },
});

/** Takes out what was recorded by mistake. It is kept, marked, and shown no more. */
export const strikeTelling = command({
  name: 'strikeTelling',
  summary: 'Take out what was recorded by mistake of what a person tells of herself',
  permission: 'person:write',
  about: ofPerson,
  input: z.strictObject({ personId: zId, tellingId: zId, version: z.int().min(1) }),
  output: zChangedOut,
  audit: () => 'Took out something that a person had not told',
  api: { method: 'post', path: '/people/{personId}/tellings/{tellingId}/strike' },
  handle: async (context, { personId, tellingId, version }) => {
    const { db, write, today } = context;
    const known = (await loadTellings(db, personId)).find(({ id }) => id === tellingId);
    if (!known) return notFound('record of what was told');
    checkAsSeen('telling', known, { id: tellingId, version });
    if (known.struckOn) return refused('already_there', 'This was taken out already');
    const row = await write.update('telling', { id: tellingId, version }, { struckOn: today });
    await findableBy(context, personId, known);
    return succeed({ id: tellingId, version: row.version });
  },
});

const CLOSED: Fault = { kind: 'forbidden', reason: 'You may not write what you may not read.' };

/** What somebody tells of a disability stands behind the wall of health. */
const mayWrite = ({ actor }: CommandContext, { kind }: Pick<NewTelling, 'kind'>) =>
  kind !== 'disability' || isOpenTo(actor, 'disability');

/** The path of a fault in the command’s input. */
function under<T extends ReturnType<typeof checkTelling>>({ faults, questions }: T, more: T['faults']) {
  const at = (list: typeof faults) => list.map((each) => ({ ...each, path: ['telling', ...each.path] }));
  return { faults: at([...faults, ...more]), questions: at(questions) };
}

/** A name that was told, changed or taken out changes by which names somebody is found. */
async function findableBy(
  { db, write }: CommandContext,
  personId: string,
  ...told: readonly Pick<NewTelling | Telling, 'kind'>[]
): Promise<void> {
  if (!told.some(({ kind }) => isName(kind))) return;
  const person = await loadPerson(db, personId);
  if (!person) return;
  const { id, version } = person;
  await write.update('person', { id, version }, nameColumns(person, await namesTold(db, personId)));
}
