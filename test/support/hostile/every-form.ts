import { rooms } from '../../../src/app/rooms.ts';
import { addFamilyMembers, getProgrammeRecord } from '../../../src/enrolments/index.ts';
import { startProgrammeDraft } from '../../../src/publishing/save-draft.ts';
import { WORKED_EXAMPLE } from '../../../src/publishing/worked-example.ts';
import type { TestApp, TestReader } from '../app.ts';
import { fill, openAgain, sendForm } from './form-driver.ts';
import { formsOf, type PageForm } from './page-forms.ts';
import { type SeededCase, seedCase } from './seeded-case.ts';
import { seedOutside } from './seeded-outside.ts';
import { seedReminders } from './seeded-reminders.ts';
import { seedTwice } from './seeded-twice.ts';
import { type FoundForm, pageAt, type Walked, walkPages } from './walk.ts';

export const pages = rooms.flatMap((room) => room.pages ?? []);
const READERS: readonly TestReader[] = ['practitioner', 'manager', 'administrator', 'nobody'];

/** Ends whoever sends it: the tests of its room send it, and nobody walks on afterwards. */
const ENDS_THE_READER = ['/my/stop'];

/** Where a reader may begin who has no link yet. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  parent: ['/my'],
  partner: ['/partner'],
  nobody: ['/t/east/refer', '/t/east/refer/partner', '/t/east/refer/self'],
  staff: [
    '/',
    '/words',
    '/words/list.json',
    '/refer',
    '/referrals',
    '/people',
    '/staff',
    '/figures',
    '/reports',
    '/due',
    '/teams',
    '/partner-organisations',
    '/partner-workers',
    '/waiting-lists/diamond',
  ],
};

/** Begins a referral at a door that offers it, and says where it goes on. */
async function begin(app: TestApp, door: string, reader: TestReader): Promise<string[]> {
  const response = await app.get(door, reader);
  if (response.status !== 200) return [];
  const found = formsOf(await response.text()).filter((form) => pageAt(pages, 'post', form.action || door));
  const places: string[] = [];
  for (const form of found) {
    if (form.method !== 'post') continue;
    const answer = await sendForm(
      app,
      reader,
      form.action || door,
      new URLSearchParams(fill(form, () => undefined)),
    );
    if (answer.status === 303 && answer.location) places.push(answer.location);
  }
  return places;
}

/** False for a form that only sends off what was given before. */
export const asksSomething = ({ controls }: PageForm) => controls.some(({ kind }) => kind !== 'hidden');

/**
 * Fills in every step that a begun referral offers, once, and what then follows from the answers, so that all of it
 * can be come to. What asks nothing more, such as sending it off, is left.
 */
async function goOn(app: TestApp, place: string, reader: TestReader): Promise<string[]> {
  const places = [place];
  const sent = new Set<string>();
  for (let round = 0; round < 2; round += 1) {
    const { forms } = await walkPages(app, pages, reader, places, place);
    const mine = forms.filter(({ form, at }) => form.method === 'post' && at.startsWith(place));
    for (const found of mine.filter(({ key, form }) => asksSomething(form) && !sent.has(key))) {
      sent.add(found.key);
      const form = await openAgain(app, found);
      if (!form) continue;
      const entries = fill(form, () => undefined);
      const answer = await sendForm(app, reader, form.action, new URLSearchParams(entries));
      if (answer.status === 303 && answer.location?.startsWith(place)) places.push(answer.location);
    }
  }
  return places;
}

/** One of the children is worked with as well, and the other can be. */
async function workWithOne(app: TestApp, { personId, enrolmentId: id }: SeededCase): Promise<void> {
  const { family } = await app.answer(getProgrammeRecord, { personId });
  const memberIds = family.slice(0, 1).map((each) => each.id);
  await app.done(addFamilyMembers, { id, memberIds, on: '2024-06-03' });
}

export interface EveryForm {
  readonly seeded: SeededCase;
  readonly posts: readonly FoundForm[];
  readonly gets: readonly FoundForm[];
  readonly walked: ReadonlyMap<TestReader, Walked>;
}

/** Seeds both tenants and walks all of the house as each reader: every form that anybody can come to. */
export async function everyForm(app: TestApp): Promise<EveryForm> {
  const seeded = await seedCase(app);
  await workWithOne(app, seeded);
  const twice = await seedTwice(app);
  await seedCase(app, 'west');
  const outside = await seedOutside(app);
  const herself = outside.find((reader) => reader.startsWith('parent-'))?.slice('parent-'.length);
  await seedReminders(app, [seeded.personId, ...(herself ? [herself] : [])]);
  await app.done(startProgrammeDraft, { source: WORKED_EXAMPLE }, app.actors.administrator);
  const walked = new Map<TestReader, Walked>();
  const forms = new Map<string, FoundForm>();
  for (const reader of [...READERS, ...outside]) {
    const doors = DOORS[reader.split('-')[0] ?? ''] ?? DOORS.staff ?? [];
    const begun =
      reader === 'practitioner' || reader === 'nobody'
        ? doors.filter((door) => door.includes('refer/') || door === '/refer')
        : [];
    const isOutside = outside.includes(reader);
    const first = isOutside
      ? [...doors]
      : [
          ...doors,
          `/people/${seeded.personId}`,
          `/people/${seeded.childId}/details`,
          `/people/${seeded.notBegunId}`,
          `/people/${seeded.personId}/programme`,
          `/people/${seeded.notBegunId}/programme`,
          `/referrals/${seeded.waitingId}`,
          '/possible-pairs',
          ...twice.flatMap((id) => [`/people/${id}`, `/people/${id}/merges`]),
        ];
    for (const door of begun) {
      for (const place of await begin(app, door, reader)) first.push(...(await goOn(app, place, reader)));
    }
    const found = await walkPages(app, pages, reader, first);
    walked.set(reader, found);
    for (const form of found.forms) if (!forms.has(form.key)) forms.set(form.key, form);
  }
  const all = [...forms.values()];
  return {
    seeded,
    walked,
    posts: all.filter(({ form }) => form.method === 'post' && !ENDS_THE_READER.includes(form.action)),
    gets: all.filter(({ form }) => form.method === 'get'),
  };
}
