import { describe, expect, it } from 'vitest';
import { type DraftStore, Drafts, dropAllDrafts } from './drafts.ts';

const HOUR = 60 * 60 * 1000;

class Drawer extends Map<string, string> implements DraftStore {
  get length() {
    return this.size;
  }
  key(index: number) {
    return [...this.keys()][index] ?? null;
  }
  getItem(key: string) {
    return this.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.set(key, value);
  }
  removeItem(key: string) {
    this.delete(key);
  }
}

function opened() {
  const drawer = new Drawer();
  const clock = { now: 0 };
  return { drawer, clock, amina: new Drafts(drawer, 'amina', () => clock.now) };
}

describe('a draft', () => {
  it('comes back on the same page, in the same field, and nowhere else', () => {
    const { amina } = opened();
    amina.keep('/people/1/contacts/new', 'done', 'Walked to the registry office');
    expect(amina.find('/people/1/contacts/new', 'done')).toBe('Walked to the registry office');
    expect(amina.find('/people/2/contacts/new', 'done')).toBeUndefined();
    expect(amina.find('/people/1/contacts/new', 'next')).toBeUndefined();
  });

  it('is gone after half a day', () => {
    const { amina, clock } = opened();
    amina.keep('/a', 'done', 'text');
    clock.now = 11 * HOUR;
    expect(amina.find('/a', 'done')).toBe('text');
    clock.now = 12 * HOUR;
    expect(amina.find('/a', 'done')).toBeUndefined();
  });

  it('is gone once its field is emptied', () => {
    const { amina, drawer } = opened();
    amina.keep('/a', 'done', 'text');
    amina.keep('/a', 'done', '');
    expect(drawer.size).toBe(0);
  });

  it('does not stop the typing when the store is full', () => {
    const full = Object.assign(new Drawer(), {
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    expect(() => new Drafts(full, 'amina', () => 0).keep('/a', 'done', 'text')).not.toThrow();
  });
});

describe('sending a form', () => {
  it('drops its drafts when the next page is another one', () => {
    const { amina } = opened();
    amina.keep('/a', 'done', 'text');
    amina.keep('/b', 'done', 'other');
    amina.sent('/a');
    amina.settle('/people/1', false);
    expect(amina.find('/a', 'done')).toBeUndefined();
    expect(amina.find('/b', 'done')).toBe('other');
  });

  it.each([
    ['the next page says that nothing was saved', '/error', true],
    ['the network was away and the form is opened again', '/a', false],
  ])('keeps them when %s', (_why, nextPath, unsaved) => {
    const { amina } = opened();
    amina.keep('/a', 'done', 'text');
    amina.sent('/a');
    amina.settle(nextPath, unsaved);
    amina.settle('/people/1', false);
    expect(amina.find('/a', 'done')).toBe('text');
  });
});

describe('on a shared computer', () => {
  it('nobody finds what somebody else typed, and it is removed', () => {
    const { amina, drawer } = opened();
    amina.keep('/a', 'done', 'text');
    const bashir = new Drafts(drawer, 'bashir', () => 0);
    expect(bashir.find('/a', 'done')).toBeUndefined();
    bashir.dropOthers();
    expect(drawer.size).toBe(0);
  });

  it('signing out leaves no draft, and touches nothing that is not a draft', () => {
    const { amina, drawer } = opened();
    drawer.setItem('other', 'stays');
    amina.keep('/a', 'done', 'text');
    amina.sent('/a');
    dropAllDrafts(drawer);
    expect([...drawer.keys()]).toEqual(['other']);
  });
});
