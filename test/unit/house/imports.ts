// Reads a file's imports from TypeScript's own syntax tree: static, dynamic, re-exports, require and types alike.
import ts from 'typescript';

export interface Import {
  readonly specifier: string;
  /** Erased by the compiler: nothing of it runs. */
  readonly typeOnly: boolean;
}

export function importsOf(file: string, text: string): Import[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const read = importIn(node);
    if (read !== undefined) found.push(read);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function importIn(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) {
    return named(
      node.moduleSpecifier,
      node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
    );
  }
  if (ts.isExportDeclaration(node)) return named(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return named(node.argument.literal, true);
  }
  if (ts.isExternalModuleReference(node)) return named(node.expression, false);
  if (ts.isCallExpression(node) && loads(node.expression)) return named(node.arguments[0], false);
  return undefined;
}

function loads(callee: ts.Expression): boolean {
  return (
    callee.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(callee) && callee.text === 'require')
  );
}

function named(node: ts.Node | undefined, typeOnly: boolean): Import | undefined {
  if (node === undefined) return undefined;
  // A computed name cannot be checked, so it is reported as what it is and allowed nowhere.
  return { specifier: ts.isStringLiteralLike(node) ? node.text : `(${node.getText()})`, typeOnly };
}
