import { describe, expect, it } from 'vitest';
import { afterTry, faultInBrief, mayBegin, triedAgainAt } from './job.ts';

const now = Temporal.Instant.from('2024-06-03T09:00:00Z');
const standing = { state: 'waiting', runAt: now, attempts: 1, runsAs: null } as const;
const tried = { done: false, said: 'It did not answer.', again: true, after: null };

describe('work in the background', () => {
  it('is tried again later each time, and never later than in six hours', () => {
    const waits = [1, 2, 3, 8, 50].map((attempts) => triedAgainAt(attempts, now).since(now).total('seconds'));
    expect(waits).toEqual([30, 120, 480, 21_600, 21_600]);
  });

  it('begins where it waits and is due, and goes on where the same hand-over was cut off', () => {
    expect(mayBegin(standing, '7', now)).toBe(true);
    expect(mayBegin({ ...standing, runAt: now.add({ seconds: 1 }) }, '7', now)).toBe(false);
    expect(mayBegin({ ...standing, state: 'running', runsAs: '7' }, '7', now)).toBe(true);
    expect(mayBegin({ ...standing, state: 'running', runsAs: '6' }, '7', now)).toBe(false);
    for (const state of ['done', 'failed', 'cancelled'] as const)
      expect(mayBegin({ ...standing, state }, '7', now)).toBe(false);
  });

  it('waits again after a try that failed, at the time that the work itself names where it names one', () => {
    expect(afterTry(standing, tried, 3, now)).toMatchObject({
      state: 'waiting',
      runAt: now.add({ seconds: 30 }),
    });
    const after = now.add({ hours: 2 });
    expect(afterTry(standing, { ...tried, after }, 3, now)).toMatchObject({ runAt: after });
  });

  it('is given up after its last try, or where trying again is of no use', () => {
    expect(afterTry({ ...standing, attempts: 3 }, tried, 3, now)).toMatchObject({
      state: 'failed',
      endedAt: now,
    });
    expect(afterTry(standing, { ...tried, again: false }, 3, now).state).toBe('failed');
    expect(afterTry(standing, { ...tried, done: true }, 3, now)).toMatchObject({ state: 'done' });
  });

  it('says why it was refused without a word that somebody typed', () => {
    const typed = [{ path: ['name'], message: 'Amina Begum is no day' }];
    expect(faultInBrief({ kind: 'invalid', faults: typed })).not.toContain('Amina');
  });
});
