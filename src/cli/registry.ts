import { auditCommands } from './audit.ts';
import { backupCommand, restore } from './backup.ts';
import type { CliCommand } from './cli-command.ts';
import { directoryCommands } from './directory.ts';
import { economicsCommand } from './economics.ts';
import { figuresCommand } from './figures.ts';
import { instrumentCommands } from './instruments.ts';
import { jobCommands } from './jobs.ts';
import { migrateCommand } from './migrate.ts';
import { peopleCommands } from './people.ts';
import { programmeCommands } from './programme.ts';
import { replayCommand } from './replay.ts';
import { retentionCommands } from './retention.ts';
import { simulateCommand } from './simulate.ts';
import { singleSignOnCommands } from './single-sign-on.ts';
import { startCommand } from './start.ts';
import { statisticsCommands } from './statistics/index.ts';
import { tenantCommands } from './tenant.ts';
import { tokenCommands } from './token.ts';
import { userCommands } from './user.ts';

/** Every command, in the order in which the help shows them. */
export const commands: readonly CliCommand[] = [
  startCommand,
  migrateCommand,
  ...tenantCommands,
  ...userCommands,
  ...singleSignOnCommands,
  ...tokenCommands,
  ...programmeCommands,
  simulateCommand,
  figuresCommand,
  replayCommand,
  ...statisticsCommands,
  economicsCommand,
  ...instrumentCommands,
  ...peopleCommands,
  ...directoryCommands,
  ...auditCommands,
  ...retentionCommands,
  ...jobCommands,
  backupCommand,
  restore('restore'),
];
