import type { Fault } from '../fault.ts';
import { StaleRow } from './write.ts';

const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '53300',
]);
const FULL = new Set(['53100', '53200', 'ENOSPC']);

/**
 * What the database refused, as a fault; undefined when the error is a defect of Facet's own. Told apart by SQLSTATE
 * only, never by the words of a message.
 */
export function databaseFault(error: unknown): Fault | undefined {
  if (error instanceof StaleRow) {
    const { table, id, current } = error;
    const message =
      'Somebody changed this while you had it open. Nothing of yours was lost: compare, and save again.';
    return { kind: 'stale', table, id, current, message };
  }
  const code = (error as { code?: unknown } | null)?.code;
  const message = (error as { message?: unknown } | null)?.message;
  // A file that is not there has the same code as a socket that is not there.
  const syscall = (error as { syscall?: unknown } | null)?.syscall;
  if (code === 'ENOENT' && syscall !== 'connect') return undefined;
  if (typeof code === 'string') return fromCode(code);
  // node-postgres gives no code when a connection ends under it or none is had in time.
  if (
    message === 'Connection terminated unexpectedly' ||
    message === 'timeout exceeded when trying to connect'
  ) {
    return {
      kind: 'unavailable',
      message: 'The database is away for a moment. Nothing was saved: try again.',
    };
  }
  return undefined;
}

function fromCode(code: string): Fault | undefined {
  if (AWAY.has(code))
    return {
      kind: 'unavailable',
      message: 'The database is away for a moment. Nothing was saved: try again.',
    };
  if (FULL.has(code))
    return { kind: 'unavailable', message: 'The disk is full. Nothing was saved: tell your administrator.' };
  if (code === '40001' || code === '40P01' || code === '55P03') {
    return {
      kind: 'refused',
      code: 'try_again',
      message: 'Somebody else saved at the same moment. Nothing was lost: send it again.',
    };
  }
  if (code === '23505')
    return { kind: 'refused', code: 'already_there', message: 'This is recorded already.' };
  if (code === '23503') return { kind: 'not_found', what: 'record' };
  if (code === '42501') return { kind: 'not_found', what: 'record' };
  if (code === '22003') {
    return { kind: 'invalid', faults: [{ path: [], message: 'A number here is too large to be kept' }] };
  }
  if (code === '22P05' || code === '22021') {
    return {
      kind: 'invalid',
      faults: [{ path: [], message: 'A character in this text cannot be kept. Remove it and try again' }],
    };
  }
  return undefined;
}
