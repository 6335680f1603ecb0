import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addParent } from '../../test/support/parents.ts';

let app: TestApp;
const people: string[] = [];

beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  for (let number = 1; number <= 23; number += 1) {
    const name = `Parent${String(number).padStart(2, '0')} Example`;
    const { personId, enrolmentId } = await addParent(app, { name, startedOn: '2024-05-30' });
    people.push(personId);
    if (number > 2) continue;
    await app.owner.query(
      `insert into t_east.allocation (person_id, enrolment_id, staff_id, role, began_on)
       values ($1, $2, $3, 'lead', '2024-05-30')`,
      [personId, enrolmentId, app.actors.practitioner.staffId],
    );
    await app.owner.query(
      `insert into t_east.contact (person_id, enrolment_id, staff_id, kind, result, happened_on, next_on, recorded_at)
       values ($1, $2, $3, 'call', 'met', '2024-05-31', $4::date, now())`,
      [personId, enrolmentId, app.actors.practitioner.staffId, number === 1 ? '2024-06-03' : '2024-06-02'],
    );
  }
});
afterAll(() => app.close());

const text = async (path: string, as?: Parameters<TestApp['get']>[1]) => (await app.get(path, as)).text();

describe('the home page', () => {
  it('shows a practitioner her own parents, what is planned today and what was missed', async () => {
    const page = await text('/');
    expect(page).toContain('Hello, Priya');
    expect(page).toContain('Parent01 Example');
    expect(page).not.toContain('Parent03 Example');
    expect(page).toContain('Planned for today');
    expect(page).toContain('Planned for 2 Jun 2024, and nothing recorded since');
    expect(page).toContain(`/people/${people[0]}/contacts/new`);
    expect(page).toContain('Month 1 of 18');
  });

  it('shows a manager everybody by pages, and what each worker holds', async () => {
    const page = await text('/', 'manager');
    expect(page).toContain('All parents');
    expect(page).toContain('2 of 10 as lead');
    expect(page).toContain('page=2');
    expect(await text('/?page=2&sort=name', 'manager')).toContain('Parent23 Example');
  });

  it('finds by name, and says when nobody matches', async () => {
    const found = await text('/?staff=all&text=parent07');
    expect(found).toContain('Parent07 Example');
    expect(await text('/?staff=all&text=nobody')).toContain('Nobody matches what you chose');
  });

  it('says how to begin where there is nobody yet', async () => {
    expect(await text('/', 'second')).toContain('No parents here yet');
  });

  it.each([
    ['analyst', '/figures/diamond'],
    ['administrator', '/staff'],
  ] as const)('sends an %s on to %s', async (as, to) => {
    const response = await app.get('/', as);
    expect([response.status, response.headers.get('location')]).toEqual([303, to]);
  });

  it('asks a visitor to sign in', async () => {
    const response = await app.get('/', 'nobody');
    expect(response.headers.get('location')).toMatch(/^\/sign-in/);
  });

  it.each(['/?show=everything', '/?staff=x', '/?page=0', '/?page=99', '/?page=-1&sort=%00'])(
    'is not upset by %s',
    async (path) => {
      expect((await app.get(path)).status).toBeLessThan(400);
    },
  );

  it('is asked by the API with the same answers', async () => {
    const response = await app.api('get', '/caseload?show=today');
    expect(response.status).toBe(200);
    const body = (await response.json()) as { total: number };
    expect(body.total).toBe(1);
  });
});
