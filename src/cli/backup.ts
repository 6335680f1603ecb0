import type pg from 'pg';
import { type AuditReport, verifyAudit } from '../access/audit/index.ts';
import { tables } from '../app/rooms.ts';
import { systemClock } from '../foundation/clock.ts';
import { writeBackup } from '../foundation/database/backup.ts';
import type { BackupManifest } from '../foundation/database/backup-file.ts';
import { type RestoredTenant, restoreBackup } from '../foundation/database/restore.ts';
import { forgetAgain } from '../rights/index.ts';
import { auditText } from './audit.ts';
import { type CliAnswer, type CliCommand, type CliRequest, databaseOptions } from './cli-command.ts';
import { withDatabase } from './database.ts';
import { readRegister } from './retention.ts';

function backedUp(path: string, manifest: BackupManifest): CliAnswer {
  const lines = manifest.tenants.map(({ slug }) => {
    const parts = manifest.parts.filter((part) => part.tenant === slug);
    return `${slug}: ${parts.reduce((sum, part) => sum + part.rows, 0)} rows`;
  });
  const { tenants, parts, createdAt, facet } = manifest;
  const json = { file: path, facet, createdAt, tenants: tenants.map(({ slug }) => slug), parts };
  return { text: [...lines, `Written to ${path}`].join('\n'), json };
}

const backup = (request: CliRequest, tenant: string | undefined): Promise<CliAnswer> =>
  withDatabase(request, { migrate: false }, async ({ owner }) => {
    const path = request.need('FILE');
    return backedUp(path, await writeBackup(owner, path, tenant));
  });

/** `facet backup FILE` */
export const backupCommand: CliCommand = {
  name: 'backup',
  summary: 'Back one tenant up, or all, into one file, while work goes on',
  places: ['FILE'],
  options: { tenant: { type: 'string', value: 'SLUG', about: 'One tenant only' }, ...databaseOptions },
  run: (request) => backup(request, request.text('tenant')),
};

/** `facet tenant dump SLUG FILE` */
export const dump: CliCommand = {
  name: 'tenant dump',
  summary: 'Write everything of one tenant into a file: the same as backup --tenant',
  places: ['SLUG', 'FILE'],
  options: databaseOptions,
  run: (request) => backup(request, request.need('SLUG')),
};

function restored(done: readonly RestoredTenant<AuditReport>[]): CliAnswer {
  const lines = done.flatMap(({ slug, from, rows, signInsLeftOut, forgotten, verified }) => [
    `Restored ${from}${slug === from ? '' : ` as ${slug}`}: ${rows} rows`,
    ...(signInsLeftOut > 0
      ? [`  Sign-ins left out, since they are in use in another tenant here: ${signInsLeftOut}`]
      : []),
    ...(forgotten > 0 ? [`  Destroyed again, as since the backup was made: ${forgotten} records`] : []),
    auditText(verified),
  ]);
  const ok = done.every(({ verified }) => verified.ok);
  return { text: lines.join('\n'), json: { ok, tenants: done }, ok };
}

/** `facet restore FILE`, also as `facet tenant restore FILE`. */
export function restore(name: string): CliCommand {
  return {
    name,
    summary: 'Restore a backup: checked whole before anything is touched, and audited before it stays',
    places: ['FILE'],
    options: {
      tenant: { type: 'string', value: 'SLUG', about: 'One tenant of the backup only' },
      as: { type: 'string', value: 'SLUG', about: 'Under another short name, beside the original' },
      replace: {
        type: 'boolean',
        about: 'Put it in the place of the tenant of that name, which is destroyed',
      },
      destroyed: {
        type: 'string',
        value: 'FILE',
        about: 'Also destroy again what this register tells of (facet retention register)',
      },
      ...databaseOptions,
    },
    run: (request) =>
      withDatabase(request, { migrate: true }, async ({ owner }) => {
        const register = await readRegister(request.text('destroyed'));
        const plan = {
          tenant: request.text('tenant'),
          as: request.text('as'),
          replace: request.flag('replace'),
        };
        const verify = (client: pg.ClientBase, slug: string) => verifyAudit(client, slug, tables);
        const forget = (client: pg.ClientBase, slug: string, from: string) =>
          forgetAgain(client, { slug, from, at: systemClock.now(), register }, tables);
        return restored(await restoreBackup(owner, request.need('FILE'), plan, { tables, verify, forget }));
      }),
  };
}
