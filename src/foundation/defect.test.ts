import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defectEntry } from './defect.ts';

function thrown(body: () => unknown): unknown {
  try {
    return body();
  } catch (error) {
    return error;
  }
}

describe('a defect in the log', () => {
  it('says what went wrong and where', () => {
    const entry = defectEntry(new TypeError('it is not a function'));
    expect(entry).toMatchObject({ name: 'TypeError', message: 'it is not a function' });
    expect(entry.at[0]).toMatch(/^at .*defect\.test/);
    expect(defectEntry('thrown text')).toEqual({ name: 'string', at: [] });
  });

  it('names the place in the database, and not the value that it could not take', () => {
    const error = Object.assign(new Error('invalid input syntax for type uuid: "Nadia Khatun"'), {
      code: '22P02',
      table: 'referral',
      detail: 'Key (parent_name)=(Nadia Khatun)',
    });
    const entry = defectEntry(error);
    expect(entry).toMatchObject({ name: 'Error', code: '22P02', about: 'referral' });
    expect(JSON.stringify(entry)).not.toContain('Nadia');
  });

  it('repeats nothing of a text of several lines, of broken JSON or of what a schema refused', () => {
    const errors = [
      Object.assign(new Error('bad value:\n  at Nadia’s address\n"Nadia"'), { code: '22P02' }),
      thrown(() => JSON.parse('{"name": Nadia}')),
      thrown(() => z.strictObject({}).parse({ Nadia: 1 })),
      thrown(() => Temporal.PlainDate.from('Nadia')),
      thrown(() => new URL('Nadia')),
      thrown(() => BigInt('Nadia')),
      thrown(() => new Intl.DateTimeFormat('en', { timeZone: 'Nadia' })),
      thrown(() => Reflect.has(Object('x'), Object.assign(Object.create(null), { Nadia: 1 }))),
      thrown(() => 'x' in JSON.parse('"Nadia"')),
      thrown(() => Object.assign(JSON.parse('"Nadia"'), { length: 1 })),
    ];
    for (const error of errors) expect(JSON.stringify(defectEntry(error))).not.toContain('Nadia');
  });
});
