import type { Hono } from 'hono';
import type pg from 'pg';
import type { SignedInActor, StaffActor } from '../access/actor.ts';
import type { KeptForms, Owner } from '../access/sign-in/index.ts';
import type { AddressOf } from '../access/visitor-address.ts';
import type { Bus, House, ProgrammeLibrary, Room } from '../doors/index.ts';
import type { Clock } from '../foundation/clock.ts';
import type { Log } from '../foundation/log.ts';
import type { Assets } from '../interface/assets.ts';
import type { ApiLimits } from './api-gate.ts';

/** What is known of a request while it is answered. */
export interface Environment {
  readonly Variables: { nonce: string; requestId: string };
}

/** A tenant, as the pages name it. */
export interface TenantEntry {
  readonly slug: string;
  readonly name: string;
  readonly demo: boolean;
}

/** What the server stands on. */
export interface AppParts {
  readonly bus: Bus;
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly log: Log;
  readonly rooms: readonly Room[];
  readonly house: House;
  readonly assets: Assets;
  /** The folder of built stylesheets and scripts. */
  readonly assetsFolder: string;
  readonly secure: boolean;
  /** How people reach Facet, as it is set up: for addresses that somebody keeps. Never what a request says. */
  readonly baseUrl: string;
  readonly addressOf: AddressOf;
  readonly programmesOf: (tenant: string) => ProgrammeLibrary;
  readonly tenantOf: (slug: string) => Promise<TenantEntry | undefined>;
  /** Who is signed in, from the request's cookies. */
  readonly sessionOf: (headers: Headers) => Promise<SignedInActor | null>;
  /** Whose session this was until lately: for whom to keep what was typed. It opens nothing. */
  readonly lateOwnerOf: (headers: Headers) => Promise<Owner | null>;
  /** Where forms wait that came in after their session had ended. */
  readonly keptForms: KeptForms;
  /** How much the API answers in a minute; `API_LIMITS` where it is left out. */
  readonly apiLimits?: ApiLimits;
  /** How many forms are taken in ten minutes from one address without an account; `VISITOR_FORMS` where it is left out. */
  readonly visitorForms?: number;
  /** Who a bearer token stands for. */
  readonly actorOfToken: (token: string) => Promise<StaffActor | null>;
  /** Sign-in pages, laid out by `render`. */
  readonly signInRoutes: (render: SignInRender) => Hono<Environment>;
  /** Where outside visitors start: the one tenant's slug when there is only one. */
  readonly onlyTenant: () => Promise<TenantEntry | undefined>;
}

/** Lays a page of the sign-in room out. */
export type SignInRender = (
  headers: Headers,
  nonce: string,
  answer: Omit<import('../doors/index.ts').HtmlAnswer, 'kind'>,
) => Promise<string>;
