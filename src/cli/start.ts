import { once } from 'node:events';
import { notifyMessenger } from '../app/messenger.ts';
import { type Prepare, startFacet } from '../app/start.ts';
import { buildDemo, DEMO_NOTIFY_KEY, openTryOut, startNotifyStandIn } from '../demo/index.ts';
import { createLog } from '../foundation/log.ts';
import { type CliCommand, databaseOptions, UsageFault } from './cli-command.ts';

/** Waits until somebody asks Facet to stop. */
async function asked(): Promise<string> {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  return Promise.race(signals.map(async (signal) => once(process, signal).then(() => signal)));
}

/** Lays the demonstration out, and says with whom one may sign in. */
function layOutDemo(say: (line: string) => void): Prepare {
  return async ({ owner, pool, signIn }) => {
    say('Laying out the demonstration: made-up people only (a few seconds the first time) …');
    const { staff } = await buildDemo({ owner, pool, createUser: (user) => signIn.createUser(user) });
    const width = Math.max(...staff.map(({ name }) => name.length)) + 2;
    say('The sign-in page has a button for each of these:');
    for (const { name, role } of staff) say(`  ${name.padEnd(width)}${role}`);
  };
}

/** The demonstration sends nothing to anybody: a stand-in on this machine takes its reminders, whatever keys there are. */
async function standIn() {
  const { url } = await startNotifyStandIn(DEMO_NOTIFY_KEY);
  return notifyMessenger({ url, keyOf: () => DEMO_NOTIFY_KEY });
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
    const port = request.text('port') ?? '3000';
    if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
      throw new UsageFault(`--port is “${port}”. Give a number from 1 to 65535, such as --port 3000`);
    const log = createLog(process.env.FACET_LOG ?? 'warn');
    const prepare = request.flag('demo') ? layOutDemo(request.say) : undefined;
    // From now on: who asks while Facet still starts is heard as soon as it has.
    const ending = asked();
    const options = { log, openTryOut };
    const running = await startFacet(
      request.config(),
      prepare ? { ...options, prepare, messenger: await standIn() } : options,
    );
    request.say(`Facet is open at ${running.address} (stop it with Ctrl-C)`);
    await ending;
    await running.stop();
    return { text: 'Facet has stopped.', json: { address: running.address, stopped: true } };
  },
};
