import type { z } from 'zod';
import type { Service } from '../access/permissions.ts';
import type { Fault } from '../foundation/fault.ts';
import type { Result } from '../foundation/result.ts';
import { createAsked } from './asked.ts';
import type { Command, Query } from './command.ts';
import type { KeeperTask } from './keeping.ts';
import type { Messenger } from './messenger.ts';

/** What a job is given: when it runs, and the two doors, which it enters as the service that it names. */
export interface JobParts {
  readonly tenant: string;
  readonly now: Temporal.Instant;
  /** The calendar day in the United Kingdom. */
  readonly today: Temporal.PlainDate;
  /** 1 for the first try. */
  readonly attempt: number;
  /** The last try: what it does not do now is given up. */
  readonly isLast: boolean;
  /** Whoever sends messages to people outside. */
  readonly messenger: Messenger;
  /** Runs a command. However often the job begins again, the same input is written once. */
  run<I extends z.ZodType, O>(command: Command<I, O>, input: z.input<I>): Promise<Result<O, Fault>>;
  ask<I extends z.ZodType, O>(query: Query<I, O>, input: z.input<I>): Promise<Result<O, Fault>>;
}

/**
 * What came of it, in words for an administrator: they stand on a page and in a table, so they name nobody. What failed is
 * tried again, later each time; `again: false` gives up at once, and `after` says when to try.
 */
export type JobOutcome =
  | { readonly done: true; readonly said?: string }
  | {
      readonly done: false;
      readonly because: string;
      readonly again?: boolean;
      readonly after?: Temporal.Instant;
    };

/** Work that Facet does by itself, in every tenant alike. */
export interface Job<Input extends z.ZodType = z.ZodType> {
  readonly name: string;
  /** What it does, for an administrator: “Remind people of what was agreed”. */
  readonly summary: string;
  /** As whom it comes in; `allowedToService` says what that service may do. */
  readonly service: Service;
  readonly input: Input;
  /**
   * When it runs by itself, as five fields of cron in UTC (where no hour is missing and none comes twice), and the same in
   * words. Left out where commands queue it.
   */
  readonly every?: { readonly cron: string; readonly words: string };
  /** How often it is tried at most; 8 where it is left out. */
  readonly attempts?: number;
  readonly does: (parts: JobParts, input: z.output<Input>) => Promise<JobOutcome>;
}

/** The same for what no worker’s role may do: the task is run as the owner of the database. */
export interface OwnerJob extends Omit<Job, 'does'> {
  readonly keeps: KeeperTask['run'];
}

/** Declares work that Facet does by itself. */
export function job<I extends z.ZodType>(declaration: Job<I>): Job<I> {
  return declaration;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of jobs with different inputs has no common input type
export type AnyJob = Job<any> | OwnerJob;

const asked = createAsked();

/** Says that a tenant has queued a job, so that it begins within a second. */
export const askJobs = (tenant: string): void => asked.ask(tenant);

/** The tenants that queued a job a moment ago. */
export const tenantsQueueing = (): readonly string[] => asked.tenants();
