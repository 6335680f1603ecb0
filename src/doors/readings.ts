import type { Requirement } from '../access/decide.ts';
import type { Reading } from '../foundation/database/reading.ts';
import type { TenantDb } from '../foundation/database/session.ts';

/** A sitting's reading: one transaction, unless the rows of whoever asks end elsewhere for another permission. */
export interface Readings {
  ask<T>(requirement: Requirement, body: (db: TenantDb) => Promise<T>): Promise<T>;
  close(): void;
}

interface Current {
  readonly extent: string;
  readonly reading: Reading;
  readonly underWay: Set<Promise<unknown>>;
}

class OneAtATime implements Readings {
  readonly #extentOf: (requirement: Requirement) => string;
  readonly #open: (requirement: Requirement) => Reading;
  #current: Current | undefined;

  constructor(extentOf: (requirement: Requirement) => string, open: (requirement: Requirement) => Reading) {
    this.#extentOf = extentOf;
    this.#open = open;
  }

  async ask<T>(requirement: Requirement, body: (db: TenantDb) => Promise<T>): Promise<T> {
    const extent = this.#extentOf(requirement);
    // No request holds two connections: the one is let go before the other is taken.
    for (let other = this.#current; other && other.extent !== extent; other = this.#current) {
      await Promise.allSettled(other.underWay);
      if (this.#current === other && other.underWay.size === 0) this.close();
    }
    this.#current ??= { extent, reading: this.#open(requirement), underWay: new Set() };
    const { reading, underWay } = this.#current;
    const answer = reading.ask(body);
    underWay.add(answer);
    return answer.finally(() => underWay.delete(answer));
  }

  close(): void {
    this.#current?.reading.close();
    this.#current = undefined;
  }
}

/** Readings for one sitting. `extentOf` says in a text where rows end for a permission: as long as it is one, so is the transaction. */
export function openReadings(
  extentOf: (requirement: Requirement) => string,
  open: (requirement: Requirement) => Reading,
): Readings {
  return new OneAtATime(extentOf, open);
}
