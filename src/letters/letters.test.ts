import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import { getChronology } from '../chronology/index.ts';
import { addChild } from '../people/add-child.ts';
import { agreeLetters } from './agree-letters.ts';
import { getLetter } from './get-letter.ts';
import { getLetterWall, guardLetters } from './guard-letters.ts';
import { lettersDue, listLetters } from './list-letters.ts';
import { recordExchange } from './record-exchange.ts';
import { readLetter, releaseLetter, secondReadLetter, sendLetter } from './release-letter.ts';
import { writeLetter } from './write-letter.ts';

let house: TestHouse;
let amina: TestParent;
let childId: string;
let agreementId: string;

beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
  amina = await addParent(house);
  const child = await house.done(addChild, {
    personId: amina.personId,
    child: { givenName: 'Zayn', familyName: 'Rahman', bornOn: '2016-05-05' },
  });
  childId = child.id;
  agreementId = await agree();
});
afterAll(() => house.close());

async function agree(more: Record<string, unknown> = {}): Promise<string> {
  const made = await house.done(agreeLetters, {
    personId: amina.personId,
    childId,
    maySend: ['letter', 'photo', 'meeting'],
    everyMonths: 6,
    firstDueOn: '2024-06-20',
    monthsToAvoid: [12],
    childCalled: 'Zayn',
    parentSignsAs: 'Mummy Amina',
    carersCalled: 'your mum and dad',
    secondReader: true,
    ...more,
  });
  return made.id;
}

async function write(body: string): Promise<{ id: string; version: number; personId: string }> {
  return house.done(writeLetter, { personId: amina.personId, agreementId, body, dueOn: '2024-06-20' });
}

describe('an agreement', () => {
  it('says when the next letter is due, and reminds four weeks before', async () => {
    const { agreements } = await house.answer(listLetters, { personId: amina.personId });
    expect(agreements[0]).toMatchObject({ childCalled: 'Zayn', standing: 'soon' });
    expect(String(agreements[0]?.next)).toBe('2024-06-20');
    const due = await house.answer(lettersDue, {});
    expect(due).toMatchObject([{ name: 'Amina Example', childCalled: 'Zayn', standing: 'soon' }]);
  });

  it.each([
    ['somebody else’s child', { childId: '00000000-0000-7000-8000-000000000000' }, 'childId'],
    ['a first date before the agreement', { firstDueOn: '2024-01-01' }, 'firstDueOn'],
    [
      'every month to be avoided',
      { monthsToAvoid: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
      'monthsToAvoid',
    ],
    ['an end without a reason', { endedOn: '2024-06-01' }, 'endedBecause'],
  ])('is refused with %s, beside its field', async (_, more, field) => {
    const done = await house.run(agreeLetters, {
      personId: amina.personId,
      childId,
      maySend: ['letter'],
      everyMonths: 6,
      firstDueOn: '2024-06-20',
      childCalled: 'Zayn',
      parentSignsAs: 'Mummy',
      ...more,
    });
    expect(done).toMatchObject({ ok: false, error: { kind: 'invalid', faults: [{ path: [field] }] } });
  });

  it('is not made with somebody who is 18', async () => {
    const grown = await house.done(addChild, {
      personId: amina.personId,
      child: { givenName: 'Grown', bornOn: '2005-05-05' },
    });
    const id = grown.id;
    const done = await house.run(agreeLetters, {
      personId: amina.personId,
      childId: id,
      maySend: ['letter'],
      childCalled: 'G',
      parentSignsAs: 'M',
    });
    expect(done).toMatchObject({
      ok: false,
      error: { faults: [{ path: ['childId'], message: expect.stringContaining('18') }] },
    });
  });
});

describe('the wall', () => {
  it('keeps who the carers are, and makes their names and places forbidden words', async () => {
    const wall = {
      personId: amina.personId,
      agreementId,
      carerNames: 'Canaria Quillfeather and Tom Quillfeather',
      carerAddress: '7 Marrowby Lane\nEastwickbury',
      childNameNow: 'Oliver',
      words: [{ kind: 'school' as const, words: 'Thistledown Primary' }],
    };
    const done = await house.done(guardLetters, wall);
    expect(done.added).toBe(7);
    const stored = await house.answer(getLetterWall, { personId: amina.personId, agreementId });
    expect(stored.words.map(({ words }) => words)).toEqual(
      expect.arrayContaining(['Quillfeather', 'Oliver', 'Eastwickbury', 'Thistledown Primary']),
    );
    expect((await house.done(guardLetters, { ...wall, version: 1 })).added).toBe(0);
  });

  it('is closed to those without the permission', async () => {
    const asked = await house.ask(
      getLetterWall,
      { personId: amina.personId, agreementId },
      house.actors.administrator,
    );
    expect(asked).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
  });

  it('shows in no list, letter or chronology, also when a letter was stopped by it', async () => {
    const letter = await write('Dear Zayn, hello to Quilfeather and Olivr. Mummy Amina');
    const answers = [
      await house.answer(listLetters, { personId: amina.personId }),
      await house.answer(getLetter, { personId: amina.personId, id: letter.id }),
      await house.answer(lettersDue, {}),
      await house.answer(getChronology, { personId: amina.personId }),
      await house.run(releaseLetter, letter),
    ];
    const said = JSON.stringify(answers);
    for (const secret of ['Quillfeather', 'Canaria', 'Marrowby', 'Eastwickbury', 'Oliver', 'Thistledown']) {
      expect(said).not.toContain(secret);
    }
  });
});

describe('a letter', () => {
  it('goes its way: written, checked, read by a second person, sent, answered, read together', async () => {
    const letter = await write('Dear Zayn, happy birthday! Lots of love, Mummy Amina');
    const checked = await house.done(releaseLetter, letter);
    expect(checked.status).toBe('checked');
    const own = await house.run(secondReadLetter, { ...letter, version: checked.version, agrees: true });
    expect(own).toMatchObject({ ok: false, error: { code: 'same_reader' } });
    const early = await house.run(sendLetter, { ...letter, version: checked.version });
    expect(early).toMatchObject({ ok: false, error: { code: 'not_ready' } });
    const ready = await house.done(
      secondReadLetter,
      { ...letter, version: checked.version, agrees: true },
      house.actors.second,
    );
    expect(ready.status).toBe('ready');
    const sent = await house.done(sendLetter, { ...letter, version: ready.version, on: '2024-06-03' });
    expect(sent.status).toBe('sent');
    const { agreements } = await house.answer(listLetters, { personId: amina.personId });
    expect(String(agreements[0]?.next)).toBe('2025-01-20');
    const answer = await house.done(recordExchange, {
      personId: amina.personId,
      agreementId,
      happened: 'arrived',
      kind: 'photo',
      what: 'A photo of the child on a swing',
      on: '2024-06-03',
    });
    const read = await house.done(readLetter, { ...answer, howItWas: 'She smiled' });
    expect(read.status).toBe('read');
    const { entries } = await house.answer(getChronology, {
      personId: amina.personId,
      childId,
      kinds: 'letter',
    });
    expect(entries.map(({ title }) => title)).toContain('Photo from Zayn’s family');
  });

  it.each([
    ['the carer’s last name', 'Say hello to the Q u i l l f e a t h e r s'],
    ['the child’s name now', 'Dear 0liver'],
    ['the child’s own last name', 'Dear Zayn Rahman'],
    ['a place', 'I know you live in Eastwickbury'],
    ['a phone number', 'Ring me on 07700 900 982'],
    ['social media', 'I am on Insta'],
  ])('is stopped at the check by %s', async (_, body) => {
    const letter = await write(`${body}. Mummy Amina`);
    const done = await house.run(releaseLetter, {
      ...letter,
      lookedAt: [{ text: body.slice(0, 150), because: 'It is fine' }],
    });
    expect(done).toMatchObject({ ok: false, error: { code: 'stopped_at_the_check' } });
  });

  it('passes with what is only like a name once somebody says why it may stand', async () => {
    const letter = await write('Dear Zayn, is Rosewood Academy fun? Mummy Amina');
    const found = await house.answer(getLetter, { personId: amina.personId, id: letter.id });
    expect(found.findings).toMatchObject([{ kind: 'school_named', sure: false }]);
    expect(await house.run(releaseLetter, letter)).toMatchObject({ ok: false });
    const lookedAt = found.findings.map(({ text }) => ({ text, because: 'A story that we made up' }));
    expect((await house.done(releaseLetter, { ...letter, lookedAt })).status).toBe('checked');
  });

  it('is a draft again when it is changed after the check', async () => {
    const letter = await write('Dear Zayn, all is well. Mummy Amina');
    const checked = await house.done(releaseLetter, letter);
    const changed = await house.done(writeLetter, {
      personId: amina.personId,
      agreementId,
      id: letter.id,
      version: checked.version,
      body: 'Dear Zayn, other words. Mummy Amina',
    });
    const now = await house.answer(getLetter, { personId: amina.personId, id: letter.id });
    expect(now).toMatchObject({ status: 'draft', checkedOn: null, version: changed.version });
  });

  it('is refused where its kind was not agreed, and under an agreement that ended', async () => {
    const gift = { personId: amina.personId, agreementId, kind: 'gift' as const, what: 'A book' };
    expect(await house.run(writeLetter, gift)).toMatchObject({
      ok: false,
      error: { faults: [{ path: ['kind'] }] },
    });
    const ended = await agree({ endedOn: '2024-06-03', endedBecause: 'Zayn asked for a pause' });
    const done = await house.run(writeLetter, { personId: amina.personId, agreementId: ended, body: 'x' });
    expect(done).toMatchObject({ ok: false, error: { code: 'ended' } });
  });

  it('that comes is checked as well', async () => {
    const done = await house.run(recordExchange, {
      personId: amina.personId,
      agreementId,
      happened: 'arrived',
      body: 'With love from the Quillfeathers',
    });
    expect(done).toMatchObject({ ok: false, error: { code: 'stopped_at_the_check' } });
  });
});
