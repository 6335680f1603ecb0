import { type AuditReport, auditTenant, findingLine, historyOf, looksAt } from '../access/audit/index.ts';
import { tables } from '../app/rooms.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import { type CliCommand, databaseOptions, UsageFault } from './cli-command.ts';
import { columns, oneTenant, tenantsOf, withDatabase } from './database.ts';

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

const verify: CliCommand = {
  name: 'audit verify',
  summary: 'Check every row against the change log, and the change log against itself',
  options: { tenant: { type: 'string', value: 'SLUG', about: 'One tenant only' }, ...databaseOptions },
  run: (request) =>
    withDatabase(request, { migrate: false }, async ({ owner }) => {
      const reports: AuditReport[] = [];
      for (const { slug } of await tenantsOf(owner, request.text('tenant')))
        reports.push(await auditTenant(owner, slug, tables));
      const ok = reports.every((report) => report.ok);
      const text = reports.length === 0 ? 'There are no tenants yet.' : reports.map(auditText).join('\n');
      return { text, json: { ok, tenants: reports }, ok };
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
      const rows = looks.map(({ at, name, query, door }) => [at, name ?? 'a visitor', query, door]);
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
export const auditCommands: readonly CliCommand[] = [verify, log, history];
