import { z } from 'zod';
import { command, ofPerson, query } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { findAgreement, findCarer, wordsFor, writeWall } from './letter-store.ts';
import { type Forbidden, forbiddenKinds } from './release-check.ts';

const zWalled = z.strictObject({ kind: z.enum(forbiddenKinds), words: zText(200, 'Enter a name or place') });

/**
 * Records who brings the child up, and the names and places that no letter may hold. The names that are recorded of the
 * carers and the child become such words by themselves.
 */
export const guardLetters = command({
  name: 'guardLetters',
  summary: 'Record who brings up the child of an agreement, and words that no letter may hold',
  permission: 'carer:read',
  about: ({ personId, agreementId: id }) => [ofPerson({ personId }), { kind: 'letterAgreement', id }],
  input: z.strictObject({
    personId: zId,
    agreementId: zId,
    version: z.int().positive().optional(),
    carerNames: zOptionalText(300),
    carerAddress: zOptionalText(500),
    carerReach: zOptionalText(300),
    childNameNow: zOptionalText(100),
    words: z.array(zWalled).max(100, 'Add up to 100 at a time').default([]),
  }),
  output: z.strictObject({ agreementId: zIdOut, added: z.int().min(0) }),
  audit: () => 'Recorded what letters must not say',
  api: { method: 'put', path: '/people/{personId}/letter-agreements/{agreementId}/wall' },
  async handle({ db, write }, { version, words, ...carer }) {
    const { personId, agreementId } = carer;
    const agreement = await findAgreement(db, agreementId);
    if (agreement?.personId !== personId) return notFound('agreement');
    const before = await findCarer(db, agreementId);
    const seen = before && { id: before.id, version: version ?? before.version };
    const known = new Set((await wordsFor(db, agreementId)).map((each) => each.words.toLowerCase()));
    const fresh = new Map(
      [...words, ...wordsOfWall(carer)]
        .filter((each) => !known.has(each.words.toLowerCase()))
        .map((each) => [each.words.toLowerCase(), each]),
    );
    await writeWall(write, seen, carer, [...fresh.values()]);
    return succeed({ agreementId, added: fresh.size });
  },
});

/** Short words between names (“and”) are no names. */
const SHORTEST = 3;

/** What the wall itself says must not be said: each name of the carers, the child’s name, the lines of the address. */
export function wordsOfWall(carer: {
  readonly carerNames: string | null;
  readonly carerAddress: string | null;
  readonly childNameNow: string | null;
}): Forbidden[] {
  const names = (text: string | null) =>
    (text ?? '')
      .split(/[\s,;&/]+/u)
      .filter((word) => [...word].length >= SHORTEST && !/^and$/iu.test(word) && /\p{L}/u.test(word));
  const lines = (carer.carerAddress ?? '')
    .split(/[\n,]+/u)
    .map((line) => line.trim())
    .filter((line) => [...line].length > SHORTEST && /\p{L}/u.test(line));
  return [
    ...names(carer.carerNames).map((words) => ({ kind: 'surname' as const, words })),
    ...names(carer.childNameNow).map((words) => ({ kind: 'child_name' as const, words })),
    ...lines.map((words) => ({ kind: 'place' as const, words })),
  ];
}

/** What stands behind the wall of an agreement, for those who may know. */
export const getLetterWall = query({
  name: 'getLetterWall',
  summary: 'Who brings up the child of an agreement, and the words that no letter may hold',
  permission: 'carer:read',
  about: ({ personId, agreementId: id }) => [ofPerson({ personId }), { kind: 'letterAgreement', id }],
  input: z.strictObject({ personId: zId, agreementId: zId }),
  output: z.strictObject({
    personId: zIdOut,
    agreementId: zIdOut,
    version: zVersionOut.nullable(),
    carerNames: z.string().nullable(),
    carerAddress: z.string().nullable(),
    carerReach: z.string().nullable(),
    childNameNow: z.string().nullable(),
    words: z.array(z.strictObject({ kind: z.enum(forbiddenKinds), words: z.string() })),
  }),
  api: { method: 'get', path: '/people/{personId}/letter-agreements/{agreementId}/wall' },
  async handle({ db }, { personId, agreementId }) {
    const agreement = await findAgreement(db, agreementId);
    if (agreement?.personId !== personId) return notFound('agreement');
    const carer = await findCarer(db, agreementId);
    const words = await wordsFor(db, agreementId);
    return succeed({
      personId,
      agreementId,
      version: carer?.version ?? null,
      carerNames: carer?.carerNames ?? null,
      carerAddress: carer?.carerAddress ?? null,
      carerReach: carer?.carerReach ?? null,
      childNameNow: carer?.childNameNow ?? null,
      words: words.map(({ kind, words: text }) => ({ kind, words: text })),
    });
  },
  looksAt: ({ personId }) => [personId],
});
