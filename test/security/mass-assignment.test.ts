import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { rooms } from '../../src/app/rooms.ts';
import { answerReferral } from '../../src/referrals/answer-referral.ts';
import { makeReferral } from '../../src/referrals/index.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { aReferral } from '../support/referrals.ts';

type Schema = {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly propertyNames?: { readonly pattern?: string; readonly maxLength?: number };
  readonly [key: string]: unknown;
};

const declared = rooms.flatMap((room) => [...(room.commands ?? []), ...(room.queries ?? [])]);

/** Every object of an input, by its place. */
function objectsIn(schema: unknown, at: string): [string, Schema][] {
  if (typeof schema !== 'object' || schema === null) return [];
  if (Array.isArray(schema)) return schema.flatMap((each, index) => objectsIn(each, `${at}/${index}`));
  const own: [string, Schema][] =
    'properties' in schema || Reflect.get(schema, 'type') === 'object' ? [[at, schema as Schema]] : [];
  return [...own, ...Object.entries(schema).flatMap(([key, value]) => objectsIn(value, `${at}/${key}`))];
}

/** What takes answers under any name, each with why; below it is shown that no other name is kept. */
const OPEN: Readonly<Record<string, RegExp>> = {
  // Answers under the names that a programme gives its questions.
  makeReferral: /^\/properties\/answers$/,
  // Laid over what is known, and then read as a whole referral.
  answerReferral: /^\/properties\/(parent|safeContact|children|proceedings|answers)\b/,
  answerReferralFromOutside: /^\/properties\/(parent|children|proceedings|answers)\b/,
  // Scores under the names that an instrument gives its scales; any other is refused by its own test.
  recordResponse: /^\/properties\/totals$/,
  // As typed so far, and read as a whole referral when it is sent.
  saveDraft: /^\/(properties\/answers|\$defs\/__schema0)\b/,
};

describe('what an operation takes', () => {
  it.each(declared.map((each) => [each.name, each] as const))(
    'is what it declares: %s',
    (name, { input }) => {
      const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', reused: 'inline' });
      const open = objectsIn(schema, '').filter(
        ([at, { additionalProperties }]) => additionalProperties !== false && OPEN[name]?.test(at) !== true,
      );
      expect(open.map(([at]) => at)).toEqual([]);
    },
  );

  const withExample = declared.flatMap((each) => (each.example ? [[each.name, each] as const] : []));
  it.each(withExample)('refuses one field more, named: %s', (_, { input, example }) => {
    const given = example?.input as Readonly<Record<string, unknown>>;
    expect(input.safeParse(given).success).toBe(true);
    for (const more of ['staffId', 'tenant', 'role', 'restricted', 'actor', 'smuggled']) {
      if (Object.hasOwn(Reflect.get(input, 'shape') ?? {}, more)) continue;
      const read = input.safeParse({ ...given, [more]: 'administrator' });
      expect(read.success, more).toBe(false);
      expect(read.error?.issues.map((issue: { readonly code?: string }) => issue.code)).toContain(
        'unrecognized_keys',
      );
    }
  });
});

describe('what takes answers under any name', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
  });
  afterAll(() => house.close());

  it('keeps none that is not asked for', async () => {
    const smuggled = { staffId: 'administrator', smuggled: 'in' };
    const given = aReferral();
    const refused = { ok: false, error: { kind: 'invalid' } };
    const answers = { ...given.answers, ...smuggled };
    expect(await house.run(makeReferral, { ...given, answers })).toMatchObject(refused);
    const { id, version } = await house.done(makeReferral, given);
    const laid = { id, version };
    for (const more of [
      { parent: smuggled },
      { safeContact: smuggled },
      { children: [smuggled] },
      { proceedings: [smuggled] },
      { answers: smuggled },
    ])
      expect(await house.run(answerReferral, { ...laid, ...more }), JSON.stringify(more)).toMatchObject(
        refused,
      );
  });
});
