// Equal trees made one object, so that what is remembered per object (terms, texts, values) is found again from one partial to the next.

import type { Expression } from '../expression';

/** Keeps one object per form. Ranges are not looked at: the first of equal trees stands for all. */
export class Interner {
  private readonly known = new Map<string, Expression>();
  private readonly numbers = new WeakMap<Expression, number>();

  /** The one tree of this form. */
  readonly intern = (node: Expression): Expression => {
    if (this.numbers.has(node)) return node;
    switch (node.kind) {
      case 'number':
        return this.one(`#${node.value}`, node);
      case 'symbol':
        return this.one(`${node.role} ${node.name}`, node);
      case 'call': {
        const args = node.args.map(this.intern);
        return this.one(`${node.fn}(${this.key(args)})`, { ...node, args });
      }
      case 'reduction': {
        const body = this.intern(node.body);
        return this.one(`${node.op} ${node.over} ${this.key([body])}`, { ...node, body });
      }
      case 'evaluation':
        return node;
    }
  };

  private key(nodes: readonly Expression[]): string {
    return nodes.map(node => this.numbers.get(node) ?? '?').join();
  }

  private one(key: string, node: Expression): Expression {
    const known = this.known.get(key);
    if (known) return known;
    this.numbers.set(node, this.known.size);
    this.known.set(key, node);
    return node;
  }
}
