import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import { house as rooms } from '../app/rooms.ts';
import { addChild } from '../people/add-child.ts';
import { checkProgramme } from '../programme/index.ts';
import { agreeLetters } from './agree-letters.ts';
import { lettersPart } from './letters-part.ts';
import { listLetters } from './list-letters.ts';
import { releaseLetter } from './release-letter.ts';
import { writeLetter } from './write-letter.ts';

let app: TestApp;
let amina: TestParent;
let agreementId: string;

beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  const diamond = app.programmes.current('diamond');
  if (!diamond?.parts) throw new Error('there is no programme');
  const values = { ...diamond.parts.values, letters: lettersPart.schema.parse({ second_reader: true }) };
  app.publish({ ...diamond, version: diamond.version + 1, parts: { ...diamond.parts, values } });
  amina = await addParent(app);
  const { personId } = amina;
  const child = { givenName: 'Zayn', familyName: 'Rahman', bornOn: '2016-05-05' };
  const { id: childId } = await app.done(addChild, { personId, child });
  const agreed = { personId, childId, maySend: ['letter'], childCalled: 'Zayn', parentSignsAs: 'Mummy' };
  agreementId = (await app.done(agreeLetters, { ...agreed, maySend: ['letter'], secondReader: false })).id;
});
afterAll(() => app.close());

const page = async (path: string) => (await app.get(`/people/${amina.personId}${path}`)).text();
const enrolment = (set: string) =>
  app.owner.query(`update t_east.enrolment set ${set} where id = $1`, [amina.enrolmentId]);

async function checked(): Promise<string> {
  const { personId } = amina;
  const letter = await app.done(writeLetter, { personId, agreementId, body: 'Dear Zayn, love. Mummy' });
  return (await app.done(releaseLetter, letter)).status;
}

describe('a programme that asks for a second reader', () => {
  it('has every letter read by a second person, whatever was agreed for the child, and says so', async () => {
    expect(await checked()).toBe('checked');
    expect(await page('/letters')).toContain(
      'A second person reads it, as Diamond Project asks of every letter',
    );
    expect(await page(`/letters/agreements/${agreementId}`)).toContain('whatever you choose here');
    const { secondReaderFor } = await app.answer(listLetters, { personId: amina.personId });
    expect(secondReaderFor).toBe('Diamond Project');
  });

  it('asks it of nobody whose case runs under a version that does not, and of nobody whose time is over', async () => {
    await enrolment('programme_version = programme_version - 1');
    expect(await checked()).toBe('ready');
    expect(await page('/letters')).not.toContain('A second person reads it');
    await enrolment(
      `programme_version = programme_version + 1, ended_on = '2024-05-31', end_reason = 'completed'`,
    );
    expect(await checked()).toBe('ready');
  });

  it('is checked in its file like every other word', () => {
    const faults = (letters: string) => {
      const found = checkProgramme(`programme: x\nletters:\n  ${letters}\n`, 'x.yaml', rooms);
      return found.faults.filter(({ line }) => line === 3).map(({ message }) => message);
    };
    expect(faults('second_reader: perhaps')).toEqual(['Write true or false']);
    expect(faults('second_readers: true')[0]).toContain('second_reader');
    expect(faults('second_reader: true')).toEqual([]);
  });
});
