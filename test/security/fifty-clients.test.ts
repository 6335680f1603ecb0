import { afterAll, beforeAll, expect, it } from 'vitest';
import { giveConsent, startEnrolment } from '../../src/enrolments/index.ts';
import { setGoal } from '../../src/plans/index.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { addReferred } from '../support/referred.ts';

const CLIENTS = 50;

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

async function plan(): Promise<string> {
  const { personId, referralId } = await addReferred(house, { name: 'Amina Fifty' });
  await house.done(giveConsent, {
    personId,
    programme: 'diamond',
    kind: 'join',
    answer: 'given',
    how: 'in_person',
    on: '2024-06-03',
  });
  const { id } = await house.done(startEnrolment, {
    referralId,
    programme: 'diamond',
    pathway: 'participant',
    startedOn: '2024-06-03',
    pregnant: 'no',
    overrideReason: 'The team agreed',
  });
  return id;
}

interface Seen {
  readonly version: number;
  readonly words: string;
}

const wordsOf = (client: number) => `Words of client ${client}`;

/** One client adds her line to the goal: refused as often as somebody else was quicker, she goes on from what she is shown. */
async function addLine(enrolmentId: string, goalId: string, first: Seen, client: number): Promise<number> {
  let seen = first;
  for (let refusals = 0; refusals < CLIENTS; refusals += 1) {
    const { practitioner, second, manager } = house.actors;
    const actor = [practitioner, second, manager][client % 3];
    const done = await house.run(
      setGoal,
      {
        enrolmentId,
        id: goalId,
        version: seen.version,
        area: 'being_a_parent',
        words: `${seen.words}\n${wordsOf(client)}`,
      },
      actor,
    );
    if (done.ok) return refusals;
    if (done.error.kind !== 'stale') throw new Error(`client ${client}: ${JSON.stringify(done.error)}`);
    const current = done.error.current as Seen;
    expect(current.version).toBeGreaterThan(seen.version);
    expect(current.words.startsWith(seen.words)).toBe(true);
    seen = { version: current.version, words: current.words };
  }
  throw new Error(`client ${client} was refused ${CLIENTS} times`);
}

it('fifty clients change one plan at once: no word is lost, and each who is refused sees what stands there now', async () => {
  const enrolmentId = await plan();
  const goal = await house.done(setGoal, {
    enrolmentId,
    area: 'being_a_parent',
    words: 'I want to write to Ivy',
  });
  const first = { version: goal.version, words: 'I want to write to Ivy' };
  const refusals = await Promise.all(
    Array.from({ length: CLIENTS }, (_, client) => addLine(enrolmentId, goal.id, first, client)),
  );
  expect(refusals.some((times) => times > 0)).toBe(true);
  const { rows } = await house.owner.query<Seen>('select version, words from t_east.goal where id = $1', [
    goal.id,
  ]);
  const [line, ...lines] = rows[0]?.words.split('\n') ?? [];
  expect(line).toBe(first.words);
  expect(lines.toSorted()).toEqual(
    Array.from({ length: CLIENTS }, (_, client) => wordsOf(client)).toSorted(),
  );
  expect(rows[0]?.version).toBe(1 + CLIENTS);
  const log = await house.owner.query<{ row_version: number }>(
    'select row_version from t_east.change_log where row_id = $1 order by row_version',
    [goal.id],
  );
  expect(log.rows.map((entry) => entry.row_version)).toEqual(
    Array.from({ length: 1 + CLIENTS }, (_, index) => index + 1),
  );
}, 120_000);
