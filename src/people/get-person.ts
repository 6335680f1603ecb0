import { z } from 'zod';
import { type Otherwise, query } from '../doors/index.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { longPastDue } from './family-checks.ts';
import { loadPregnancies } from './family-store.ts';
import { loadPerson } from './people-store.ts';
import { zPersonHeaderOut, zPersonOut } from './person-output.ts';
import { loadRecord } from './register.ts';
import { mustNotInterpret } from './told/telling-store.ts';

/** The whole record of one person: details, children, removals, proceedings, pregnancies, each with its version. */
export const getPerson = query({
  name: 'getPerson',
  summary: 'Read one person’s record with family and proceedings',
  permission: 'person:read',
  about: ({ id }) => ({ kind: 'person', id }),
  input: z.strictObject({ id: zId }),
  output: zPersonOut,
  api: { method: 'get', path: '/people/{id}' },
  handle: async ({ db }, { id }) => {
    const record = await loadRecord(db, id);
    return record ? succeed(record) : notFound('person');
  },
  looksAt: (record) => [record.id],
});

/** What stands above every page about one person. */
export const personHeader = query({
  name: 'personHeader',
  summary: 'Read what everybody who works with a person must see first',
  permission: 'person:read',
  about: ({ id }) => ({ kind: 'person', id }),
  input: z.strictObject({ id: zId }),
  output: zPersonHeaderOut,
  api: null,
  handle: async ({ db, today, house }, { id }) => {
    const person = await loadPerson(db, id);
    if (!person) return notFound('person');
    const otherwise: Otherwise[] = [];
    for (const source of house.otherwise) otherwise.push(...(await source(db, id)));
    const open = (await loadPregnancies(db, id)).find(
      (each) => each.ending === null && each.endedOn === null,
    );
    const expecting = open && !longPastDue(open.dueOn, today) ? { dueOn: open.dueOn } : null;
    const notInterpreters = person.interpreter === 'needed' ? await mustNotInterpret(db, id) : [];
    return succeed({ person, expecting, notInterpreters, otherwise });
  },
  looksAt: ({ person }) => [person.id],
});
