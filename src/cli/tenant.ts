import { tables } from '../app/rooms.ts';
import { destroyTenant } from '../foundation/database/destroy.ts';
import { addTenant } from '../foundation/database/migrate.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import { dump, restore } from './backup.ts';
import { type CliCommand, databaseOptions, UsageFault } from './cli-command.ts';
import { columns } from './columns.ts';
import { tenantsOf, withDatabase } from './database.ts';

const add: CliCommand = {
  name: 'tenant add',
  summary: 'Add a tenant: the organisation that controls the records',
  places: ['SLUG'],
  options: {
    name: { type: 'string', value: 'NAME', about: 'What the organisation is called', required: true },
    ...databaseOptions,
  },
  run: (request) => {
    const slug = request.need('SLUG');
    const name = request.need('name').trim();
    if (!/^[a-z][a-z0-9_]{0,39}$/.test(slug))
      throw new UsageFault(
        `“${slug}” is no short name. Use small letters, digits and _, at most 40, a letter first`,
      );
    if (name === '') throw new UsageFault('--name is empty');
    return withDatabase(request, { migrate: true }, async ({ owner }) => {
      const there = await owner.query('select 1 from facet.tenant where slug = $1', [slug]);
      if (there.rowCount !== 0) throw new PlainFault(`There is a tenant “${slug}” already`);
      await addTenant(owner, { slug, name }, tables);
      const next = `Now add its first administrator: facet user add --tenant ${slug} --email ADDRESS --name NAME`;
      return { text: `Added ${slug} (${name}).\n${next}`, json: { slug, name } };
    });
  },
};

const list: CliCommand = {
  name: 'tenant list',
  summary: 'List the tenants',
  options: databaseOptions,
  run: (request) =>
    withDatabase(request, { migrate: false }, async ({ owner }) => {
      const tenants = await tenantsOf(owner);
      const rows = tenants.map(({ slug, name, demo }) => [slug, name, demo ? 'demonstration' : '']);
      return { text: tenants.length === 0 ? 'There are no tenants yet.' : columns(rows), json: tenants };
    }),
};

const destroy: CliCommand = {
  name: 'tenant destroy',
  summary: 'Destroy a tenant with all its records, for good',
  places: ['SLUG'],
  options: {
    yes: { type: 'string', value: 'SLUG', about: 'The same name again, to show that it is meant' },
    ...databaseOptions,
  },
  run: (request) => {
    const slug = request.need('SLUG');
    if (request.text('yes') !== slug)
      throw new UsageFault(
        `This destroys every record of “${slug}” for good. Back it up, then say: facet tenant destroy ${slug} --yes ${slug}`,
      );
    return withDatabase(request, { migrate: false }, async ({ owner }) => {
      await tenantsOf(owner, slug);
      await owner.query('begin');
      await destroyTenant(owner, slug);
      await owner.query('commit');
      return { text: `Destroyed ${slug}.`, json: { destroyed: slug } };
    });
  },
};

/** `facet tenant …` */
export const tenantCommands: readonly CliCommand[] = [add, list, dump, restore('tenant restore'), destroy];
