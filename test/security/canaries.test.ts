import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/access/actor.ts';
import { cookieHeaders, createSignIn } from '../../src/access/sign-in/index.ts';
import { createToken } from '../../src/access/tokens/index.ts';
import { actorOfToken } from '../../src/access/tokens/tokens.ts';
import { rooms } from '../../src/app/rooms.ts';
import { page } from '../../src/doors/index.ts';
import { createLog } from '../../src/foundation/log.ts';
import { inviteParent } from '../../src/own/index.ts';
import { collectForRequest } from '../../src/rights/access/collect-for-request.ts';
import { collectTask } from '../../src/rights/access/collect-for-request-store.ts';
import { makeSubjectRequest } from '../../src/rights/access/make-subject-request.ts';
import { keepNow } from '../../src/rights/testing/lay-down.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import {
  crawlApi,
  crawlPages,
  crawlQueries,
  crawlRows,
  type Known,
  type Seen,
  textOfAnswer,
} from '../support/canaries/crawl.ts';
import { addressesOf, everyId } from '../support/canaries/known.ts';
import {
  type Canary,
  type Crawler,
  canaries,
  crawlers,
  type Planted,
  plant,
  words,
} from '../support/canaries/planted.ts';

const PASSWORD = 'Quenbypassword of a worker';
const SECRET = 'Quenbysecret'.padEnd(40, 's');

let app: TestApp;
let planted: Planted;
let known: Known;
/** What opens a door to whoever holds it: nobody is ever to be shown one. */
const secrets = [PASSWORD, SECRET];
let token = '';
const logged: string[] = [];
const all: Seen[] = [];

const holds = ({ text }: Seen, word: string) => new RegExp(`${word}(?![a-z])`, 'i').test(text);
const HER_COPY =
  /subject-request|SubjectRequest|readCollected|openCollectedFile|getAnswer|^\/rights(\/requests\/|$)/;

/** Where canaries stand that must not, and which of those that may be seen were not come upon. */
function judge(seen: readonly Seen[], mayAt: (canary: Canary, where: string) => boolean) {
  all.push(...seen);
  const leaked = canaries.flatMap((canary) =>
    seen
      .filter((each) => holds(each, canary.word) && !mayAt(canary, each.where))
      .map(({ where }) => `${canary.what} (${canary.word}) at ${where}`),
  );
  const missed = canaries
    .filter((canary) => mayAt(canary, '') && !seen.some((each) => holds(each, canary.word)))
    .map(({ what }) => what);
  return { leaked, missed };
}

const none = { leaked: [], missed: [] };

async function askForCopy(): Promise<void> {
  const { manager } = app.actors;
  const asked = { askedBy: 'herself', receivedOn: '2024-06-03', receivedHow: 'in_person' } as const;
  const { id } = await app.done(
    makeSubjectRequest,
    { personId: planted.people.open.personId, ...asked, identity: 'known', identityHow: 'Known' },
    manager,
  );
  await app.done(collectForRequest, { id, version: 1 }, manager);
  await keepNow(app, collectTask);
}

async function signInSomebody(): Promise<void> {
  const { pool } = app.database;
  const baseUrl = 'https://facet.example.org';
  const signIn = await createSignIn({ pool, baseUrl, secret: SECRET, demo: false });
  const { tenant, staffId, name } = app.actors.practitioner;
  const email = 'priya@example.org';
  await signIn.createUser({ tenant, staffId, name, email, password: PASSWORD });
  const visitor = { headers: new Headers(), address: '192.0.2.1' };
  const done = await signIn.signIn({ email, password: PASSWORD }, visitor);
  if (!done.ok) throw new Error('could not sign in');
  const value = cookieHeaders(done.value.setCookies).get('cookie')?.split('=')[1] ?? '';
  secrets.push(value.split('.')[0] ?? '', decodeURIComponent(value));
  const kept = await app.owner.query<{ password: string }>(
    'select password from facet.account where password is not null',
  );
  secrets.push(...kept.rows.map(({ password }) => password));
}

const faulty = page({
  method: 'get',
  path: '/faulty',
  permission: 'public',
  handle: async ({ search }) => {
    if (search.has('quotes')) throw Object.assign(new Error(`taken: ${words.health}`), { code: 'XX000' });
    return JSON.parse(`{${words.health}`);
  },
});

beforeAll(async () => {
  const room = { name: 'faulty', about: 'Pages that fail', pages: [faulty] };
  app = await openTestApp({
    parts: ({ database, actors }) => ({
      rooms: [...rooms, room],
      log: createLog('trace', { write: (line) => void logged.push(line) }),
      actorOfToken: async (sent) => {
        const named = crawlers.find((name) => name === sent);
        return named && named !== 'nobody' ? actors[named] : actorOfToken(database.pool, sent);
      },
    }),
  });
  planted = await plant(app);
  await askForCopy();
  await signInSomebody();
  const made = await createToken(
    { pool: app.database.pool, owner: app.owner },
    { tenant: 'east', role: 'practitioner', name: 'program', days: 9, now: app.clock.now() },
  );
  ({ token } = made);
  secrets.push(token);
  known = await everyId(app);
}, 300_000);
afterAll(() => app.close());

const begin = () => [
  '/',
  '/t/east/refer',
  '/people?q=Quenby',
  '/people?q=Pia',
  '/referrals?text=Quenby',
  '/figures/diamond/export/figures.csv',
  ...(known.personId ?? []).flatMap(addressesOf),
];

describe.each(crawlers)('%s', (as: Crawler) => {
  it('comes upon what is open to her, and upon nothing else, on any page, answer or export', async () => {
    const seen = await crawlPages(app, as, begin());
    seen.push(...(await crawlApi(app, as === 'nobody' ? undefined : as, known)));
    const actor = as === 'nobody' ? app.actors.guest : app.actors[as];
    seen.push(...(await crawlQueries(app, actor, known, 'the API’s')));
    const found = judge(
      seen,
      ({ open, inHerCopy = [] }, where) =>
        open.includes(as) || (HER_COPY.test(where) && inHerCopy.includes(as)),
    );
    expect(found).toEqual(none);
  }, 300_000);
});

describe('a program with a token', () => {
  it('comes upon what a worker in no team does', async () => {
    const hidden: readonly string[] = [
      words.private,
      words.ownPaper,
      words.restricted,
      words.restrictedNote,
      words.toldWorker,
    ];
    const open = ({ word, open: to }: Canary) =>
      (to.includes('practitioner') || word === words.other || word === words.otherNote) &&
      !hidden.includes(word);
    // The titles of programmes stand on pages alone.
    const found = judge(await crawlApi(app, token, known), open);
    expect(found.leaked).toEqual([]);
    expect(found.missed.filter((what) => what !== 'a programme')).toEqual([]);
  }, 300_000);
});

/** Every address of her pages that takes an id, with every id that there is. */
const walkedIds = () =>
  Object.values(known)
    .flat()
    .flatMap((id) => [`/my/plan/goals/${id}`, `/my/agreed/${id}`]);

describe('others who are not workers of the tenant', () => {
  const asked = (actor: Actor) => crawlQueries(app, actor, known, 'nothing');

  it('a partner’s worker comes upon what was shared, by any question or row', async () => {
    const { partner } = planted;
    const seen = await asked(partner);
    seen.push(...(await crawlRows(app, 'partner', partner.staffId, [partner.organisationId])));
    const people = Object.values(planted.people).map(({ personId }) => `/partner/people/${personId}`);
    const walked = await crawlPages(app, `partner-${partner.staffId}`, ['/partner', '/', ...people]);
    const own = walked.filter(({ where, text }) => where.startsWith('/partner') && text.startsWith('200'));
    const home = `/partner/people/${planted.people.open.personId}`;
    expect(own.map(({ where }) => where.replace(/(?<=\/documents\/)[^/]+/, ':id'))).toEqual([
      '/partner',
      home,
      `${home}/documents/:id/file`,
    ]);
    seen.push(...walked);
    // The public pages, to which hers lead, name the programme.
    const open: readonly string[] = [
      words.shareWhy,
      words.open,
      words.programme,
      words.toldAll,
      words.markedPaper,
      words.markedFile,
    ];
    expect(judge(seen, ({ word }) => open.includes(word))).toEqual(none);
  }, 300_000);

  it('a parent comes upon what is kept of sharing her record, and upon nothing of another’s', async () => {
    const own = planted.people.open.personId;
    const seen = await asked({ kind: 'parent', tenant: 'east', personId: own, name: 'Amina' });
    seen.push(...(await crawlRows(app, 'parent', null, [own])));
    await app.done(inviteParent, { personId: own, givenHow: 'in_person' });
    const walked = await crawlPages(app, `parent-${own}`, ['/my', '/', `/people/${own}`, ...walkedIds()]);
    expect(walked.filter(({ text }) => text.startsWith('200')).length).toBeGreaterThan(10);
    seen.push(...walked);
    // Her pages name the programme that she is in.
    const hers: readonly string[] = [words.shareWhy, words.open, words.programme];
    expect(judge(seen, ({ word }) => hers.includes(word))).toEqual(none);
    const other = await crawlRows(app, 'parent', null, [planted.people.first.personId]);
    expect(judge(other, ({ word }) => word === words.first)).toEqual(none);
  }, 300_000);

  it('an analyst and a visitor come upon no row that says whose it is', async () => {
    const analyst = await crawlRows(app, 'analyst', app.actors.analyst.staffId, []);
    expect(judge(analyst, () => false)).toEqual(none);
    const everybody = Object.values(planted.people).map(({ personId }) => personId);
    expect(judge(await crawlRows(app, 'guest', null, everybody), () => false)).toEqual(none);
  });
});

describe('what nobody is shown', () => {
  it('is not in the answer to a defect, nor in the log of it', async () => {
    for (const path of ['/faulty', '/faulty?quotes']) {
      const answer = await textOfAnswer(await app.get(path));
      expect(answer).toMatch(/^500/);
      expect(answer).not.toMatch(/quenby(?!programme)/i);
    }
    expect(logged.length).toBeGreaterThan(1);
    expect(logged.join('\n')).not.toMatch(/quenby/i);
  });

  it('is no secret, in any answer, header, row or line of the log', () => {
    expect(all.length).toBeGreaterThan(1000);
    const everything = [...all, ...logged.map((text) => ({ where: 'log', text }))];
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(15);
      expect(everything.filter(({ text }) => text.includes(secret)).map(({ where }) => where)).toEqual([]);
    }
  });
});
