import { type Logger, pino } from 'pino';

export type Log = Logger;

/** The log. It carries ids, names of commands and durations; never a person's words, names or a secret. */
export function createLog(level: string = process.env.FACET_LOG ?? 'info'): Log {
  return pino({
    level,
    base: null,
    redact: ['password', 'token', 'cookie', 'authorization', '*.password', '*.token', 'req.headers'],
  });
}
