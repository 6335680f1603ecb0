import type { CliFamilies } from './cli-command.ts';

/**
 * Every command, by the first word of its name, in the order in which the help shows them.
 * A family is read when it is asked for: `facet economics` must not wait for the modules of a server.
 */
export const families: CliFamilies = {
  start: async () => [(await import('./start.ts')).startCommand],
  migrate: async () => [(await import('./migrate.ts')).migrateCommand],
  tenant: async () => (await import('./tenant.ts')).tenantCommands,
  user: async () => (await import('./user.ts')).userCommands,
  sso: async () => (await import('./single-sign-on.ts')).singleSignOnCommands,
  token: async () => (await import('./token.ts')).tokenCommands,
  programme: async () => (await import('./programme.ts')).programmeCommands,
  simulate: async () => [(await import('./simulate.ts')).simulateCommand],
  figures: async () => [(await import('./figures.ts')).figuresCommand],
  replay: async () => [(await import('./replay.ts')).replayCommand],
  statistics: async () => (await import('./statistics/index.ts')).statisticsCommands,
  economics: async () => [(await import('./economics.ts')).economicsCommand],
  instrument: async () => (await import('./instruments.ts')).instrumentCommands,
  people: async () => (await import('./people.ts')).peopleCommands,
  import: async () => [(await import('./directory.ts')).importDirectoryCommand],
  export: async () => [(await import('./directory.ts')).exportDirectoryCommand],
  audit: async () => (await import('./audit.ts')).auditCommands,
  retention: async () => (await import('./retention.ts')).retentionCommands,
  jobs: async () => (await import('./jobs.ts')).jobCommands,
  backup: async () => [(await import('./backup.ts')).backupCommand],
  restore: async () => [(await import('./backup.ts')).restore('restore')],
};
