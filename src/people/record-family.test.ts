import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addChild } from './add-child.ts';
import { addRelationship } from './add-relationship.ts';
import { changeChild } from './change-child.ts';
import { changePersonDetails } from './change-person-details.ts';
import { peopleChronology } from './chronology.ts';
import { concludeProceedings } from './conclude-proceedings.ts';
import { endPregnancy } from './end-pregnancy.ts';
import { getPerson } from './get-person.ts';
import { recordPregnancy } from './record-pregnancy.ts';
import { recordProceedings } from './record-proceedings.ts';
import { recordRemoval } from './record-removal.ts';
import { addSomebody } from './testing/add-somebody.ts';

let house: TestHouse;
let personId: string;
let childId: string;

beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
});
afterAll(() => house.close());

beforeEach(async () => {
  const added = await addSomebody(house, {
    person: { givenName: 'Amina', familyName: 'Begum', bornOn: '1990-05-01', sex: 'female' },
    family: {
      relation: 'mother',
      children: [{ givenName: 'Zara', familyName: 'Begum', bornOn: '2018-02', removed: true }],
      proceedings: [{ startedOn: '2019-01', caseNumber: 'ZE19C00123' }],
    },
  });
  personId = added.id;
  childId = added.childIds[0] ?? '';
});

const record = () => house.answer(getPerson, { id: personId });
const removal = (more: Partial<z.input<typeof recordRemoval.input>> = {}) =>
  house.run(recordRemoval, { personId, childId, livesWith: 'foster_carer', removedOn: '2019-03', ...more });

describe('recordRemoval', () => {
  it('gives the date to a removal known without one', async () => {
    expect((await removal()).ok).toBe(true);
    const [child] = (await record()).children;
    expect(child?.removals).toHaveLength(1);
    expect(child).toMatchObject({ removed: true, livesWith: 'foster_carer' });
    expect(child?.removals[0]?.removedOn).toEqual({
      date: Temporal.PlainDate.from('2019-03-01'),
      precision: 'month',
    });
  });

  it('records a second removal of the same child, but the same one only once', async () => {
    await removal();
    expect(await removal()).toMatchObject({ ok: false, error: { code: 'already_there' } });
    expect((await removal({ removedOn: '2022' })).ok).toBe(true);
    expect((await record()).children[0]?.removals).toHaveLength(2);
  });

  it('asks about a removal before proceedings, and writes nothing until somebody is sure', async () => {
    const early = { removedOn: '2018-06' };
    expect(await removal(early)).toMatchObject({
      ok: false,
      error: { code: 'look_again', faults: [{ path: ['removedOn'] }] },
    });
    expect((await record()).children[0]?.removals[0]?.removedOn).toBeNull();
    expect((await removal({ ...early, sure: true })).ok).toBe(true);
  });

  it('refuses a removal before the birth, in the future, and of somebody else’s child', async () => {
    for (const removedOn of ['2018-01', '2024-06-04', '2024-13']) {
      const refused = await removal({ removedOn });
      expect(refused).toMatchObject({
        ok: false,
        error: { kind: 'invalid', faults: [{ path: ['removedOn'] }] },
      });
    }
    const other = await addSomebody(house, { person: { givenName: 'Other', familyName: 'Parent' } });
    expect(await removal({ personId: other.id })).toMatchObject({ ok: false, error: { kind: 'not_found' } });
    expect(await removal({ proceedingsId: other.id })).toMatchObject({
      ok: false,
      error: { kind: 'not_found' },
    });
  });
});

describe('addChild and changeChild', () => {
  it('refuses a child without a name or date of birth', async () => {
    expect(await house.run(addChild, { personId, child: {} })).toMatchObject({
      ok: false,
      error: { kind: 'invalid', faults: [{ path: ['child', 'givenName'] }] },
    });
  });

  it('changes names and where the child is living, and refuses a stale version', async () => {
    const [child] = (await record()).children;
    const input = {
      personId,
      childId,
      version: child?.version ?? 0,
      relationshipVersion: child?.relationshipVersion ?? 0,
      child: { givenName: 'Zahra', familyName: 'Begum', bornOn: '2018-02-11', livesWith: 'adoptive_family' },
    } as const;
    await house.done(changeChild, input);
    expect((await record()).children[0]).toMatchObject({ name: 'Zahra Begum', livesWith: 'adoptive_family' });
    expect(await house.run(changeChild, input)).toMatchObject({ ok: false, error: { kind: 'stale' } });
  });

  it('refuses a birth after the removal on record', async () => {
    await removal();
    const [child] = (await record()).children;
    const refused = await house.run(changeChild, {
      personId,
      childId,
      version: child?.version ?? 0,
      relationshipVersion: child?.relationshipVersion ?? 0,
      child: { givenName: 'Zara', bornOn: '2020' },
    });
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: 'invalid', faults: [{ path: ['child', 'bornOn'] }] },
    });
  });
});

describe('changePersonDetails', () => {
  it('refuses a date of birth that does not go with the children', async () => {
    const { version } = await record();
    const details = { givenName: 'Amina', familyName: 'Begum', bornOn: '2012' };
    expect(await house.run(changePersonDetails, { id: personId, version, details })).toMatchObject({
      ok: false,
      error: { kind: 'invalid', faults: [{ path: ['details', 'bornOn'] }] },
    });
  });
});

describe('proceedings', () => {
  it('are recorded once, however the case number is written', async () => {
    const again = { personId, proceedings: { caseNumber: 'ze19 c00123' } };
    expect(await house.run(recordProceedings, again)).toMatchObject({
      ok: false,
      error: { code: 'already_there' },
    });
    const another = {
      personId,
      proceedings: { caseNumber: 'ZE24C00999', startedOn: '2024-05', stillOpen: true },
    };
    expect((await house.run(recordProceedings, another)).ok).toBe(true);
  });

  it('end once, and not before they began', async () => {
    const [before] = (await record()).proceedings;
    const end = { personId, proceedingsId: before?.id ?? '', version: 1, concludedOn: '2018' };
    expect(await house.run(concludeProceedings, end)).toMatchObject({
      ok: false,
      error: { kind: 'invalid', faults: [{ path: ['concludedOn'] }] },
    });
    const done = await house.done(concludeProceedings, {
      ...end,
      concludedOn: '2020',
      outcome: 'Placement order',
    });
    expect(await house.run(concludeProceedings, { ...end, version: done.version })).toMatchObject({
      ok: false,
      error: { code: 'already_there' },
    });
    expect((await record()).proceedings[0]).toMatchObject({ stillOpen: false, outcome: 'Placement order' });
  });
});

describe('pregnancies', () => {
  it('are recorded once while they go on', async () => {
    await house.done(recordPregnancy, { personId, dueOn: '2024-09-01' });
    expect(await house.run(recordPregnancy, { personId, dueOn: '2024-09-03' })).toMatchObject({
      ok: false,
      error: { code: 'already_there' },
    });
  });

  it('refuse a due date long past or too far off', async () => {
    for (const dueOn of ['2024-05-05', '2026-01-01']) {
      const refused = await house.run(recordPregnancy, { personId, dueOn });
      expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid', faults: [{ path: ['dueOn'] }] } });
    }
  });

  it('end with a birth that turns the unborn child into a child, and makes the twin', async () => {
    await house.done(addChild, {
      personId,
      relation: 'mother',
      child: { unborn: true, dueOn: '2024-06-10' },
    });
    const pregnancy = await house.done(recordPregnancy, { personId, dueOn: '2024-06-10' });
    const ended = await house.done(endPregnancy, {
      personId,
      pregnancyId: pregnancy.id,
      version: pregnancy.version,
      ending: 'born',
      endedOn: '2024-06-01',
      babies: [{ givenName: 'Iman', livesWith: 'foster_carer' }, { givenName: 'Idris' }],
    });
    expect(ended.childIds).toHaveLength(2);
    const children = (await record()).children.filter((child) => child.id !== childId);
    expect(children.map((child) => [child.name, child.born]).sort()).toEqual([
      ['Idris', true],
      ['Iman', true],
    ]);
  });

  it('end without a birth, and then no baby is listed', async () => {
    await house.done(addChild, {
      personId,
      relation: 'mother',
      child: { unborn: true, dueOn: '2024-06-10' },
    });
    const pregnancy = await house.done(recordPregnancy, { personId, dueOn: '2024-06-10' });
    const end = { personId, pregnancyId: pregnancy.id, version: 1, ending: 'loss' } as const;
    await house.done(endPregnancy, end);
    expect((await record()).children.map((child) => child.id)).toEqual([childId]);
    expect(await house.run(endPregnancy, end)).toMatchObject({ ok: false, error: { code: 'already_there' } });
  });

  it('refuse a birth in the future, or far from the due date', async () => {
    const pregnancy = await house.done(recordPregnancy, { personId, dueOn: '2024-12-10' });
    for (const endedOn of ['2024-06-04', '2024-06-01', null]) {
      const end = { personId, pregnancyId: pregnancy.id, version: 1, ending: 'born', endedOn } as const;
      expect(await house.run(endPregnancy, end)).toMatchObject({
        ok: false,
        error: { kind: 'invalid', faults: [{ path: ['endedOn'] }] },
      });
    }
  });
});

describe('addRelationship', () => {
  it('ties a new partner, who then shows who they are tied to', async () => {
    const { otherId } = await house.done(addRelationship, {
      personId,
      kind: 'partner',
      other: { givenName: 'Sam', familyName: 'Okafor' },
    });
    const partner = await house.answer(getPerson, { id: otherId });
    expect(partner.relatives).toMatchObject([{ id: personId, kind: 'partner', direction: 'has' }]);
    const again = { personId, kind: 'partner', otherId } as const;
    expect(await house.run(addRelationship, again)).toMatchObject({
      ok: false,
      error: { code: 'already_there' },
    });
  });

  it('refuses somebody as her own relative', async () => {
    const self = { personId, kind: 'relative', otherId: personId } as const;
    expect(await house.run(addRelationship, self)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  });
});

describe('who may', () => {
  it('an analyst changes nothing, and a worker of another tenant finds nobody', async () => {
    const input = { personId, child: { givenName: 'X' } };
    expect(await house.run(addChild, input, house.actors.analyst)).toMatchObject({
      error: { kind: 'forbidden' },
    });
    expect(await house.run(addChild, input, house.actors.westPractitioner)).toMatchObject({
      error: { kind: 'not_found' },
    });
  });
});

describe('chronology', () => {
  it('holds every dated thing, each as closely as it is known', async () => {
    await removal();
    await house.done(recordPregnancy, { personId, dueOn: '2024-09-01' });
    const entries = await house.read(async (db) => {
      const found = [];
      for (const source of peopleChronology) {
        found.push(...(await source.entries({ db, programmes: house.programmes }, personId)));
      }
      return found;
    });
    expect(entries.map((entry) => [entry.kind, entry.on.toString(), entry.precision, entry.lane])).toEqual([
      ['birth', '2018-02-01', 'month', 'births'],
      ['removal', '2019-03-01', 'month', 'removals'],
      ['proceedings', '2019-01-01', 'month', 'proceedings'],
      ['pregnancy', '2024-06-03', 'day', 'pregnancies'],
    ]);
  });
});
