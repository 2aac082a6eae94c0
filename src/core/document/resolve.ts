// Raw trees to checked expressions: names get their roles, functions of the document are applied, shapes are known.

import {
  call,
  children,
  number,
  symbol,
  type Expression,
  type ReductionName,
  type Shape,
} from '../expression';
import { functions } from '../functions/index';
import { maxApplications, maxDepth, maxNodes } from './limits';
import { constantName, reductions, roleOf, type Names, type ParsedStatement } from './names';
import type { Problems } from './problems';
import { walkRaw, type Raw, type RawApply } from './raw';
import type { Definition } from './types';
import { nearest, quote } from './words';

/** What is known of an expression besides its tree. */
export interface Info {
  readonly shape: Shape;
  /** No parameter is reached from it. */
  readonly data: boolean;
  readonly depth: number;
}

/** Thrown when functions applied within one another grow beyond the limits; told once by the caller. */
export class TooLarge extends Error {
  override name = 'TooLarge' as const;
}

type Environment = ReadonlyMap<string, Expression>;
const noArguments: Environment = new Map();

/** Builds the expressions of one document; definitions must come in dependency order. */
export class Resolver {
  /** In the order in which they were finished: each after what it uses. */
  readonly definitions: Definition[] = [];
  private readonly infos = new WeakMap<Expression, Info>();
  private readonly definitionInfos = new Map<string, Info>();
  private readonly uses = new WeakMap<ParsedStatement, ReadonlyMap<string, number>>();
  private nodes = 0;
  private hidden = 0;

  constructor(
    private readonly names: Names,
    private readonly problems: Problems,
  ) {}

  /** Adds a definition of the document. */
  define(statement: ParsedStatement, raw: Raw): void {
    const expression = this.resolve(raw, noArguments, 0);
    this.add({
      name: statement.name ?? '',
      expression,
      shape: this.info(expression).shape,
      nameRange: statement.nameRange,
      range: statement.range,
    });
  }

  /** The loss: a statement's expression, or a function's body with its arguments as parameters. */
  loss(statement: ParsedStatement, raw: Raw): Expression {
    const environment = new Map<string, Expression>();
    for (const arg of statement.arguments)
      environment.set(
        arg.name,
        this.note(symbol(arg.name, 'parameter', arg.range), {
          shape: 'scalar',
          data: false,
          depth: 1,
        }),
      );
    return this.resolve(raw, environment, 0);
  }

  info(expression: Expression): Info {
    const found = this.infos.get(expression);
    if (found === undefined) throw new Error(`No info for a ${expression.kind}`);
    return found;
  }

  definitionInfo(name: string): Info {
    return this.definitionInfos.get(name) ?? { shape: 'scalar', data: true, depth: 1 };
  }

  /** The next name of a hidden definition. */
  nextHidden(): string {
    this.hidden += 1;
    return `#${this.hidden}`;
  }

  /** Remembers what is known of a node. */
  note<E extends Expression>(expression: E, info: Info): E {
    this.infos.set(expression, info);
    return expression;
  }

  private add(definition: Definition): void {
    this.definitions.push(definition);
    const info = this.info(definition.expression);
    this.definitionInfos.set(definition.name, { ...info, depth: 1 });
  }

  private resolve(raw: Raw, environment: Environment, applications: number): Expression {
    this.nodes += 1;
    if (this.nodes > maxNodes) throw new TooLarge();
    switch (raw.kind) {
      case 'number':
        return this.note(number(raw.value, raw.range), { shape: 'scalar', data: true, depth: 1 });
      case 'name':
        return this.name(raw.name, raw, environment);
      case 'operator':
        return this.call(
          raw.fn,
          raw.args.map(arg => this.resolve(arg, environment, applications)),
          raw.range,
        );
      case 'apply':
        return this.apply(raw, environment, applications);
    }
  }

  private name(name: string, raw: Raw, environment: Environment): Expression {
    const given = environment.get(name);
    if (given !== undefined) return given;
    const role = roleOf(name, this.names);
    const node = symbol(role === 'constant' ? constantName(name) : name, role, raw.range);
    if (role === 'definition') return this.note(node, this.definitionInfo(name));
    return this.note(node, {
      shape: role === 'column' ? 'rows' : 'scalar',
      data: role !== 'parameter',
      depth: 1,
    });
  }

  private call(fn: string, args: readonly Expression[], range: Raw['range']): Expression {
    const infos = args.map(arg => this.info(arg));
    const depth = 1 + Math.max(0, ...infos.map(info => info.depth));
    if (depth > maxDepth) throw new TooLarge();
    const shape = infos.some(info => info.shape === 'rows') ? 'rows' : 'scalar';
    return this.note(call(fn, args, range), { shape, data: infos.every(info => info.data), depth });
  }

  private apply(raw: RawApply, environment: Environment, applications: number): Expression {
    const args = raw.args.map(arg => this.resolve(arg, environment, applications));
    const own = this.names.functions.get(raw.name);
    if (own !== undefined) return this.applyOwn(own, args, applications);
    const [only] = args;
    if (args.length === 1 && only !== undefined && reductions.has(raw.name))
      return this.reduce(raw, raw.name as ReductionName, only);
    if (functions.has(raw.name)) return this.call(raw.name, args, raw.range);
    // A symbol before a parenthesis: read as a product, and told as a trap.
    const factor = this.name(
      raw.name,
      { kind: 'name', name: raw.name, range: raw.nameRange },
      environment,
    );
    return this.call('multiply', [factor, ...args], raw.range);
  }

  private applyOwn(
    own: ParsedStatement,
    args: readonly Expression[],
    applications: number,
  ): Expression {
    if (own.raw === undefined)
      return this.note(number(NaN), { shape: 'scalar', data: true, depth: 1 });
    if (applications >= maxApplications) throw new TooLarge();
    const uses = this.usesOf(own, own.raw);
    const environment = new Map<string, Expression>();
    own.arguments.forEach(({ name }, i) => {
      const arg = args[i];
      const times = uses.get(name) ?? 0;
      if (arg === undefined || times === 0) return;
      environment.set(name, times === 1 || children(arg).length === 0 ? arg : this.hide(arg));
    });
    return this.resolve(own.raw, environment, applications + 1);
  }

  /** A compound argument used more than once is computed once, under a hidden name. */
  private hide(expression: Expression): Expression {
    const info = this.info(expression);
    const name = this.nextHidden();
    this.add({ name, expression, shape: info.shape, range: expression.range });
    return this.note(symbol(name, 'definition', expression.range), { ...info, depth: 1 });
  }

  private usesOf(own: ParsedStatement, raw: Raw): ReadonlyMap<string, number> {
    const known = this.uses.get(own);
    if (known !== undefined) return known;
    const counts = new Map<string, number>();
    walkRaw(raw, node => {
      if (node.kind === 'name' || node.kind === 'apply')
        counts.set(node.name, (counts.get(node.name) ?? 0) + 1);
    });
    this.uses.set(own, counts);
    return counts;
  }

  private reduce(raw: RawApply, op: ReductionName, body: Expression): Expression {
    const info = this.info(body);
    if (info.shape !== 'rows') this.tellScalarReduction(raw, op);
    return this.note(
      { kind: 'reduction', op, body, over: 'batch', range: raw.range },
      { shape: 'scalar', data: info.data, depth: info.depth + 1 },
    );
  }

  /** The column that was probably meant in a reduction, or all of them. */
  private columnHint(raw: RawApply): string {
    const columns = [...this.names.columns];
    let meant: { readonly name: string; readonly near: string } | undefined;
    walkRaw(raw, node => {
      if (meant !== undefined || node.kind !== 'name') return;
      const { name } = node;
      const near =
        columns.find(column => column.toLowerCase() === name.toLowerCase()) ??
        (name.length > 2 ? nearest(name, columns) : undefined);
      if (near !== undefined && roleOf(name, this.names) === 'parameter') meant = { name, near };
    });
    const found = meant as { readonly name: string; readonly near: string } | undefined;
    if (found !== undefined)
      return `did you mean the column ${quote(found.near)} by ${quote(found.name)}? Use it in it`;
    const shown = columns.length > 6 ? [...columns.slice(0, 6), '…'] : columns;
    return `use a column in it (${shown.join(', ')})`;
  }

  private tellScalarReduction(raw: RawApply, op: ReductionName): void {
    const range = raw.range;
    if (op === 'min' || op === 'max') {
      this.problems.error(
        range,
        'reduction',
        `With one argument ${quote(op)} runs over the rows of the data, and this is one number; write ${op}(0, …) for the ${op === 'max' ? 'larger' : 'smaller'} of two.`,
      );
    } else if (this.names.columns.size === 0) {
      this.problems.error(
        range,
        'no-columns',
        `${quote(op)} runs over the rows of the data, and there is none; name a file under “data” or write a column such as x = [1, 2, 3].`,
      );
    } else {
      this.problems.error(
        range,
        'reduction',
        `${quote(op)} runs over the rows of the data, and what stands in it is one number; ${this.columnHint(raw)}, or leave ${quote(op)} out.`,
      );
    }
  }
}
