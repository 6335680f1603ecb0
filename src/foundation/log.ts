import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/**
 * The log. It carries ids, names of commands and durations; never a person's words, names or a secret. `to` is where its
 * lines go: standard output, when left out.
 */
export function createLog(level: string = process.env.FACET_LOG ?? 'info', to?: DestinationStream): Log {
  const redact = ['password', 'token', 'cookie', 'authorization', '*.password', '*.token', 'req.headers'];
  return pino({ level, base: null, redact }, to);
}
