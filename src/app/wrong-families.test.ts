import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { recordChildState } from '../children/record-child-state.ts';
import { recordApplication } from '../court/record-court.ts';
import { agreeLetters, writeLetter } from '../letters/index.ts';
import { releaseLetter, sendLetter } from '../letters/release-letter.ts';
import { mergePeople } from '../merging/merge-people.ts';
import {
  addChild,
  addRelationship,
  getFamilyMap,
  recordPregnancy,
  recordProceedings,
} from '../people/index.ts';

/* What cannot be, or seldom is, in a family: each through the command that would record it, as somebody would enter it. */

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
});
afterAll(() => app.close());

type Outcome = Awaited<ReturnType<TestApp['run']>>;

/** A refusal as its reader meets it: the field and the words, or the words alone. */
function said(outcome: Outcome): string {
  if (outcome.ok) return 'done';
  const { error } = outcome;
  if (error.kind === 'invalid')
    return error.faults.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' / ');
  return error.kind === 'refused'
    ? [`${error.code}: ${error.message}`, ...(error.faults ?? []).map(({ message }) => message)].join(' / ')
    : error.kind;
}

async function somebody(name: string, bornOn: string | null = null, kind = 'adult'): Promise<string> {
  const { rows } = await app.owner.query<{ id: string }>(
    `insert into t_east.person (kind, given_name, family_name, search_name, born_on, born_precision)
     values ($1, $2, 'Example', lower($2) || ' example', $3::date, case when $3::date is null then null else 'day' end)
     returning id`,
    [kind, name, bornOn],
  );
  return rows[0]?.id ?? '';
}

const tie = (personId: string, kind: 'mother' | 'grandparent', otherId: string, sure = false) =>
  app.run(addRelationship, { personId, kind, direction: 'of' as const, otherId, sure });

describe('who is whose', () => {
  it('nobody is her own grandmother', async () => {
    const [ada, bea] = [await somebody('Ada', '1960-01-01'), await somebody('Bea', '1985-01-01')];
    expect(said(await tie(ada, 'mother', bea))).toBe('done');
    expect(said(await tie(ada, 'grandparent', ada))).toBe('otherId: This is the same person');
    const [cleo, dina] = [await somebody('Cleo'), await somebody('Dina')];
    expect(said(await tie(cleo, 'mother', dina))).toBe('done');
    expect(said(await tie(dina, 'mother', cleo))).toMatch(/Cleo.* would be their own grandparent/);
  });

  it('a second mother is asked about, and recorded once somebody is sure', async () => {
    const [one, other, child] = [
      await somebody('One'),
      await somebody('Other'),
      await somebody('Kim', '2015-01-01', 'child'),
    ];
    expect(said(await tie(one, 'mother', child))).toBe('done');
    expect(said(await tie(other, 'mother', child))).toMatch(
      /One Example is on record as the mother. Is this one right as well\?/,
    );
    expect(said(await tie(other, 'mother', child, true))).toBe('done');
  });

  it('no child is older than the parent', async () => {
    const mother = await somebody('Mina', '1995-04-01');
    const child = (bornOn: string) =>
      app.run(addChild, { personId: mother, child: { givenName: 'Old', bornOn } });
    expect(said(await child('1994-01-01'))).toMatch(
      /^child.bornOn: This child would be older than the parent/,
    );
    expect(said(await child('2003-04-02'))).toMatch(/The parent would have been 8 when this child was born/);
    expect(said(await child('2015-04-02'))).toBe('done');
  });
});

describe('what happened when', () => {
  async function family(name: string) {
    const personId = await somebody(name, '1990-01-01');
    const { id: childId } = await app.done(addChild, {
      personId,
      child: { givenName: 'Zed', bornOn: '2019-05-02' },
    });
    const { id: proceedingsId } = await app.done(recordProceedings, {
      personId,
      proceedings: { caseNumber: `X-${name}`, startedOn: '2021-06-01' },
    });
    return { personId, childId, proceedingsId };
  }

  it('an order before its application is refused, and one before the proceedings asked about', async () => {
    const { personId, childId, proceedingsId } = await family('Orders');
    const application = {
      proceedingsId,
      kind: 'care_order' as const,
      madeBy: 'local_authority' as const,
      madeOn: '2021-06-10',
      answer: 'granted' as const,
      answeredOn: '2021-06-09',
    };
    expect(said(await app.run(recordApplication, { personId, application }))).toMatch(
      /^application.answeredOn: /,
    );
    const state = { topic: 'legal' as const, value: 'interim_care', beganOn: '2021-05-30', proceedingsId };
    expect(said(await app.run(recordChildState, { personId, childId, state }))).toMatch(
      /This order is before the proceedings began. Is that right\?/,
    );
    expect(said(await app.run(recordChildState, { personId, childId, state, sure: true }))).toBe('done');
  });

  it('two places at once are asked about', async () => {
    const { personId, childId } = await family('Places');
    const lived = (value: string, beganOn: string, endedOn: string, sure = false) =>
      app.run(recordChildState, {
        personId,
        childId,
        state: { topic: 'living' as const, value, beganOn, endedOn },
        sure,
      });
    expect(said(await lived('parent', '2019-05-02', '2021-03-01'))).toBe('done');
    expect(said(await lived('relative', '2020-06-01', '2020-09-01'))).toMatch(
      /Has the child lived in both places at once\?/,
    );
    expect(said(await lived('relative', '2020-06-01', '2020-09-01', true))).toBe('done');
    expect(said(await lived('relative', '2021-03-01', '2021-05-01'))).toBe('done');
  });

  it('a due date long past is a birth that nobody recorded', async () => {
    const personId = await somebody('Due');
    const due = (dueOn: string) => app.run(recordPregnancy, { personId, dueOn });
    expect(said(await due('2024-05-01'))).toMatch(
      /^dueOn: This due date is more than 4 weeks ago. If the baby is born/,
    );
    expect(said(await due('2025-12-01'))).toMatch(/too far off/);
    expect(said(await due('2024-05-10'))).toBe('done');
  });
});

describe('a letter', () => {
  it('goes to no child who has come of age since it was agreed', async () => {
    const personId = await somebody('Lena', '1985-01-01');
    const { id: childId } = await app.done(addChild, {
      personId,
      child: { givenName: 'Rafi', bornOn: '2006-07-01' },
    });
    const agreed = {
      personId,
      childId,
      maySend: ['letter' as const],
      childCalled: 'Rafi',
      parentSignsAs: 'Mum',
    };
    const { id: agreementId } = await app.done(agreeLetters, { ...agreed, secondReader: false });
    const letter = await app.done(writeLetter, {
      personId,
      agreementId,
      body: 'I think of you.',
      dueOn: '2024-06-20',
    });
    const { id, version } = await app.done(releaseLetter, {
      personId,
      id: letter.id,
      version: letter.version,
    });
    const ready = { id, version };
    app.setToday('2024-07-02');
    expect(said(await app.run(agreeLetters, { ...agreed, childCalled: 'R' }))).toMatch(/18 on 1 July 2024/);
    expect(
      said(await app.run(writeLetter, { personId, agreementId, body: 'Still.', dueOn: '2024-07-20' })),
    ).toMatch(/^adult: /);
    expect(said(await app.run(sendLetter, { personId, ...ready }))).toMatch(
      /^adult: This child is 18 or older/,
    );
    app.setToday('2024-06-03');
  });
});

describe('two records', () => {
  it('of a person and her own child are never made one', async () => {
    const [mother, grown] = [await somebody('Mother', '1970-01-01'), await somebody('Grown', '1992-01-01')];
    expect(said(await tie(mother, 'mother', grown))).toBe('done');
    const merge = { personId: mother, otherId: grown, version: 1, otherVersion: 1, why: 'They look alike' };
    expect(said(await app.run(mergePeople, merge, app.actors.manager))).toMatch(/^own_child: /);
  });
});

describe('a family too large to draw', () => {
  it('is drawn in part, with everybody on a list that can be searched', async () => {
    const middle = await somebody('Middle', '1980-01-01');
    const grow = (count: number) =>
      app.owner.query(
        `with many as (insert into t_east.person (kind, given_name, family_name, search_name)
           select 'adult', 'Kin' || n, 'Example', 'kin' || n || ' example' from generate_series(1, $2::int) n returning id)
         insert into t_east.relationship (person_id, other_id, kind) select id, $1, 'aunt_or_uncle' from many`,
        [middle, count],
      );
    const page = async () => (await app.get(`/people/${middle}/family/map`)).text();
    await grow(59);
    expect((await app.answer(getFamilyMap, { id: middle })).people).toHaveLength(60);
    expect(await page()).toContain('<svg');
    await grow(440);
    const large = await page();
    expect(large).toContain('<svg');
    expect(large).toContain('Kin440');
    expect(large).toMatch(/type="search"|name="find"|name="q"/);
  });
});
