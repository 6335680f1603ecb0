/** What every operation may answer beside what was asked for: problem details, one for each kind of fault. */

const problem = (description: string, headers?: Readonly<Record<string, unknown>>) => ({
  description,
  ...(headers && { headers }),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** The answers by name, for the components. */
export const problemResponses = {
  Unauthorised: problem('There is no token, or it is wrong, too old or revoked', {
    'WWW-Authenticate': { schema: { type: 'string', const: 'Bearer' } },
  }),
  Forbidden: problem('The token’s role may not do this'),
  NotFound: problem('There is no such record, or the token may not know that there is'),
  Conflict: problem(
    'The present state does not allow this, somebody else changed the record first, or the idempotency key was used for something else',
  ),
  TooLarge: problem('The body is larger than 2 MB, or than 15 MB where a file is sent'),
  Invalid: problem('Something in the input is wrong; each fault is listed with its place'),
  TooMany: problem('Too many requests with this token, or from this address without a good one', {
    'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } },
  }),
  Defect: problem('A fault in Facet; the detail has a reference that finds it in the log'),
  Unavailable: problem('The database is away for a moment; nothing was saved'),
};

type Name = keyof typeof problemResponses;

const reference = (name: Name) => ({ $ref: `#/components/responses/${name}` });

/** The problem answers of an operation, by status. */
export function problemAnswers(hasBody: boolean): Readonly<Record<string, unknown>> {
  return {
    401: reference('Unauthorised'),
    403: reference('Forbidden'),
    404: reference('NotFound'),
    409: reference('Conflict'),
    ...(hasBody && { 413: reference('TooLarge') }),
    422: reference('Invalid'),
    429: reference('TooMany'),
    500: reference('Defect'),
    503: reference('Unavailable'),
  };
}

/** Problem details (RFC 9457). */
export const problemSchema = {
  type: 'object',
  description: 'What went wrong (RFC 9457)',
  required: ['type', 'title', 'status', 'detail', 'instance'],
  properties: {
    type: {
      type: 'string',
      format: 'uri',
      description:
        'Which kind of problem, for programs: urn:facet:problem: and then unauthorised, invalid, stale, not_found, forbidden, too_many, too_large, unavailable or defect, or the code of the rule that refused',
    },
    title: { type: 'string', description: 'The kind in words; the same for every problem of the kind' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What is wrong this time, in words for a person' },
    instance: { type: 'string', description: 'The path that was asked for' },
    errors: {
      type: 'array',
      description: 'Each thing that is wrong with the input',
      items: {
        type: 'object',
        required: ['pointer', 'path', 'detail'],
        properties: {
          pointer: {
            type: 'string',
            description: 'Where, as a JSON Pointer in a URI fragment; # alone is the whole',
          },
          path: {
            type: 'array',
            items: { type: ['string', 'integer'] },
            description: 'The same place, in parts',
          },
          detail: { type: 'string', description: 'What to do about it' },
        },
      },
    },
    current: {
      type: 'object',
      additionalProperties: true,
      description:
        'With a stale version: the id and version as they stand now, with the fields that this operation takes',
    },
  },
  examples: [
    {
      type: 'urn:facet:problem:invalid',
      title: 'The input has faults',
      status: 422,
      detail: 'Enter the goal, in the parent’s own words',
      instance: '/api/v1/enrolments/01900000-0000-7000-8000-0000000000e1/goals',
      errors: [{ pointer: '#/words', path: ['words'], detail: 'Enter the goal, in the parent’s own words' }],
    },
  ],
};
