import { faultSentence } from '../foundation/fault.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import {
  type CliCommand,
  type CliFamilies,
  type CliWorld,
  helpOf,
  readRequest,
  UsageFault,
  usageOf,
} from './cli-command.ts';

/** Where the command line's answers go. */
export interface CliOutput {
  out(text: string): void;
  err(text: string): void;
}

/** Exit codes: all well; it could not be done, or what was checked has faults; the line cannot be understood. */
export const EXIT = { well: 0, fault: 1, usage: 2 } as const;

function overview(commands: readonly CliCommand[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length)) + 2;
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`);
  return [
    'Facet: case management, practice and evidence for work with parents after children have been removed',
    '',
    'Usage: facet COMMAND [options]',
    '',
    'Commands:',
    ...lines,
    '',
    'facet COMMAND --help tells more about one.',
  ].join('\n');
}

const everyOne = async (families: CliFamilies): Promise<readonly CliCommand[]> =>
  (await Promise.all(Object.values(families).map((read) => read()))).flat();

/** The command that a line begins with; where there is none, what to say of it. */
async function find(families: CliFamilies, argv: readonly string[]): Promise<CliCommand | string> {
  const [first = '', second = ''] = argv;
  const unknown = `There is no command “${first}”. See: facet --help`;
  if (!Object.hasOwn(families, first)) return unknown;
  const family = (await families[first]?.()) ?? [];
  const found = family.find(({ name }) => name === `${first} ${second}` || name === first);
  if (found) return found;
  return `facet ${first} needs one of: ${family.map(({ name }) => name.slice(first.length + 1)).join(', ')}`;
}

/** One clear line for whatever went wrong; a defect is named as one, with its stack only where that is asked for. */
async function sentenceOf(error: unknown, world: CliWorld): Promise<string> {
  if (error instanceof PlainFault || error instanceof UsageFault) return error.message;
  // Read only now: a command that needs no database does not wait for the modules of one.
  const { databaseFault } = await import('../foundation/database/row-faults.ts');
  const fault = databaseFault(error);
  if (fault) return faultSentence(fault);
  if (world.env.FACET_DEBUG && error instanceof Error) return String(error.stack);
  const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
  return `Something went wrong inside Facet: ${line}. Set FACET_DEBUG=1 to see where`;
}

/** Runs one command line and gives the exit code. Throws nothing. */
export async function runCli(
  families: CliFamilies,
  argv: readonly string[],
  output: CliOutput,
  env: CliWorld['env'],
): Promise<number> {
  const world: CliWorld = { env, say: (line) => output.err(`${line}\n`) };
  const [first] = argv;
  if (first === undefined || first === '--help' || first === 'help') {
    output.out(`${overview(await everyOne(families))}\n`);
    return first === undefined ? EXIT.usage : EXIT.well;
  }
  const command = await find(families, argv);
  if (typeof command === 'string') {
    output.err(`${command}\n`);
    return EXIT.usage;
  }
  return runCommand(command, argv.slice(command.name.split(' ').length), output, world);
}

async function runCommand(
  command: CliCommand,
  args: readonly string[],
  output: CliOutput,
  world: CliWorld,
): Promise<number> {
  const json = args.includes('--json');
  try {
    const request = readRequest(command, args, world);
    if (!request) {
      output.out(json ? `${JSON.stringify(helpJson(command))}\n` : `${helpOf(command)}\n`);
      return EXIT.well;
    }
    const answer = await command.run(request);
    const text = json ? JSON.stringify(answer.json, null, 2) : answer.text;
    if (text !== '') output.out(`${text}\n`);
    return answer.ok === false ? EXIT.fault : EXIT.well;
  } catch (error) {
    const sentence = await sentenceOf(error, world);
    output.err(json ? `${JSON.stringify({ error: sentence })}\n` : `${sentence}\n`);
    return error instanceof UsageFault ? EXIT.usage : EXIT.fault;
  }
}

function helpJson(command: CliCommand): unknown {
  const { name, summary, options = {} } = command;
  return { name, summary, usage: usageOf(command), options };
}
