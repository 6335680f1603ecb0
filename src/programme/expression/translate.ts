import type { ASTNode } from '@marcbachmann/cel-js';
import { knownInstead } from '../suggest.ts';
import { translateArithmetic } from './arithmetic.ts';
import { translateCall, translateMethod } from './calls.ts';
import { translateComparison, translateIn } from './comparisons.ts';
import type { Comparable, Expression, Typed } from './expression.ts';
import {
  comparableKind,
  DATE,
  DECIMAL,
  isDecimal,
  NUMBER,
  nameOf,
  ownType,
  type Scope,
  TEXT,
  YES_NO,
} from './types.ts';

/** One thing wrong in an expression; `start` counts characters from its beginning. */
export interface ExpressionFault {
  readonly start: number;
  readonly message: string;
}

const LARGEST_NUMBER = 1_000_000_000;

/**
 * Checks a parsed expression against what it may see and turns it into a typed tree. Goes on after a fault, so that
 * one look shows them all.
 */
export class Translator {
  readonly faults: ExpressionFault[] = [];

  fault(node: { readonly start: number }, message: string): undefined {
    this.faults.push({ start: node.start, message });
  }

  translate(node: ASTNode, scope: Scope): Typed | undefined {
    switch (node.op) {
      case 'value':
        return this.#literal(node);
      case 'id':
        return this.#variable(node, scope);
      case '.':
        return this.#field(node, scope);
      case '&&':
      case '||':
        return this.#junction(node, scope);
      case '!_':
        return this.#not(node, scope);
      case '-_':
        return this.#minus(node, scope);
      case '?:':
        return this.#choose(node, scope);
      case 'in':
        return translateIn(this, node, scope);
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return translateComparison(this, node, scope);
      case '+':
      case '-':
      case '*':
      case '/':
      case '%':
        return translateArithmetic(this, node, scope);
      case 'call':
        return translateCall(this, node, scope);
      case 'rcall':
        return translateMethod(this, node, scope);
      default:
        return this.fault(node, 'This cannot be used in a rule');
    }
  }

  /** Translates a part that must be yes or no; says so when it is not. */
  condition(node: ASTNode, scope: Scope): Expression | undefined {
    return this.expect(node, scope, 'yes_no');
  }

  /** Translates a part that must be of one kind; says so when it is not. */
  expect(node: ASTNode, scope: Scope, kind: Comparable): Expression | undefined {
    return this.typed(node, scope, kind)?.expression;
  }

  /** Likewise, together with its type. */
  typed(node: ASTNode, scope: Scope, kind: Comparable): Typed | undefined {
    const typed = this.translate(node, scope);
    if (!typed || typed.type.kind === kind) return typed;
    const wanted = { yes_no: YES_NO, number: NUMBER, date: DATE, text: TEXT }[kind];
    return this.fault(node, `This should be ${nameOf(wanted)}, and it is ${nameOf(typed.type)}`);
  }

  #literal(node: Extract<ASTNode, { op: 'value' }>): Typed | undefined {
    const value = typeof node.args === 'bigint' ? Number(node.args) : node.args;
    if (typeof value === 'string') return { expression: { op: 'literal', value }, type: TEXT };
    if (typeof value === 'boolean') return { expression: { op: 'literal', value }, type: YES_NO };
    if (value === null) return this.fault(node, 'To ask whether something is known, write has(…), not null');
    if (typeof value !== 'number') return this.fault(node, 'This cannot be used in a rule');
    if (value > LARGEST_NUMBER) return this.fault(node, 'This number is too large for a rule');
    if (Number.isInteger(value)) return { expression: { op: 'literal', value }, type: NUMBER };
    if (Math.abs(value * 1e4 - Math.round(value * 1e4)) > 1e-6)
      return this.fault(node, 'Write no more than four decimals in a rule');
    return { expression: { op: 'literal', value }, type: DECIMAL };
  }

  #variable(node: Extract<ASTNode, { op: 'id' }>, scope: Scope): Typed | undefined {
    const name = node.args;
    const type = name === 'today' ? DATE : ownType(scope.variables, name);
    if (type) return { expression: { op: 'variable', name, type }, type };
    if (name === 'answers')
      return this.fault(
        node,
        'Figures see no answers of the referral form, but one: the question "route", as route',
      );
    const known = [...Object.keys(scope.variables), 'today'];
    return this.fault(node, `"${name}" is not known here${knownInstead(name, known)}`);
  }

  #field(node: Extract<ASTNode, { op: '.' }>, scope: Scope): Typed | undefined {
    const [ofNode, name] = node.args;
    const of = this.translate(ofNode, scope);
    if (!of) return undefined;
    // The node begins with what stands before the dot; the fault lies in what stands after it.
    const start = node.end - name.length;
    if (of.type.kind === 'list') {
      return this.fault(
        { start },
        `This is a list; write .exists(x, x.${name} …) to look at each of its entries`,
      );
    }
    if (of.type.kind !== 'record')
      return this.fault({ start }, `${nameOf(of.type)} has no parts such as "${name}"`);
    const { fields, name: owner } = of.type;
    const type = ownType(fields, name);
    if (type) return { expression: { op: 'field', of: of.expression, name, type }, type };
    if (name === 'age' && ownType(fields, 'born_on'))
      return { expression: ageToday(of.expression), type: NUMBER };
    return this.fault(
      { start },
      `"${name}" is not known of ${owner}${knownInstead(name, Object.keys(fields))}`,
    );
  }

  #junction(node: Extract<ASTNode, { op: '&&' | '||' }>, scope: Scope): Typed | undefined {
    const [left, right] = node.args.map((each) => this.condition(each, scope));
    if (!left || !right) return undefined;
    return { expression: { op: node.op === '&&' ? 'and' : 'or', left, right }, type: YES_NO };
  }

  #not(node: Extract<ASTNode, { op: '!_' }>, scope: Scope): Typed | undefined {
    const value = this.condition(node.args, scope);
    return value && { expression: { op: 'not', value }, type: YES_NO };
  }

  #minus(node: Extract<ASTNode, { op: '-_' }>, scope: Scope): Typed | undefined {
    const value = this.typed(node.args, scope, 'number');
    return value && { expression: { op: 'minus', value: value.expression }, type: value.type };
  }

  #choose(node: Extract<ASTNode, { op: '?:' }>, scope: Scope): Typed | undefined {
    const [conditionNode, yesNode, noNode] = node.args;
    const condition = this.condition(conditionNode, scope);
    const [yes, no] = [this.translate(yesNode, scope), this.translate(noNode, scope)];
    if (!condition || !yes || !no) return undefined;
    const kind = comparableKind(yes.type);
    if (!kind || no.type.kind !== kind) {
      return this.fault(
        node,
        `Both answers must be of one kind; these are ${nameOf(yes.type)} and ${nameOf(no.type)}`,
      );
    }
    return {
      expression: { op: 'choose', condition, yes: yes.expression, no: no.expression, kind },
      type: isDecimal(yes.type) || isDecimal(no.type) ? DECIMAL : { kind },
    };
  }
}

/** The age today of something that was born. */
function ageToday(of: Expression): Expression {
  const from: Expression = { op: 'field', of, name: 'born_on', type: DATE };
  return { op: 'elapsed', unit: 'year', from, to: { op: 'variable', name: 'today', type: DATE } };
}
