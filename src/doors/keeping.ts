import type pg from 'pg';
import type { TableDeclaration } from '../foundation/database/tables.ts';
import { createAsked } from './asked.ts';

/** What a keeper's task is given. */
export interface KeeperParts {
  /** As the owner of the database, in no transaction. */
  readonly client: pg.ClientBase;
  readonly tenant: string;
  readonly now: Temporal.Instant;
  /** The calendar day in the United Kingdom. */
  readonly today: Temporal.PlainDate;
  /** Every table of the tenant, as the rooms declare it. */
  readonly tables: readonly TableDeclaration[];
}

/**
 * What Facet does by itself as the owner of the database, since no worker's role may: verify the logs, collect all that
 * is kept about a person, destroy what is due. `daily` tasks run once a day; `asked` ones soon after `askKeeper`, and find
 * for themselves what was asked for.
 */
export interface KeeperTask {
  readonly name: string;
  /** What it does, for an administrator. */
  readonly summary: string;
  readonly when: 'daily' | 'asked';
  readonly run: (parts: KeeperParts) => Promise<void>;
}

const asked = createAsked();

/** Says that a tenant has something for the keeper to do. Said before the change is committed, and heard for a while. */
export const askKeeper = (tenant: string): void => asked.ask(tenant);

/** The tenants that asked for the keeper a moment ago. */
export const tenantsAsking = (): readonly string[] => asked.tenants();
