import type { CliCommand } from '../cli-command.ts';
import { coxCommand } from './cox.ts';
import { meanCommand } from './mean.ts';
import { compareCommand, proportionCommand } from './proportion.ts';
import { rateCommand } from './rate.ts';
import { survivalCommand } from './survival.ts';

/** `facet statistics …` */
export const statisticsCommands: readonly CliCommand[] = [
  proportionCommand,
  compareCommand,
  rateCommand,
  meanCommand,
  survivalCommand,
  coxCommand,
];
