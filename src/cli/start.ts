import { once } from 'node:events';
import { startFacet } from '../app/start.ts';
import { createLog } from '../foundation/log.ts';
import { type CliCommand, databaseOptions, UsageFault } from './cli-command.ts';

/** Waits until somebody asks Facet to stop. */
async function asked(): Promise<string> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  return Promise.race(signals.map(async (signal) => once(process, signal).then(() => signal)));
}

/** `facet start` */
export const startCommand: CliCommand = {
  name: 'start',
  summary: 'Start Facet: database, pages and API, until it is stopped with Ctrl-C',
  options: {
    port: { type: 'string', value: 'N', about: 'Where it listens (3000; FACET_PORT)' },
    host: { type: 'string', value: 'ADDRESS', about: 'For whom it listens (127.0.0.1; FACET_HOST)' },
    demo: { type: 'boolean', about: 'With made-up people, and buttons to sign in as one of them' },
    empty: { type: 'boolean', about: 'Without made-up people, as for real use' },
    ...databaseOptions,
  },
  async run(request) {
    if (request.flag('demo') && request.flag('empty'))
      throw new UsageFault('Choose either --demo or --empty');
    const running = await startFacet(request.config(), { log: createLog() });
    request.say(`Facet is open at ${running.address} (stop it with Ctrl-C)`);
    await asked();
    await running.stop();
    return { text: 'Facet has stopped.', json: { address: running.address, stopped: true } };
  },
};
