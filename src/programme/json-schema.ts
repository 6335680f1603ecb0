import { z } from 'zod';
import type { LanguagePart } from './part.ts';
import { waitingParts } from './parts/index.ts';
import { programmeSchema } from './schema/programme.ts';

/**
 * `facet programme schema`: a JSON Schema (draft 2020-12) of programme files, for editors. A file that extends another
 * says only what differs, so little is demanded of it here; the check sees the whole.
 */
export function programmeJsonSchema(parts: readonly LanguagePart[] = waitingParts): Record<string, unknown> {
  const { $schema, ...whole } = z.toJSONSchema(programmeSchema(parts), {
    io: 'input',
    target: 'draft-2020-12',
  }) as Record<string, unknown>;
  // Where nobody is enrolled, nobody is referred and there is no road.
  const always = (whole.required as string[]).filter((word) => word !== 'referral' && word !== 'pathways');
  const nobody = { type: 'object', properties: { enrols: { enum: ['question', 'attendance'] } } };
  const words = Object.keys((whole.properties ?? {}) as object);
  return {
    $schema,
    title: 'Facet programme',
    if: { type: 'object', required: ['extends'] },
    // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
    then: {
      type: 'object',
      properties: Object.fromEntries(words.map((word) => [word, true])),
      required: ['programme', 'version', 'extends'],
      additionalProperties: false,
    },
    else: {
      ...whole,
      required: always,
      if: nobody,
      else: { type: 'object', required: ['referral', 'pathways'] },
    },
  };
}
