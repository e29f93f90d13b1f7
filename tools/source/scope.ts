import ts from 'typescript';
import type { Fault } from './faults.ts';
import { lineOf } from './purity.ts';

/** Where the rule holds: the queries of domain modules. */
export const isScopedFile = (file: string): boolean => /^apps\/server\/src\/modules\/.*\.sql\.ts$/.test(file);

/** Exports that may do without a scope, as `file#name`, each with its reason. The list only shrinks. */
export type Unscoped = Readonly<Record<string, string>>;

/** Exported functions of a *.sql.ts that do not begin with `(db, scope, …)`: nothing may be read without a scope. */
export function findUnscoped(file: string, text: string, allowed: Unscoped): readonly Fault[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return exportedFunctions(source).flatMap(({ name, parameters, node }) => {
    const [first, second] = parameters.map((parameter) => parameter.name.getText(source));
    const scoped = /^(db|tx)$/.test(first ?? '') && /^_?scope$/.test(second ?? '');
    if (scoped || Object.hasOwn(allowed, `${file}#${name}`)) return [];
    return [{ file, line: lineOf(source, node), message: `${name} must begin with (db, scope, …)` }];
  });
}

interface ExportedFunction {
  readonly name: string;
  readonly parameters: readonly ts.ParameterDeclaration[];
  readonly node: ts.Node;
}

function exportedFunctions(source: ts.SourceFile): readonly ExportedFunction[] {
  return source.statements.flatMap((node): readonly ExportedFunction[] => {
    if (!isExported(node)) return [];
    if (ts.isFunctionDeclaration(node))
      return [{ name: node.name?.text ?? '', parameters: [...node.parameters], node }];
    if (!ts.isVariableStatement(node)) return [];
    return node.declarationList.declarations.flatMap(({ name, initializer }) => {
      const isFunction = initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
      return isFunction ? [{ name: name.getText(source), parameters: [...initializer.parameters], node }] : [];
    });
  });
}

function isExported(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}
