import { createAccessLog } from '../access/access-log.ts';
import { readLibrary } from '../app/programmes.ts';
import { guardedTables, house } from '../app/rooms.ts';
import { createBus } from '../doors/index.ts';
import { systemClock } from '../foundation/clock.ts';
import { faultSentence } from '../foundation/fault.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import { lookForPairsDaily } from '../merging/index.ts';
import { type CliCommand, databaseOptions } from './cli-command.ts';
import { oneTenant, withDatabase } from './database.ts';

const duplicates: CliCommand = {
  name: 'people duplicates',
  summary: 'Look through all names and dates of birth for people who may be on record twice',
  options: {
    tenant: { type: 'string', value: 'SLUG', about: 'The tenant (the only one)' },
    ...databaseOptions,
  },
  run: (request) =>
    withDatabase(request, { migrate: true }, async ({ owner, pool }) => {
      const tenant = await oneTenant(owner, request.text('tenant'));
      const library = await readLibrary(owner, tenant);
      const accessLog = createAccessLog(pool, () => {});
      const bus = createBus({
        pool,
        clock: systemClock,
        accessLog,
        programmesOf: () => library,
        house,
        guarded: guardedTables,
      });
      const looked = await bus.run(lookForPairsDaily, { kind: 'system', tenant }, {}, { door: 'cli' });
      await accessLog.stop();
      if (!looked.ok) throw new PlainFault(faultSentence(looked.error));
      const { found, gone, open } = looked.value;
      return {
        text: `${tenant}: ${found} new, ${gone} gone since, ${open} to look at. A manager finds them under People.`,
        json: { tenant, ...looked.value },
      };
    }),
};

/** `facet people …` */
export const peopleCommands: readonly CliCommand[] = [duplicates];
