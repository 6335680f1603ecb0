import { expect, test } from 'vitest';
import { pseudonymKey, pseudonymsOf } from './pseudonyms.ts';

const row = 'enrolments:01a20215-6ad5-7fa4-a849-3def3c539a1b';

test('a pseudonym is the same within a release, and another in another release, tenant or under another key', () => {
  const key = pseudonymKey('a secret that is long enough to be one');
  const east = pseudonymsOf('east', key);
  expect(east('diamond 2024-06-03', row)).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
  expect(pseudonymsOf('east', key)('diamond 2024-06-03', row)).toBe(east('diamond 2024-06-03', row));
  const others = [
    east('diamond 2024-06-04', row),
    east('diamond 2024-06-03', `${row}0`),
    pseudonymsOf('west', key)('diamond 2024-06-03', row),
    pseudonymsOf('east', pseudonymKey('another secret that is long enough'))('diamond 2024-06-03', row),
  ];
  expect(new Set([...others, east('diamond 2024-06-03', row)]).size).toBe(others.length + 1);
});
