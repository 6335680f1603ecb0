import { z } from 'zod';
import { listed } from '../access/looks.ts';
import { query, staffIdOf, withinReach } from '../doors/index.ts';
import { zDayOut, zIdOut, zTimeOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { invalidField } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { openTeams, staffOfTeam, workersWithWork } from './calendar-store.ts';
import { gatherEntries } from './gather.ts';

const MOST_DAYS = 62;

const zWhose = z
  .union([z.enum(['mine', 'all']), zId, z.string().regex(/^team:[0-9a-f-]{36}$/)], {
    error: 'Give mine, all, the id of a worker, or team: and the id of a team',
  })
  .default('mine')
  .meta({ description: 'mine, all, the id of a worker, or team: and the id of a team' });

const zEntryOut = z.strictObject({
  id: z.string().meta({ description: 'Stays the same when it is moved' }),
  kind: z.string(),
  on: zDayOut,
  from: zTimeOut.nullable().meta({ description: 'Null for the whole day' }),
  until: zTimeOut.nullable(),
  title: z.string(),
  personId: zIdOut.nullable(),
  name: z.string().nullable(),
  holders: z.array(z.string()).meta({ description: 'The workers who hold the work' }),
  href: z.string(),
  cancelled: z.boolean(),
});

/** All that has a date within some days: a worker's, a team's or everybody's. */
export const getCalendar = query({
  name: 'getCalendar',
  summary: 'Read what has a date within some days, for a worker, a team or all',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({
    from: zDate,
    until: zDate,
    whose: zWhose,
    kind: z.string().max(40).nullish().meta({ description: 'Of this kind only' }),
  }),
  output: z.strictObject({
    entries: z.array(zEntryOut),
    cut: z.boolean().meta({ description: 'True where there were too many people to look at all of them' }),
  }),
  looksAt: ({ entries }: { readonly entries: readonly { readonly personId: string | null }[] }) =>
    listed(entries.flatMap(({ personId }) => personId ?? [])),
  api: { method: 'get', path: '/calendar' },
  example: {
    input: { from: '2024-06-03', until: '2024-06-09', whose: 'mine' },
    answer: {
      entries: [
        {
          id: 'contact-01900000-0000-7000-8000-000000000001',
          kind: 'contact',
          on: '2024-06-05',
          from: null,
          until: null,
          title: 'Planned contact',
          personId: '01900000-0000-7000-8000-000000000002',
          name: 'Amina Example',
          holders: ['Priya Practitioner'],
          href: '/people/01900000-0000-7000-8000-000000000002/contacts/01900000-0000-7000-8000-000000000001',
          cancelled: false,
        },
      ],
      cut: false,
    },
  },
  async handle(context, { from, until, whose, kind }) {
    const days = from.until(until).days;
    if (days < 0) return invalidField(['until'], 'The last day must not be before the first');
    if (days > MOST_DAYS) return invalidField(['until'], `Ask for ${MOST_DAYS} days at most`);
    const staff = await staffOf(context, whose);
    const { entries, cut } = await gatherEntries(context, { from, until, staff });
    const shown = entries.filter((each) => !kind || each.kind === kind);
    return succeed({
      entries: shown.map(({ id, kind, on, at, title, personId, name, holders, href, cancelled = false }) => ({
        ...{ id, kind, on, title, personId, name, holders, href, cancelled },
        from: at?.from ?? null,
        until: at?.until ?? null,
      })),
      cut,
    });
  },
});

async function staffOf(
  { db, actor }: Pick<Parameters<typeof getCalendar.handle>[0], 'db' | 'actor'>,
  whose: string,
): Promise<readonly string[] | null> {
  if (whose === 'all') return null;
  if (whose.startsWith('team:')) return staffOfTeam(db, whose.slice('team:'.length));
  const own = staffIdOf(actor);
  if (whose !== 'mine') return [whose];
  return own === null ? [] : [own];
}

/** Whose calendars can be chosen. */
export const listCalendars = query({
  name: 'listCalendars',
  summary: 'List the workers and teams whose calendars can be read',
  permission: 'caseload:read',
  about: withinReach,
  input: z.strictObject({}),
  output: z.strictObject({
    workers: z.array(z.strictObject({ id: zIdOut, name: z.string() })),
    teams: z.array(z.strictObject({ id: zIdOut, name: z.string() })),
  }),
  looksAt: () => [],
  api: { method: 'get', path: '/calendar/choices' },
  handle: async ({ db }) => succeed({ workers: await workersWithWork(db), teams: await openTeams(db) }),
});
