import { readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import {
  checkProgrammeFile,
  type ProgrammeFile,
  publishProgrammes,
  shippedFiles,
  shippedProgrammes,
} from '../app/programmes.ts';
import { house } from '../app/rooms.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import {
  checkReport,
  listReport,
  type NamedCheck,
  programmeJsonSchema,
  referenceText,
  showReport,
  wholeText,
} from '../programme/index.ts';
import { describeProgramme } from '../publishing/index.ts';
import { type CliCommand, databaseOptions } from './cli-command.ts';
import { oneTenant, withDatabase } from './database.ts';

/** The file of a path: a folder stands for the `programme.yaml` in it. */
async function fileOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new PlainFault(`There is no file ${path}`);
  return found.isDirectory() ? join(path, 'programme.yaml') : path;
}

async function checkFile(path: string): Promise<NamedCheck & { readonly text: string }> {
  const file = await fileOf(path);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new PlainFault(`${file} cannot be read (${error.code ?? error.message})`);
  });
  const shown = relative(process.cwd(), file);
  const name = shown.startsWith('..') ? file : shown;
  return { file: name, text, checked: checkProgrammeFile(text, file, name) };
}

const check: CliCommand = {
  name: 'programme check',
  summary: 'Check programme files as a whole; all faults are listed as file:line:column: message',
  places: ['PATH…'],
  async run({ rest }) {
    return checkReport(await Promise.all(rest.map(checkFile)));
  },
};

const schema: CliCommand = {
  name: 'programme schema',
  summary: 'Print the JSON Schema of programme files, for editors',
  async run() {
    const json = programmeJsonSchema(house.parts);
    return { text: JSON.stringify(json, null, 2), json };
  },
};

const list: CliCommand = {
  name: 'programme list',
  summary: 'List the programmes that are shipped with Facet',
  run: async () => listReport(await shippedProgrammes()),
};

/** A programme by its id, of those shipped, or by its file or folder; it must have no faults. */
export async function namedProgramme(name: string): Promise<ProgrammeFile> {
  const shipped = (await shippedFiles()).find(({ programme }) => programme.programme === name);
  if (shipped) return shipped;
  if (!(await stat(name).catch(() => undefined)))
    throw new PlainFault(`“${name}” is neither a programme nor a file. See: facet programme list`);
  const { checked, file, text } = await checkFile(name);
  const { programme, whole } = checked;
  if (programme) return { text, programme, whole };
  throw new PlainFault(`${file} has faults. See: facet programme check ${file}`);
}

const publish: CliCommand = {
  name: 'programme publish',
  summary:
    'Publish a programme, or a new version of one, in a tenant; a running Facet uses it within a second',
  places: ['ID|PATH'],
  options: {
    tenant: { type: 'string', value: 'SLUG', about: 'The tenant; not needed when there is only one' },
    ...databaseOptions,
  },
  async run(request) {
    const file = await namedProgramme(request.need('ID|PATH'));
    const { programme: id, version, title } = file.programme;
    return withDatabase(request, { migrate: true }, async ({ owner }) => {
      const tenant = await oneTenant(owner, request.text('tenant'));
      await publishProgrammes(owner, tenant, [file]);
      return {
        text: `${title}, version ${version}, is published in “${tenant}”.`,
        json: { tenant, programme: id, version },
      };
    });
  },
};

const show: CliCommand = {
  name: 'programme show',
  summary: 'Show a programme in words, or with --yaml the whole file with all that it extends',
  places: ['ID|PATH'],
  options: { yaml: { type: 'boolean', about: 'Write the whole file, as it is after extends' } },
  async run(request) {
    const { programme, whole } = await namedProgramme(request.need('ID|PATH'));
    const report = showReport(programme, describeProgramme(programme, house.parts));
    return request.flag('yaml') ? { ...report, text: wholeText(whole), json: whole } : report;
  },
};

const reference: CliCommand = {
  name: 'programme reference',
  summary: 'Print the reference of the programme language, as in docs/programmes/reference.md',
  run: async () => {
    const text = referenceText(house);
    return { text, json: { text } };
  },
};

/** `facet programme …` */
export const programmeCommands: readonly CliCommand[] = [check, list, show, publish, schema, reference];
