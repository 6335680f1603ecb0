import type { Fault, FieldFault } from '../foundation/fault.ts';

/** What a form shows, and the status of its page, when its command said no. */
export interface FormFaults {
  readonly status: 409 | 422;
  readonly faults: readonly FieldFault[];
}

/** The faults to show in the form that was sent; undefined when the fault wants a page of its own. */
export function formFaults(found: Fault): FormFaults | undefined {
  switch (found.kind) {
    case 'invalid':
      return { status: 422, faults: found.faults };
    case 'refused':
      return { status: 409, faults: found.faults ?? [{ path: [], message: found.message }] };
    case 'stale':
      return { status: 409, faults: [{ path: [], message: found.message }] };
    default:
      return undefined;
  }
}
