import { Environment, ParseError } from '@marcbachmann/cel-js';
import { fail, type Result, succeed } from '../../foundation/result.ts';
import { type Comparable, type Expression, partsOf } from './expression.ts';
import { insteadOf } from './instead-of.ts';
import { type ExpressionFault, Translator } from './translate.ts';
import { nameOf, type Scope } from './types.ts';

// A rule that people can read is far smaller; a larger one is a slip or an attack.
const LANGUAGE = new Environment({
  limits: { maxAstNodes: 500, maxDepth: 40, maxListElements: 200, maxMapEntries: 1, maxCallArguments: 4 },
});

// Each turns a list of thousands of contacts into thousands times as many looks.
const MOST_LOOPS = 3;

const PARSE_MESSAGES: Record<string, string> = {
  reserved_identifier: 'This word is reserved and cannot be used as a name',
  unterminated_string: 'A closing quote is missing',
  invalid_macro_argument: 'Write a short name here, such as x',
};

/**
 * Parses and checks one expression (CEL). Gives a typed tree, or every fault in it with the character at which it
 * begins.
 */
export function compileExpression(
  source: string,
  scope: Scope,
  wanted: Comparable,
): Result<Expression, readonly ExpressionFault[]> {
  const translator = new Translator();
  try {
    const parsed = LANGUAGE.parse(source);
    const typed = translator.translate(parsed.ast, scope);
    if (typed && typed.type.kind !== wanted) {
      translator.fault(
        { start: 0 },
        `This should give ${nameOf({ kind: wanted })}, and it gives ${nameOf(typed.type)}`,
      );
    }
    if (typed && loopsIn(typed.expression) > MOST_LOOPS) {
      translator.fault(
        { start: 0 },
        'This looks into lists within lists more than three deep; split it in two',
      );
    }
    if (typed && translator.faults.length === 0) return succeed(typed.expression);
    return fail(translator.faults);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return fail([{ start: error.range?.start ?? 0, message: parseMessage(error, source) }]);
  }
}

/** How deeply an expression goes through lists while it goes through lists. */
function loopsIn(expression: Expression): number {
  const here = 'variable' in expression ? 1 : 0;
  return here + Math.max(0, ...partsOf(expression).map(loopsIn));
}

function parseMessage(error: ParseError, source: string): string {
  const instead = insteadOf(source, error.range?.start ?? 0);
  if (instead) return instead;
  const words = PARSE_MESSAGES[error.code];
  if (words) return words;
  if (error.code === 'unexpected_character') return 'This has no meaning in a rule';
  if (/EOF/.test(error.summary))
    return 'The rule ends too early; is a bracket or a value missing? Where it holds a colon or stands in braces, put the whole rule in quotes';
  if (/exceeded/i.test(error.summary)) return 'This rule is too large; split it in two';
  return `This cannot be read as a rule (${error.summary})`;
}
