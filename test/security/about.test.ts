import { describe, expect, it } from 'vitest';
import type { SubjectReference } from '../../src/access/subject.ts';
import { rooms } from '../../src/app/rooms.ts';
import type { Command, Query } from '../../src/doors/index.ts';
import { fittingInput } from '../support/fitting-input.ts';

/*
 * A role or a token that holds in one team or programme is asked again about whom a request names. Whoever declares
 * `withinReach` in place of the row that the input names leaves that question out, and no answer shows it while the rows hide
 * her as well. So every input that names something is about it, or stands here with what it names.
 */

const OF_NOBODY: Readonly<Record<string, readonly string[]>> = {
  'a group or its session, which several people come to': [
    'saveGroup',
    'planSessions',
    'changeSession',
    'cancelSession',
    'takeRegister',
    'writeSessionNote',
    'writeReflection',
    'getGroup',
    'getGroupSession',
  ],
  'a service of the directory, or a word for one': [
    'saveService',
    'assureService',
    'assignKeeper',
    'flagService',
    'answerFlag',
    'addDirectoryTerm',
    'getService',
  ],
  'a worker, whose cases are a list': ['listWaitingCases'],
  'a record that was merged: only the address of the one that is kept is told': ['findMerged', 'followMerge'],
  'a calendar address of one’s own': ['endCalendarFeed', 'getOneCalendarFeed'],
};

const NAMED = '01900000-0000-7000-8000-00000000abcd';
const NOBODY = { rows: { allocation: NAMED }, staffId: NAMED, otherId: NAMED, organisationId: NAMED };

const operations = rooms
  .flatMap(({ commands = [], queries = [] }): (Command | Query)[] => [...commands, ...queries])
  .filter(({ permission }) => permission !== 'public');

const fieldsOf = ({ input }: Command | Query): string[] =>
  'shape' in input && typeof input.shape === 'object' ? Object.keys(input.shape ?? {}) : [];

/** Fields of an input that name one thing by its id. */
const naming = (operation: Command | Query): string[] =>
  fieldsOf(operation).filter((field) => field === 'id' || /[a-z]Id$/.test(field));

/** What an operation says that it is about when every field names the same thing. */
function aboutOf(operation: Command | Query): readonly SubjectReference[] {
  const { about, input } = operation;
  if (typeof about !== 'function') return [about];
  const ids = Object.fromEntries(naming(operation).map((field) => [field, NAMED]));
  const version = fieldsOf(operation).includes('version') ? { version: 1 } : {};
  return [about(input.parse({ ...fittingInput(operation, NOBODY), ...ids, ...version }) as never)].flat();
}

describe('what an operation is about', () => {
  it('is what its input names, unless that is nobody’s', () => {
    const unasked = operations
      .filter((operation) => naming(operation).length > 0)
      .filter((operation) => {
        const about = aboutOf(operation);
        const isOfTenant = about.every(({ kind }) => kind === 'tenant');
        return !isOfTenant && !about.some((each) => 'id' in each && each.id === NAMED);
      })
      .map(({ name }) => name)
      // Its programme is asked about; a person or referral only narrows the list.
      .filter((name) => name !== 'listWaitingList');
    expect(unasked.toSorted()).toEqual(Object.values(OF_NOBODY).flat().toSorted());
  });

  it('is somebody wherever an input names a person', () => {
    const named = operations.filter((operation) => naming(operation).includes('personId'));
    expect(named.length).toBeGreaterThan(100);
    const other = named.filter((operation) => !aboutOf(operation).some((each) => 'id' in each));
    // All but the first are asked of the whole tenant: no role of one team or programme holds there.
    expect(other.map(({ name }) => name).toSorted()).toEqual([
      'comparePeople',
      'getMerge',
      'getSharedPerson',
      'listPairs',
      'listWaitingList',
      'mergePeople',
      'openSharedDocument',
      'recordSharedContact',
      'unmergePeople',
    ]);
  });
});
