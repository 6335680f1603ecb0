import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { addParent } from '../../../test/support/parents.ts';
import { tables } from '../../app/rooms.ts';
import { getChronology } from '../../chronology/index.ts';
import { recordContact } from '../../contacts/index.ts';
import { collectPerson } from '../access/collect-store.ts';
import { askCorrection, decideCorrection, listCorrections } from './ask-correction.ts';
import { listPassages } from './passages.ts';

let app: TestApp;
let personId: string;
let contactId: string;
let otherContactId: string;

const SAYS = 'I never said that I was well.';
const STATEMENT = 'I told her that I was not well, and she laughed.';

beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  const parent = await addParent(app, { name: 'Dina Disagrees' });
  ({ personId } = parent);
  const contact = (on: string, note: string) =>
    app.done(recordContact, { enrolmentId: parent.enrolmentId, kind: 'call', result: 'met', on, note });
  contactId = (await contact('2024-05-20', 'She said that she is well')).id;
  otherContactId = (await contact('2024-05-27', 'We spoke of the court')).id;
});
afterAll(() => app.close());

const text = async (path: string) => (await app.get(path)).text();
const ask = (more: object = {}) =>
  app.run(askCorrection, {
    personId,
    passage: contactId,
    saidBefore: 'She is well',
    says: SAYS,
    askedOn: '2024-06-01',
    ...more,
  });

describe('what somebody sees otherwise of a passage', () => {
  it('is said of a passage of her own record, and of no other', async () => {
    const { passages } = await app.answer(listPassages, { personId });
    expect(passages.map(({ id }) => id)).toEqual(
      expect.arrayContaining([personId, contactId, otherContactId]),
    );
    const elsewhere = await addParent(app, { name: 'Ella Elsewhere' });
    expect(await ask({ passage: elsewhere.personId })).toMatchObject({
      error: { kind: 'invalid', faults: [{ path: ['passage'] }] },
    });
    expect(await ask({ passage: null })).toMatchObject({ error: { faults: [{ path: ['place'] }] } });
  });

  it('stands beside it wherever it is shown, from the day on which she says so', async () => {
    expect(await ask()).toMatchObject({ ok: true });
    for (const path of [`/contacts/${contactId}`, '/contacts', '/chronology', ''])
      expect(await text(`/people/${personId}${path}`), path).toContain(SAYS);
    for (const path of [`/contacts/${otherContactId}`, '/family', '/details'])
      expect(await text(`/people/${personId}${path}`), path).not.toContain(SAYS);
  });

  it('stands with its own entry in the chronology that is exported and asked for by programs', async () => {
    const { entries } = await app.answer(getChronology, { personId });
    const beside = entries.filter(({ otherwise }) => otherwise !== undefined);
    expect(beside.map(({ id }) => id)).toEqual([contactId]);
    expect(beside[0]?.otherwise).toEqual([`${SAYS} (1 June 2024)`]);
  });

  it('stands in her own words once it was decided to leave the passage as it is', async () => {
    const [asked] = await app.answer(listCorrections, { personId });
    await app.done(
      decideCorrection,
      {
        id: asked?.id ?? '',
        version: asked?.version ?? 0,
        decision: 'kept',
        why: 'It is what her worker heard',
        statement: STATEMENT,
        passage: null,
      },
      app.actors.manager,
    );
    const shown = await text(`/people/${personId}/contacts/${contactId}`);
    expect(shown).toContain(STATEMENT);
    expect(shown).not.toContain(SAYS);
  });

  it('stands beside it in the copy that she is given', async () => {
    const { items } = await collectPerson(app.owner, 'east', tables, personId);
    const contacts = items.filter(({ source }) => source === 'contact');
    const beside = contacts.filter(({ passages }) => passages.some((each) => each.text === STATEMENT));
    expect(contacts.length).toBe(2);
    expect(beside.length).toBe(1);
    expect(beside[0]?.passages.some((each) => each.text === 'She said that she is well')).toBe(true);
  });

  it('can be said of her details, and stands no more once they are corrected', async () => {
    const says = 'My name is spelt with two n.';
    expect(await ask({ passage: personId, saidBefore: 'Dina', says })).toMatchObject({ ok: true });
    expect(await text(`/people/${personId}/details`)).toContain(says);
    expect(await text(`/people/${personId}/details/change`)).toContain(says);
    expect(await text(`/people/${personId}/family`)).not.toContain(says);
    const all = await app.answer(listCorrections, { personId });
    const asked = all.find((each) => each.says === says);
    const decided = { id: asked?.id ?? '', version: asked?.version ?? 0, decision: 'corrected' } as const;
    await app.done(
      decideCorrection,
      { ...decided, why: null, statement: null, passage: null },
      app.actors.manager,
    );
    expect(await text(`/people/${personId}/details`)).not.toContain(says);
  });
});
