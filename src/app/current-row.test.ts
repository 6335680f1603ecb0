import { expect, test } from 'vitest';
import { z } from 'zod';
import { currentRow } from './current-row.ts';

const input = z.strictObject({
  id: z.string(),
  version: z.int(),
  pathway: z.string(),
  endsOn: z.string().nullable(),
  proceedings: z.strictObject({ court: z.string() }),
});

test('a row is told by the fields that the command takes, and by no other', () => {
  const row = {
    id: 'a',
    version: 3,
    pathway: 'contact',
    ends_on: null,
    court: 'East',
    search_name: 'x',
    restricted: true,
  };
  expect(currentRow(input, row)).toEqual({
    id: 'a',
    version: 3,
    pathway: 'contact',
    endsOn: null,
    court: 'East',
  });
});

test('a row that cannot be read any more is told as nothing', () => {
  expect([currentRow(input, undefined), currentRow(input, null)]).toEqual([{}, {}]);
  expect(currentRow(z.string(), { id: 'a', secret: 'b' })).toEqual({ id: 'a' });
});
