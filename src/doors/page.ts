import type { JSX } from 'hono/jsx/jsx-runtime';
import type { z } from 'zod';
import type { Actor } from '../access/actor.ts';
import type { Requirement } from '../access/decide.ts';
import type { Fault, FieldFault } from '../foundation/fault.ts';
import type { Result } from '../foundation/result.ts';
import type { PageReader } from '../interface/layout/index.ts';
import type { Command, Query } from './command.ts';
import type { ProgrammeLibrary } from './programmes.ts';
import type { House } from './room.ts';

/** What a page is given: who asks, what was sent, and the two doors through which it may act. */
export interface PageRequest {
  readonly actor: Actor;
  readonly tenantName: string;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  readonly programmes: ProgrammeLibrary;
  readonly house: House;
  /** Where this Facet stands (`https://facet.example.org`), for an address that somebody keeps or sends. */
  readonly origin: string;
  /** The address without the query, as asked for. */
  readonly path: string;
  /** The parts of the path that the route names (`:id`). */
  readonly params: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
  /** The form's fields as nested plain values, names with brackets unfolded; empty for GET. */
  readonly form: Readonly<Record<string, unknown>>;
  /** The form's idempotency key: the one sent, or a fresh one for a form that is shown for the first time. */
  readonly formKey: string;
  /** The version of the record that the form was made from, as `<Form version>` sends it. */
  readonly seenVersion: number | undefined;
  /** Faults of the form's encoding itself (a NUL, a broken character), found before any schema saw it. */
  readonly formFaults: readonly FieldFault[];
  /** Runs a command. The form's own idempotency key goes with it. */
  run<I extends z.ZodType, O>(command: Command<I, O>, input: z.input<I>): Promise<Result<O, Fault>>;
  /** Asks a query. */
  ask<I extends z.ZodType, O>(query: Query<I, O>, input: z.input<I>): Promise<Result<O, Fault>>;
}

/** A page's content; the layout is laid round it in one place. */
export interface HtmlAnswer {
  readonly kind: 'html';
  readonly title: string;
  readonly body: JSX.Element;
  /** 200 when left out. */
  readonly status?: number;
  /** Faults shown in the error summary at the top; the title gets "Error: " before it. */
  readonly faults?: readonly FieldFault[];
  readonly back?: { readonly href: string; readonly text?: string };
  /** Above the page's heading: a person's header, a programme's name. */
  readonly header?: JSX.Element;
  /** Which entry of the navigation is current: its address. */
  readonly current?: string;
  readonly wide?: boolean;
  /** Shows "Exit this page": for any page that may be read by somebody under an abuser's control. */
  readonly exitThisPage?: boolean;
  /** For a page that is read in another language: what the frame and the faults say in it. */
  readonly readIn?: PageReader | undefined;
}

/** What a page answers. */
export type PageAnswer =
  | HtmlAnswer
  | {
      readonly kind: 'redirect';
      readonly to: string;
      /** Said in a banner on the next page, once. */
      readonly notice?: string;
      readonly cookie?: { readonly name: string; readonly value: string; readonly maxAgeSeconds: number };
    }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly type: string;
      readonly text: string | Uint8Array<ArrayBuffer>;
      /** Shown by the browser in a sandbox instead of kept: for a picture or plain text, and nothing else. */
      readonly inSandbox?: boolean;
    }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** One address in the browser. */
export interface Page {
  readonly method: 'get' | 'post';
  /** Hono's syntax: `/people/:id`. */
  readonly path: `/${string}`;
  readonly permission: Requirement;
  readonly handle: (request: PageRequest) => Promise<PageAnswer>;
}

/** Declares a page. */
export function page(declaration: Page): Page {
  return declaration;
}

/** Answers with a page. */
export function html(answer: Omit<HtmlAnswer, 'kind'>): HtmlAnswer {
  return { kind: 'html', ...answer };
}

/** Answers with another address (303 See Other). */
export function redirect(to: string, notice?: string): PageAnswer {
  return notice ? { kind: 'redirect', to, notice } : { kind: 'redirect', to };
}

/** Answers with the page for a fault. */
export function fault(found: Fault): PageAnswer {
  return { kind: 'fault', fault: found };
}

/** Answers with a file to keep. `name` is a plain file name; `type` its media type. */
export function file(answer: {
  readonly name: string;
  readonly type: string;
  readonly text: string | Uint8Array<ArrayBuffer>;
  readonly inSandbox?: boolean;
}): PageAnswer {
  return { kind: 'file', ...answer };
}
