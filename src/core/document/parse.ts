// One expression: tokens to mathjs to our tree, each node with its range in the user's text.

import { math } from '../mathjs';
import type { Range } from '../expression';
import { maxDepth } from './limits';
import type { Problems } from './problems';
import type { Raw } from './raw';
import { spanOf } from './statements';
import { checkSyntax } from './syntax';
import type { Token } from './tokens';
import { quote } from './words';

/** The kinds of mathjs's nodes that are left once the tokens are checked. */
export type ParsedNode =
  | { readonly type: 'ConstantNode'; readonly value: unknown }
  | { readonly type: 'SymbolNode'; readonly name: string }
  | { readonly type: 'ParenthesisNode'; readonly content: ParsedNode }
  | {
      readonly type: 'OperatorNode';
      readonly fn: string;
      readonly args: readonly ParsedNode[];
      readonly implicit: boolean;
    }
  | {
      readonly type: 'FunctionNode';
      readonly fn: { readonly name: string };
      readonly args: readonly ParsedNode[];
    }
  | {
      readonly type: 'ConditionalNode';
      readonly condition: ParsedNode;
      readonly trueExpr: ParsedNode;
      readonly falseExpr: ParsedNode;
    }
  | {
      readonly type: 'RelationalNode';
      readonly conditionals: readonly string[];
      readonly params: readonly ParsedNode[];
    };

/** Parses an expression; undefined where a problem was told. `after` is where an empty one would stand. */
export function parseExpression(
  tokens: readonly Token[],
  after: Range,
  problems: Problems,
): Raw | undefined {
  if (!checkSyntax(tokens, after, problems)) return undefined;
  let parsed: ParsedNode;
  try {
    parsed = math.parse(tokens.map(token => token.text).join(' ')) as unknown as ParsedNode;
  } catch (error) {
    tellSyntaxError(error, tokens, problems);
    return undefined;
  }
  if (!isShallow(parsed)) {
    problems.error(
      spanOf(tokens),
      'too-deep',
      'This statement has too many operations in a row; put its numbers in columns and use sum(…) over the rows.',
    );
    return undefined;
  }
  return new Aligner(tokens).expression(parsed);
}

/** mathjs refused what our own check let through: a number after a product, for instance. */
function tellSyntaxError(error: unknown, tokens: readonly Token[], problems: Problems): void {
  const column =
    error instanceof SyntaxError && 'char' in error && typeof error.char === 'number'
      ? error.char - 1
      : 0;
  let at = 0;
  let found = tokens.at(-1);
  for (const token of tokens) {
    if (at >= column) {
      found = token;
      break;
    }
    at += token.text.length + 1;
  }
  if (found === undefined) return;
  const message =
    found.kind === 'operator'
      ? `${quote(found.text)} can't stand here.`
      : `An operator is missing before ${quote(found.text)}; write “*” for a product.`;
  problems.error(spanOf([found]), 'operator-missing', message);
}

function isShallow(root: ParsedNode): boolean {
  let level: ParsedNode[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) return false;
    level = level.flatMap(node => below(node));
  }
  return true;
}

function below(node: ParsedNode): readonly ParsedNode[] {
  switch (node.type) {
    case 'ConstantNode':
    case 'SymbolNode':
      return [];
    case 'ParenthesisNode':
      return [node.content];
    case 'OperatorNode':
    case 'FunctionNode':
      return node.args;
    case 'ConditionalNode':
      return [node.condition, node.trueExpr, node.falseExpr];
    case 'RelationalNode':
      return node.params;
  }
}

const elementwise: Readonly<Record<string, string>> = {
  dotMultiply: 'multiply',
  dotDivide: 'divide',
  dotPow: 'pow',
};

/** A node with all that belongs to it in the text, its parentheses too. */
interface Placed {
  readonly raw: Raw;
  readonly extent: Range;
}

/** Walks mathjs's tree and the tokens side by side: mathjs keeps parentheses as nodes, so both are in the same order. */
class Aligner {
  private next = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  expression(node: ParsedNode): Raw {
    return this.place(node).raw;
  }

  private take(text?: string): Token {
    const token = this.tokens[this.next];
    if (token === undefined || (text !== undefined && token.text !== text))
      throw new Error(`Tokens and tree part at token ${this.next}`);
    this.next += 1;
    return token;
  }

  private place(node: ParsedNode): Placed {
    switch (node.type) {
      case 'ConstantNode': {
        const token = this.take();
        const range = spanOf([token]);
        return { raw: { kind: 'number', value: Number(token.text), range }, extent: range };
      }
      case 'SymbolNode': {
        const range = spanOf([this.take(node.name)]);
        return { raw: { kind: 'name', name: node.name, range }, extent: range };
      }
      case 'ParenthesisNode': {
        const { start } = this.take('(');
        const { raw } = this.place(node.content);
        return { raw, extent: { start, end: this.take(')').end } };
      }
      case 'FunctionNode': {
        const name = this.take(node.fn.name);
        const args = this.list(node.args);
        const range = { start: name.start, end: this.take(')').end };
        return {
          raw: { kind: 'apply', name: name.text, nameRange: spanOf([name]), args, range },
          extent: range,
        };
      }
      case 'ConditionalNode': {
        const condition = this.place(node.condition);
        this.take('?');
        const yes = this.place(node.trueExpr);
        this.take(':');
        return this.operator('conditional', [condition, yes, this.place(node.falseExpr)]);
      }
      case 'RelationalNode':
        return this.chain(node);
      case 'OperatorNode':
        return this.operation(node);
    }
  }

  private list(args: readonly ParsedNode[]): Raw[] {
    this.take('(');
    return args.map((arg, i) => {
      if (i > 0) this.take(',');
      return this.place(arg).raw;
    });
  }

  private operation(node: Extract<ParsedNode, { type: 'OperatorNode' }>): Placed {
    const [first, second] = node.args;
    if (first === undefined) throw new Error('An operator without operands');
    if (second === undefined) {
      const { start } = this.take();
      const operand = this.place(first);
      const extent = { start, end: operand.extent.end };
      // Unary plus says nothing; its operand stands for it.
      if (node.fn === 'unaryPlus') return { raw: operand.raw, extent };
      return {
        raw: { kind: 'operator', fn: node.fn, args: [operand.raw], range: extent, implicit: false },
        extent,
      };
    }
    const left = this.place(first);
    if (!node.implicit) this.take();
    return this.operator(
      elementwise[node.fn] ?? node.fn,
      [left, this.place(second)],
      node.implicit,
    );
  }

  /** `a < b <= c` is `a < b and b <= c`. */
  private chain(node: Extract<ParsedNode, { type: 'RelationalNode' }>): Placed {
    const [first, ...rest] = node.params;
    if (first === undefined) throw new Error('A comparison without operands');
    let left = this.place(first);
    let all: Placed | undefined;
    rest.forEach((param, i) => {
      this.take();
      const right = this.place(param);
      const comparison = this.operator(node.conditionals[i] ?? 'smaller', [left, right]);
      all = all === undefined ? comparison : this.operator('and', [all, comparison]);
      left = right;
    });
    return all ?? left;
  }

  private operator(fn: string, parts: readonly Placed[], implicit = false): Placed {
    const extent = { start: parts[0]?.extent.start ?? 0, end: parts.at(-1)?.extent.end ?? 0 };
    return {
      raw: { kind: 'operator', fn, args: parts.map(part => part.raw), range: extent, implicit },
      extent,
    };
  }
}
