import { type Fault, faultSentence, httpStatus } from '../foundation/fault.ts';

/** The media type of problem details (RFC 9457). */
export const PROBLEM_TYPE = 'application/problem+json';

const TITLES: Record<Fault['kind'], string> = {
  invalid: 'The input has faults',
  refused: 'The present state does not allow this',
  stale: 'The record was changed since you read it',
  not_found: 'Not found',
  forbidden: 'Not allowed',
  too_many: 'Too many requests',
  unavailable: 'Away for a moment',
};

const OTHERS = {
  unauthorised: { status: 401, title: 'A valid token is needed' },
  too_large: { status: 413, title: 'More than Facet takes at once' },
  defect: { status: 500, title: 'A fault in Facet' },
} as const;

/** Problem details of what no command or query says: found before one was reached, or a defect. */
export function otherProblem(
  kind: keyof typeof OTHERS,
  detail: string,
  instance: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const { status, title } = OTHERS[kind];
  const body = { type: `urn:facet:problem:${kind}`, title, status, detail, instance };
  return Response.json(body, { status, headers: { ...headers, 'Content-Type': PROBLEM_TYPE } });
}

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
    pointer: pointerTo(path),
    path,
    detail: message,
  }));
  return { ...problem, errors };
}

/** A place in the input as a JSON Pointer in a URI fragment (RFC 6901): `#/children/0/bornOn`; `#` is the whole. */
function pointerTo(path: readonly (string | number)[]): string {
  const parts = path.map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
  return `#${parts.map((part) => `/${encodeURIComponent(part.toWellFormed())}`).join('')}`;
}
