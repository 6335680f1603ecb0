import { fail } from './result.ts';

/** One thing wrong with one field: where (path into the input) and what to do about it. */
export interface FieldFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Why a command or query did not do what was asked. The HTTP status is decided once, in `httpStatus`. */
export type Fault =
  | { readonly kind: 'invalid'; readonly faults: readonly FieldFault[] }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly faults?: readonly FieldFault[];
    }
  | {
      readonly kind: 'stale';
      readonly table: string;
      readonly id: string;
      readonly current: unknown;
      readonly message: string;
    }
  | { readonly kind: 'not_found'; readonly what: string }
  | { readonly kind: 'forbidden'; readonly reason: string }
  | { readonly kind: 'too_many'; readonly retryAfterSeconds: number }
  | { readonly kind: 'unavailable'; readonly message: string };

/** A failed result with faults beside their fields. */
export function invalid(...faults: FieldFault[]): { readonly ok: false; readonly error: Fault } {
  return fail({ kind: 'invalid', faults });
}

/** A failed result for one field. */
export function invalidField(path: readonly (string | number)[], message: string) {
  return invalid({ path, message });
}

/** A failed result for a rule that the present state does not allow; `code` is stable, for programs. */
export function refused(code: string, message: string, faults?: readonly FieldFault[]) {
  const fault: Fault = faults
    ? { kind: 'refused', code, message, faults }
    : { kind: 'refused', code, message };
  return fail(fault);
}

/** A failed result for a record that does not exist, or that the reader may not know to exist. */
export function notFound(what: string): { readonly ok: false; readonly error: Fault } {
  return fail({ kind: 'not_found', what });
}

const STATUS: Record<Fault['kind'], 400 | 403 | 404 | 409 | 422 | 429 | 503> = {
  invalid: 422,
  refused: 409,
  stale: 409,
  not_found: 404,
  forbidden: 403,
  too_many: 429,
  unavailable: 503,
};

/** The HTTP status of a fault (RFC 9110). */
export function httpStatus(fault: Fault): 400 | 403 | 404 | 409 | 422 | 429 | 503 {
  return STATUS[fault.kind];
}

/** One plain sentence that says what is wrong, for a person. */
export function faultSentence(fault: Fault): string {
  switch (fault.kind) {
    case 'invalid':
      return fault.faults.map((each) => each.message).join('; ');
    case 'refused':
    case 'stale':
    case 'unavailable':
      return fault.message;
    case 'not_found':
      return `There is no such ${fault.what}, or you may not see it.`;
    case 'forbidden':
      return fault.reason;
    case 'too_many':
      return `Too many tries. Try again in ${fault.retryAfterSeconds} seconds.`;
  }
}
