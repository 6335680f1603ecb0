import { describe, expect, it } from 'vitest';
import { listHref, readFilter } from './contacts-list.ts';

const read = (search: string) => readFilter(new URLSearchParams(search));

describe('the filter of a list of contacts', () => {
  it('is read from the address, without what is empty or no result', () => {
    expect(read('kind=home_visit&result=attempted&after=x')).toEqual({
      kind: 'home_visit',
      result: 'attempted',
      after: 'x',
    });
    expect(read('kind=&result=&after=')).toEqual({});
    expect(read('result=everything&other=1')).toEqual({});
  });

  it('is written as it is read', () => {
    for (const filter of [
      {},
      { kind: 'call & text' },
      { kind: 'call', result: 'met' as const, after: '2024-01-02_a' },
    ]) {
      const { pathname, searchParams } = new URL(listHref('p', filter), 'https://x');
      expect(pathname).toBe('/people/p/contacts');
      expect(readFilter(searchParams)).toEqual(filter);
    }
  });
});
