import { type CliCommand, databaseOptions } from './cli-command.ts';
import { withDatabase } from './database.ts';

/** `facet migrate` */
export const migrateCommand: CliCommand = {
  name: 'migrate',
  summary: 'Bring the database up to date: the shared part and every tenant',
  options: databaseOptions,
  run: (request) =>
    withDatabase(request, { migrate: true }, async ({ applied }) => ({
      text:
        applied.length === 0
          ? 'The database is up to date.'
          : applied.map((each) => `Applied ${each}`).join('\n'),
      json: { applied },
    })),
};
