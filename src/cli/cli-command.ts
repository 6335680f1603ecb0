import { parseArgs } from 'node:util';
import { type Config, type ConfigArguments, readConfig } from '../foundation/config.ts';

/** One option of a command. */
export interface CliOption {
  readonly type: 'string' | 'boolean';
  /** What stands for the value in the help: `SLUG`, `FILE`. */
  readonly value?: string;
  readonly about: string;
  readonly required?: boolean;
}

/** What a command answers: text for a person, JSON for a program. `ok: false` is exit code 1. */
export interface CliAnswer {
  readonly text: string;
  readonly json: unknown;
  readonly ok?: boolean;
}

/** Where a command writes, and what surrounds it. */
export interface CliWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A line for a person while the command goes on: not part of its answer. */
  readonly say: (line: string) => void;
}

/** What a command is given. */
export interface CliRequest extends CliWorld {
  /** The option’s text; undefined when it was not given. Required options are there. */
  text(option: string): string | undefined;
  /** A required option, or a named place on the line. */
  need(name: string): string;
  flag(option: string): boolean;
  /** What follows the named places, where the command takes many. */
  readonly rest: readonly string[];
  readonly json: boolean;
  /** The set-up, with what the command line says of it. */
  config(): Config;
}

/** One command of `facet`. */
export interface CliCommand {
  /** One or two words: `migrate`, `tenant add`. */
  readonly name: string;
  readonly summary: string;
  /** Named places after the command; the last may be `FILE…` for one or more, or `[FILE]` for one or none. */
  readonly places?: readonly string[];
  readonly options?: Readonly<Record<string, CliOption>>;
  run(request: CliRequest): Promise<CliAnswer>;
}

/** Commands by the first word of their names; a family's modules are read when it is called. */
export type CliFamilies = Readonly<Record<string, () => Promise<readonly CliCommand[]>>>;

/** The command line cannot be understood: exit code 2. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}

/** Options that say where the database is; for every command that needs one. */
export const databaseOptions = {
  data: {
    type: 'string',
    value: 'DIR',
    about: 'The data folder of the embedded database (FACET_DATA); not used where DATABASE_URL is set',
  },
} as const satisfies Record<string, CliOption>;

const COMMON: Readonly<Record<string, CliOption>> = {
  json: { type: 'boolean', about: 'Answer with JSON' },
  help: { type: 'boolean', about: 'Show this help' },
};

/** How the command is written: `facet tenant add SLUG --name NAME [--demo]`. */
export function usageOf({ name, places = [], options = {} }: CliCommand): string {
  const written = Object.entries(options).map(([option, { value, required }]) => {
    const text = value ? `--${option} ${value}` : `--${option}`;
    return required ? text : `[${text}]`;
  });
  return ['facet', name, ...places, ...written, '[--json]'].join(' ');
}

/** A command's help. */
export function helpOf(command: CliCommand): string {
  const options = Object.entries({ ...command.options, ...COMMON });
  const names = options.map(([name, { value }]) => `  --${name}${value ? ` ${value}` : ''}`);
  const width = Math.max(...names.map((name) => name.length)) + 2;
  const lines = options.map(([, { about }], index) => `${(names[index] ?? '').padEnd(width)}${about}`);
  return [command.summary, '', `Usage: ${usageOf(command)}`, '', 'Options:', ...lines].join('\n');
}

const isOptional = (place: string | undefined) => place?.startsWith('[') === true;

const isMany = (place: string | undefined) => place?.endsWith('…') === true;

function placesOf(command: CliCommand, positionals: readonly string[]): Map<string, string> {
  const { places = [] } = command;
  const named = places.filter((place) => !isMany(place));
  const missing = places[positionals.length];
  if (missing !== undefined && !isOptional(missing))
    throw new UsageFault(`${missing} is missing. Usage: ${usageOf(command)}`);
  if (positionals.length > named.length && !isMany(places.at(-1)))
    throw new UsageFault(`“${positionals[named.length]}” is one too many. Usage: ${usageOf(command)}`);
  return new Map(named.map((place, index) => [place, positionals[index] ?? '']));
}

/** What Node says of a line that it cannot parse is long; its first sentence is enough. */
function parsed(command: CliCommand, args: readonly string[]) {
  const options = { ...command.options, ...COMMON };
  const types = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]));
  try {
    return parseArgs({ args: [...args], options: types, allowPositionals: true, strict: true });
  } catch (error) {
    const [sentence = 'The line cannot be read'] = (error as Error).message.split(/\.\s|\n/);
    throw new UsageFault(`${sentence}. Usage: ${usageOf(command)}`);
  }
}

/**
 * Reads a command's line; undefined when its help is asked for.
 *
 * @throws UsageFault when the line cannot be understood
 */
export function readRequest(
  command: CliCommand,
  args: readonly string[],
  world: CliWorld,
): CliRequest | undefined {
  const { values, positionals } = parsed(command, args);
  if (values.help) return undefined;
  const places = placesOf(command, positionals);
  for (const [option, { required }] of Object.entries(command.options ?? {})) {
    if (required && values[option] === undefined)
      throw new UsageFault(`--${option} is missing. Usage: ${usageOf(command)}`);
  }
  const text = (option: string) => {
    const value = values[option];
    return typeof value === 'string' ? value : undefined;
  };
  const config: ConfigArguments = {
    data: text('data'),
    port: text('port'),
    host: text('host'),
    demo: values.demo === true,
  };
  return {
    ...world,
    text,
    need: (name) => places.get(name) ?? text(name) ?? '',
    flag: (option) => values[option] === true,
    rest: positionals.slice(places.size),
    json: values.json === true,
    config: () => readConfig(world.env, config),
  };
}
