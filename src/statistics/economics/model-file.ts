import { parse } from 'yaml';
import { z } from 'zod';
import { readInput } from '../../foundation/read-input.ts';
import { fail, type Result, succeed } from '../../foundation/result.ts';
import { GREEN_BOOK } from './discount.ts';
import type { EconomicModel } from './model.ts';

const text = z.string('Write some text').min(1, 'Write some text');

/** Pounds, to the penny: more places than two would be lost. */
const pounds = z
  .number('Write pounds as a number, without £ or commas')
  .min(0, 'A cost or value cannot be below 0')
  .max(1e10, 'That is more than Facet reckons with')
  .refine(
    (value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-4,
    'Pounds have two decimal places at most',
  )
  .transform((value) => Math.round(value * 100));

const share = z
  .number('Write a share from 0 to 1')
  .min(0, 'A share is from 0 to 1')
  .max(1, 'A share is from 0 to 1');

/** A range, or one number where nothing is in doubt. */
function range(value: z.ZodType<number>) {
  const whole = z
    .strictObject({ low: value, likely: value, high: value })
    .refine(({ low, likely, high }) => low <= likely && likely <= high, 'low, likely and high must rise');
  const spread = (given: unknown) =>
    typeof given === 'number' ? { low: given, likely: given, high: given } : given;
  return z.preprocess(spread, whole);
}

const sourced = {
  source: text,
  standing: z.enum(['read', 'secondary', 'own_estimate', 'assumed']),
  price_year: z.int().min(1950).max(2150).optional(),
};
const id = z.string().regex(/^[a-z][a-z0-9_]*$/, 'An id is made of small letters, figures and _');
const year = z.int('A year is a whole number').min(0, 'Years count from 0');

const file = z.strictObject({
  model: id,
  title: text,
  about: text,
  cohort: z.int('A whole number of people').min(1, 'There must be somebody in the cohort').max(10_000_000),
  horizon: z
    .int()
    .min(1, 'The horizon is from 1 to 125 years')
    .max(125, 'The horizon is from 1 to 125 years'),
  discount: z
    .array(z.strictObject({ to: z.int().positive(), rate: z.number().min(0).max(0.5) }))
    .min(1)
    .refine(
      (all) => all.every(({ to }, index) => index === 0 || to > (all[index - 1]?.to ?? 0)),
      'Stretches of years must follow one another',
    )
    .optional(),
  costs: z
    .array(
      z
        .strictObject({
          id,
          title: text,
          amount: pounds,
          per: z.enum(['year', 'head']).default('year'),
          from: year.default(0),
          to: year.optional(),
          paid_by: text.optional(),
          margin: share.default(0),
          ...sourced,
        })
        .refine(({ from, to }) => to === undefined || to >= from, 'The last year comes before the first'),
    )
    .min(1, 'A model has costs'),
  benefits: z.array(
    z.strictObject({
      id,
      title: text,
      view: z.enum(['fiscal', 'economic', 'social']),
      take_up: range(share),
      impact: range(share),
      deadweight: range(share),
      attribution: range(share),
      drop_off: range(share).default({ low: 0, likely: 0, high: 0 }),
      lag: year.default(0),
      years: z.int().min(1).max(125).default(1),
      unit_value: range(pounds),
      ...sourced,
    }),
  ),
});

function modelOf(read: z.output<typeof file>): EconomicModel {
  return {
    id: read.model,
    title: read.title,
    about: read.about,
    cohort: read.cohort,
    horizon: read.horizon,
    discount: read.discount ?? GREEN_BOOK,
    costs: read.costs.map(({ amount, to, from, paid_by, price_year, ...line }) => ({
      ...line,
      pence: amount,
      from,
      to: to ?? from,
      paidBy: paid_by,
      priceYear: price_year,
    })),
    benefits: read.benefits.map(({ take_up, drop_off, unit_value, price_year, ...benefit }) => ({
      ...benefit,
      takeUp: take_up,
      dropOff: drop_off,
      unitPence: unit_value,
      priceYear: price_year,
    })),
  };
}

/** Reads a model’s file; or says all that is wrong with it, a line each. */
export function readEconomicModel(yaml: string): Result<EconomicModel, readonly string[]> {
  let given: unknown;
  try {
    given = parse(yaml);
  } catch (error) {
    return fail([
      (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'This is no YAML',
    ]);
  }
  const read = readInput(file, given ?? {});
  if (!read.ok) return fail(read.error.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`));
  const ids = [...read.value.costs, ...read.value.benefits].map((each) => each.id);
  const twice = ids.find((each, index) => ids.indexOf(each) !== index);
  return twice === undefined ? succeed(modelOf(read.value)) : fail([`${twice}: two lines have this id`]);
}
