import ts from 'typescript';
import type { Fault } from './faults.ts';

/** Files that are functions of their input alone. */
export const isPureFile = (file: string): boolean =>
  !/\.(test|test-helper|test-support)\.ts$/.test(file) &&
  (file.startsWith('packages/core/src/') || /\.(rules|policy|workflow)\.ts$/.test(file));

/** Clocks that the linter cannot see: `new Date()` and `Date()` read the time, `new Date(value)` does not. */
export function findHiddenClocks(file: string, text: string): readonly Fault[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const faults: Fault[] = [];
  const visit = (node: ts.Node): void => {
    if (readsClock(node)) faults.push({ file, line: lineOf(source, node), message: 'time is a parameter here' });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return faults;
}

function readsClock(node: ts.Node): boolean {
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return false;
  if (!ts.isIdentifier(node.expression) || node.expression.text !== 'Date') return false;
  return ts.isCallExpression(node) || (node.arguments ?? []).length === 0;
}

export const lineOf = (source: ts.SourceFile, node: ts.Node): number =>
  source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
