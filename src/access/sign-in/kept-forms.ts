import type pg from 'pg';
import { z } from 'zod';
import { idOf, type Owner } from './open-sessions.ts';
import { createSeal, type Seal } from './seal.ts';

/** A form as it was sent: its address, and its fields in order. */
export interface KeptForm {
  readonly path: string;
  readonly fields: readonly (readonly [string, string])[];
}

/**
 * Forms that came in after their session had ended. What was typed is sealed for whoever typed it, and kept until she has
 * signed in again: for half a day at most.
 */
export interface KeptForms {
  /** Undefined when the form is too large to keep, or too many are kept for her. */
  keep(owner: Owner, form: KeptForm): Promise<string | undefined>;
  /** Undefined when there is no such form, or it is somebody else's, or too old. */
  find(owner: Owner, id: string): Promise<KeptForm | undefined>;
}

/** A day's longest shift, so that a form that was left at noon is there in the evening. */
const KEPT_HOURS = 12;
const MOST_BYTES = 2 * 1024 * 1024;
const MOST_FORMS = 20;

const zFields = z.array(z.tuple([z.string(), z.string()]));

const boundTo = (owner: Owner, path: string) => JSON.stringify([owner.tenant, idOf(owner), path]);

class SealedForms implements KeptForms {
  readonly #pool: pg.Pool;
  readonly #seal: Seal;

  constructor(pool: pg.Pool, seal: Seal) {
    this.#pool = pool;
    this.#seal = seal;
  }

  async keep(owner: Owner, { path, fields }: KeptForm): Promise<string | undefined> {
    await this.#pool.query('delete from facet.kept_form where expires_at <= now()');
    const text = JSON.stringify(fields);
    if (Buffer.byteLength(text) > MOST_BYTES) return undefined;
    const { rows } = await this.#pool.query<{ id: string }>(
      `insert into facet.kept_form (tenant, owner_id, path, sealed, expires_at)
       select $1, $2, $3, $4, now() + make_interval(hours => $5)
       where (select count(*) from facet.kept_form where tenant = $1 and owner_id = $2) < $6 returning id`,
      [owner.tenant, idOf(owner), path, this.#seal.seal(text, boundTo(owner, path)), KEPT_HOURS, MOST_FORMS],
    );
    return rows[0]?.id;
  }

  async find(owner: Owner, id: string): Promise<KeptForm | undefined> {
    const { rows } = await this.#pool.query<{ path: string; sealed: Buffer }>(
      `select path, sealed from facet.kept_form
       where id = $1 and tenant = $2 and owner_id = $3 and expires_at > now()`,
      [id, owner.tenant, idOf(owner)],
    );
    const [row] = rows;
    const text = row && this.#seal.open(row.sealed, boundTo(owner, row.path));
    return row && text !== undefined
      ? { path: row.path, fields: zFields.parse(JSON.parse(text)) }
      : undefined;
  }
}

/** The drawer of kept forms. */
export function createKeptForms(pool: pg.Pool, secret: string): KeptForms {
  return new SealedForms(pool, createSeal(secret, 'kept form'));
}
