import { fail, type Result, succeed } from '../../foundation/result.ts';
import { invertSymmetric, type Matrix, quadratic, times } from '../matrix.ts';
import { chiSquareTail, normalQuantile } from '../normal-distribution.ts';
import { sayStatistics } from '../wording.ts';
import { type CoxData, coxLikelihood, type Likelihood, type Ties } from './cox-likelihood.ts';
import { type CoxSubject, centredData } from './cox-subjects.ts';

/** One covariate's part: the logarithm of the hazard ratio for one more of it, and the ratio with its interval. */
export interface CoxCoefficient {
  readonly name: string;
  readonly coefficient: number;
  readonly standardError: number;
  readonly hazardRatio: number;
  readonly low: number;
  readonly high: number;
  readonly z: number;
  readonly p: number;
}

/** A test that no covariate matters. */
export interface CoxTest {
  readonly chiSquare: number;
  readonly freedom: number;
  readonly p: number;
}

/** A fitted Cox regression. */
export interface CoxFit {
  readonly people: number;
  readonly events: number;
  readonly ties: Ties;
  readonly confidence: number;
  readonly coefficients: readonly CoxCoefficient[];
  readonly logLikelihood: { readonly without: number; readonly fitted: number };
  readonly tests: { readonly likelihoodRatio: CoxTest; readonly wald: CoxTest; readonly score: CoxTest };
}

/** Why a regression cannot be fitted, in words for whoever asked for it. */
export interface CoxFault {
  readonly code: 'no_events' | 'alike' | 'dependent' | 'monotone' | 'not_settled';
  readonly covariate?: string;
  readonly message: string;
}

interface CoxOptions {
  readonly ties?: Ties;
  readonly confidence?: number;
}

const MOST_STEPS = 40;
const MOST_HALVINGS = 30;
/** A step so small beside the coefficient (or beside its first standard error) ends the search. */
const SETTLED = 1e-9;
/** A standard error grown this many times over its first has no end: the likelihood rises for ever. */
const RUNAWAY = 1e4;
/** A loss of so small a share of the likelihood's logarithm is no loss. */
const ROUNDING = 1e-13;

/**
 * Cox's proportional hazards regression by Newton and Raphson's method, with steps halved that would lose likelihood.
 * `names` names the covariates in the order in which each person has them.
 *
 * @throws RangeError when a person has other than one finite number for each name, or no time from 0
 */
export function coxRegression(
  subjects: readonly CoxSubject[],
  names: readonly string[],
  { ties = 'efron', confidence = 0.95 }: CoxOptions = {},
): Result<CoxFit, CoxFault> {
  const { data, ranges, events } = centredData(subjects, names.length);
  if (events === 0) return fault('no_events');
  const alike = names.find((_, index) => (ranges[index] ?? 0) === 0);
  if (alike !== undefined) return fault('alike', alike);
  const start = coxLikelihood(
    data,
    names.map(() => 0),
    ties,
  );
  const first = invertSymmetric(start.information);
  if ('dependent' in first) return firstFault(names, first.dependent, start);
  const climbed = climb(data, ranges, ties, { beta: names.map(() => 0), end: start, inverse: first.inverse });
  if (!climbed.ok) return fault(climbed.error.code, names[climbed.error.index]);
  const { beta, end, inverse } = climbed.value;
  return succeed({
    people: subjects.length,
    events,
    ties,
    confidence,
    coefficients: names.map((name, index) =>
      coefficientOf(name, beta[index] ?? 0, Math.sqrt(inverse[index]?.[index] ?? 0), confidence),
    ),
    logLikelihood: { without: start.logarithm, fitted: end.logarithm },
    tests: {
      likelihoodRatio: testOf(2 * (end.logarithm - start.logarithm), names.length),
      wald: testOf(quadratic(end.information, beta), names.length),
      score: testOf(quadratic(first.inverse, start.slope), names.length),
    },
  });
}

function fault(code: CoxFault['code'], covariate?: string): { ok: false; error: CoxFault } {
  if (covariate === undefined) return fail({ code, message: sayStatistics('cox.no_events') });
  const said = { covariate };
  const message = {
    no_events: () => sayStatistics('cox.no_events'),
    alike: () => sayStatistics('cox.alike', said),
    dependent: () => sayStatistics('cox.dependent', said),
    monotone: () => sayStatistics('cox.monotone', said),
    not_settled: () => sayStatistics('cox.not_settled', said),
  }[code]();
  return fail({ code, covariate, message });
}

/** Without any information a covariate was the same for all who were at risk when it came to somebody. */
function firstFault(names: readonly string[], index: number, start: Likelihood) {
  const isFlat = (start.information[index]?.[index] ?? 0) <= 0;
  return fault(isFlat ? 'alike' : 'dependent', names[index]);
}

interface Climbed {
  readonly beta: readonly number[];
  readonly end: Likelihood;
  readonly inverse: Matrix;
}

type ClimbFault = { readonly code: 'monotone' | 'not_settled'; readonly index: number };

function climb(
  data: CoxData,
  ranges: readonly number[],
  ties: Ties,
  start: Climbed,
): Result<Climbed, ClimbFault> {
  const units = start.inverse.map((row, index) => Math.sqrt(row[index] ?? 0));
  let here = start;
  let moved = 0;
  for (let round = 0; round < MOST_STEPS; round += 1) {
    const step = times(here.inverse, here.end.slope);
    const sizes = step.map(
      (size, index) => Math.abs(size) / ((units[index] ?? 0) + Math.abs(here.beta[index] ?? 0)),
    );
    moved = sizes.indexOf(Math.max(...sizes));
    if (sizes.every((size) => size <= SETTLED)) return succeed(here);
    const next = stepOf(data, ties, here, step);
    // Nothing is left to gain: what remains of the step is rounding.
    if (!next)
      return (sizes[moved] ?? 0) < 1e-5 ? succeed(here) : fail({ code: 'not_settled', index: moved });
    const inverted = invertSymmetric(next.end.information);
    if ('dependent' in inverted) return fail({ code: 'monotone', index: farthest(next.beta, ranges) });
    here = { ...next, inverse: inverted.inverse };
    const isRunning = units.some(
      (unit, index) => Math.sqrt(here.inverse[index]?.[index] ?? 0) > RUNAWAY * unit,
    );
    if (isRunning) return fail({ code: 'monotone', index: farthest(here.beta, ranges) });
  }
  return fail({ code: 'not_settled', index: moved });
}

/** The covariate that moves the hazard most from its lowest to its highest. */
function farthest(beta: readonly number[], ranges: readonly number[]): number {
  const reach = beta.map((value, index) => Math.abs(value) * (ranges[index] ?? 0));
  return reach.indexOf(Math.max(...reach));
}

/** A whole step, or as much of it as does not lose likelihood; undefined when none of it does. */
function stepOf(data: CoxData, ties: Ties, here: Climbed, step: readonly number[]) {
  for (let halving = 0; halving < MOST_HALVINGS; halving += 1) {
    const beta = here.beta.map((value, index) => value + (step[index] ?? 0) / 2 ** halving);
    const end = coxLikelihood(data, beta, ties);
    const rounding = ROUNDING * (1 + Math.abs(end.logarithm));
    if (end.logarithm >= here.end.logarithm - rounding) return { beta, end };
  }
  return undefined;
}

function coefficientOf(
  name: string,
  coefficient: number,
  standardError: number,
  confidence: number,
): CoxCoefficient {
  const half = normalQuantile(1 - (1 - confidence) / 2) * standardError;
  const z = coefficient / standardError;
  return {
    name,
    coefficient,
    standardError,
    hazardRatio: Math.exp(coefficient),
    low: Math.exp(coefficient - half),
    high: Math.exp(coefficient + half),
    z,
    p: chiSquareTail(z * z, 1),
  };
}

function testOf(chiSquare: number, freedom: number): CoxTest {
  return { chiSquare, freedom, p: chiSquareTail(chiSquare, freedom) };
}
