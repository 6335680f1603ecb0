import { type Fault, faultSentence, httpStatus } from '../foundation/fault.ts';

const TITLES: Record<Fault['kind'], string> = {
  invalid: 'The input has faults',
  refused: 'The present state does not allow this',
  stale: 'The record was changed since you read it',
  not_found: 'Not found',
  forbidden: 'Not allowed',
  too_many: 'Too many requests',
  unavailable: 'Away for a moment',
};

/** A fault as problem details (RFC 9457), each field fault with its path as a JSON Pointer. */
export function problemOf(fault: Fault, instance: string): Record<string, unknown> {
  const problem = {
    type: `urn:facet:problem:${fault.kind === 'refused' ? fault.code : fault.kind}`,
    title: TITLES[fault.kind],
    status: httpStatus(fault),
    detail: faultSentence(fault),
    instance,
  };
  if (fault.kind === 'stale') return { ...problem, current: fault.current };
  if (fault.kind !== 'invalid' && fault.kind !== 'refused') return problem;
  if (!fault.faults) return problem;
  const errors = fault.faults.map(({ path, message }) => ({
    pointer: `#/${path.map(escapePart).join('/')}`,
    path,
    detail: message,
  }));
  return { ...problem, errors };
}

const escapePart = (part: string | number) => String(part).replaceAll('~', '~0').replaceAll('/', '~1');
