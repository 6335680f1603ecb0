import { describe, expect, it } from 'vitest';
import type { ChildRecord } from '../family.ts';
import { safeContactWords } from '../person.ts';
import type { PeopleFound } from '../search-store.ts';
import { childCard, emptyWords } from './family-page.tsx';
import { searchView } from './people-page.tsx';

const today = Temporal.PlainDate.from('2024-06-03');

const found = (more: Partial<PeopleFound>): PeopleFound => ({
  people: [],
  total: 0,
  page: 1,
  pages: 0,
  tooMany: false,
  ...more,
});

const person = {
  id: 'p1',
  kind: 'child',
  name: 'Zara',
  knownAs: null,
  otherNames: null,
  bornOn: null,
  area: null,
  restricted: false,
  parents: [{ id: 'p2', name: 'Amina Begum' }],
} as const;

const child: ChildRecord = {
  id: 'c1',
  version: 1,
  relationshipId: 'r1',
  relationshipVersion: 1,
  relation: 'mother',
  hidden: false,
  name: 'Zara Begum',
  givenName: 'Zara',
  familyName: 'Begum',
  born: true,
  bornOn: { date: Temporal.PlainDate.from('2018-01-01'), precision: 'year' },
  dueOn: null,
  diedOn: null,
  sex: null,
  removed: true,
  removals: [],
  livesWith: 'adoptive_family',
};

describe('searchView', () => {
  it('leads from a child to the parent’s family', () => {
    const view = searchView('zara', found({ people: [person], total: 1, pages: 1 }));
    expect(view).toMatchObject({ heading: '1 person found', pages: [] });
    expect(view.lines[0]).toMatchObject({
      href: '/people/p2/family',
      born: 'Not known',
      detail: 'Child of Amina Begum',
    });
  });

  it('says a round number when there are more than were looked at', () => {
    const view = searchView('a', found({ people: [person], total: 1229, page: 2, pages: 62, tooMany: true }));
    expect(view.heading).toBe('More than 1,200 people found, 21 to 21 shown');
    expect(view.advice).toContain('Add another name');
    expect(view.pages.map((page) => page.number)).toEqual([1, 2, 3, 4, 62]);
  });
});

describe('childCard', () => {
  it('says where a child lives and never with whom by name', () => {
    const card = childCard(child, '/people/p/family', today);
    expect(card.lines).toContainEqual({ key: 'Living now', value: 'With an adoptive family' });
    expect(card.lines).toContainEqual({ key: 'Born', value: '2018, about 6 years old' });
    expect(card.lines).toContainEqual({ key: 'Removal', value: 'Removed, date not known' });
  });

  it('says nothing of a restricted child, and offers nothing', () => {
    const card = childCard({ ...child, hidden: true, name: 'Restricted record' }, '/people/p/family', today);
    expect(card).toEqual({
      title: 'Restricted record',
      lines: [{ key: 'Record', value: 'Only named staff can open it' }],
      actions: [],
    });
  });
});

describe('words', () => {
  it('tells an empty list from one that nobody asked about', () => {
    expect(emptyWords('children', today)).toBe('No children, as asked on 3 June 2024');
    expect(emptyWords('children', null)).toBe('Nobody has asked about children yet');
  });

  it('puts what is not safe first', () => {
    const safe = {
      call: false,
      text: true,
      write: false,
      email: null,
      times: 'mornings',
      whatNotToSay: null,
      whoMustNotKnow: null,
    };
    expect(safeContactWords(safe)).toBe('Do not call or write. Safe to text. When: mornings.');
    expect(safeContactWords({ ...safe, call: null, text: null, write: null, times: null })).toBeUndefined();
  });
});
