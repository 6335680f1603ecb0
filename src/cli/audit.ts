import { type FileHandle, open, readFile } from 'node:fs/promises';
import {
  type AuditReport,
  auditTenant,
  type Checkpoint,
  findingLine,
  historyOf,
  looksAt,
  recordRun,
  takeCheckpoint,
  zCheckpoint,
} from '../access/audit/index.ts';
import { tables } from '../app/rooms.ts';
import { systemClock } from '../foundation/clock.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import { type CliCommand, databaseOptions, UsageFault } from './cli-command.ts';
import { columns } from './columns.ts';
import { oneTenant, tenantsOf, withDatabase } from './database.ts';

const SHOWN = 100;

/** What an audit came to, for a person. */
export function auditText(report: AuditReport): string {
  const { tenant, rows, entries, findings, count, end } = report;
  const lines = findings.slice(0, SHOWN).map(findingLine);
  if (count > lines.length) lines.push(`… and ${count - lines.length} more`);
  const counted = `${rows} rows and ${entries} entries checked`;
  const verdict =
    count === 0
      ? 'nothing was changed behind Facet’s back'
      : `${count} ${count === 1 ? 'finding' : 'findings'}`;
  const mark = end ? `\n  The log ends at entry ${end.sequence}, ${end.hash}` : '';
  return [...lines, `${tenant}: ${counted}; ${verdict}.${mark}`].join('\n');
}

async function readCheckpoint(path: string | undefined): Promise<Checkpoint | undefined> {
  if (path === undefined) return undefined;
  const text = await readFile(path, 'utf8').catch(() => {
    throw new PlainFault(`${path} cannot be read`);
  });
  try {
    return zCheckpoint.parse(JSON.parse(text));
  } catch {
    throw new PlainFault(`${path} is no checkpoint. Take one with: facet audit checkpoint --out FILE`);
  }
}

const verify: CliCommand = {
  name: 'audit verify',
  summary: 'Check every row against the change log, the log against itself and against its checkpoints',
  options: {
    tenant: { type: 'string', value: 'SLUG', about: 'One tenant only' },
    checkpoint: { type: 'string', value: 'FILE', about: 'Also hold it against a checkpoint kept elsewhere' },
    ...databaseOptions,
  },
  run: (request) =>
    withDatabase(request, { migrate: true }, async ({ owner }) => {
      const kept = await readCheckpoint(request.text('checkpoint'));
      const reports: AuditReport[] = [];
      for (const { slug } of await tenantsOf(owner, request.text('tenant') ?? kept?.content.tenant)) {
        const report = await auditTenant(owner, slug, tables, kept);
        reports.push(report);
        await recordRun(owner, report, systemClock.now());
      }
      const ok = reports.every((report) => report.ok);
      const text = reports.length === 0 ? 'There are no tenants yet.' : reports.map(auditText).join('\n');
      return { text, json: { ok, tenants: reports }, ok };
    }),
};

function openNew(path: string): Promise<FileHandle> {
  return open(path, 'wx').catch((error: NodeJS.ErrnoException) => {
    throw new PlainFault(
      error.code === 'EEXIST' ? `${path} is there already. Give another name` : `${path} cannot be written`,
    );
  });
}

const checkpoint: CliCommand = {
  name: 'audit checkpoint',
  summary: 'Verify one tenant, and take a checkpoint of its change log to be kept elsewhere',
  options: {
    tenant: { type: 'string', value: 'SLUG', about: 'The tenant (the only one)' },
    out: { type: 'string', value: 'FILE', about: 'Where to write it' },
    accept: {
      type: 'string',
      value: 'REASON',
      about: 'Take it although something was found, which somebody has looked into',
    },
    ...databaseOptions,
  },
  run: (request) =>
    withDatabase(request, { migrate: true }, async ({ owner }) => {
      const tenant = await oneTenant(owner, request.text('tenant'));
      const now = systemClock.now();
      const report = await auditTenant(owner, tenant, tables);
      await recordRun(owner, report, now);
      const reason = request.text('accept')?.trim();
      if (!report.ok && !reason)
        throw new PlainFault(
          `No checkpoint was taken: ${report.count} ${report.count === 1 ? 'thing is' : 'things are'} not as written. See: facet audit verify. Once somebody has looked into it: --accept REASON`,
        );
      const out = request.text('out');
      const file = out === undefined ? undefined : await openNew(out);
      const despite = report.ok || !reason ? null : { found: report.count, reason };
      const taken = await takeCheckpoint(owner, tenant, now, despite);
      await file?.writeFile(`${JSON.stringify(taken, null, 2)}\n`);
      await file?.close();
      const where = out === undefined ? '' : `\nWritten to ${out}. Keep it where nobody can change it.`;
      const text = `${tenant}: checkpoint ${taken.content.number}, ${taken.hash}${where}`;
      return { text, json: taken };
    }),
};

function limitOf(text: string): number {
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit > 0) return limit;
  throw new UsageFault(`--limit is “${text}”. Give a number from 1 to 999999`);
}

const log: CliCommand = {
  name: 'audit log',
  summary: 'Show who looked at a person’s record, newest first',
  options: {
    person: { type: 'string', value: 'ID', about: 'The person’s identifier', required: true },
    tenant: { type: 'string', value: 'SLUG', about: 'The tenant (the only one)' },
    limit: { type: 'string', value: 'N', about: 'How many looks at most (1000)' },
    ...databaseOptions,
  },
  run: (request) => {
    const limit = limitOf(request.text('limit') ?? '1000');
    return withDatabase(request, { migrate: false }, async ({ owner }) => {
      const tenant = await oneTenant(owner, request.text('tenant'));
      const looks = await looksAt(owner, tenant, request.need('person'), limit);
      const rows = looks.map(({ at, name, role, query, door, extent, refused, reason }) => [
        at,
        name ?? 'nobody on the staff',
        role,
        query,
        door,
        refused ? 'refused' : extent,
        reason,
      ]);
      return { text: looks.length === 0 ? 'Nobody has looked at this record.' : columns(rows), json: looks };
    });
  },
};

const history: CliCommand = {
  name: 'audit history',
  summary: 'Show every change to one row, with what stood in it before and after',
  places: ['TABLE', 'ID'],
  options: {
    tenant: { type: 'string', value: 'SLUG', about: 'The tenant (the only one)' },
    ...databaseOptions,
  },
  run: (request) =>
    withDatabase(request, { migrate: false }, async ({ owner }) => {
      const table = request.need('TABLE');
      if (!tables.some(({ name }) => name === table)) throw new PlainFault(`There is no table “${table}”`);
      const tenant = await oneTenant(owner, request.text('tenant'));
      const changes = await historyOf(owner, tenant, table, request.need('ID'));
      const rows = changes.map(({ at, version, name, command, fields }) => [
        at,
        `version ${version}`,
        name ?? 'nobody signed in',
        command,
        fields.join(', '),
      ]);
      return {
        text: changes.length === 0 ? 'The log says nothing of this row.' : columns(rows),
        json: changes,
      };
    }),
};

/** `facet audit …` */
export const auditCommands: readonly CliCommand[] = [verify, checkpoint, log, history];
