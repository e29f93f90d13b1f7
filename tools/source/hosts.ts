import type { Fault } from './faults.ts';

// Written in pieces, so that this file does not name what it looks for.
const REGISTRIES = [
  ['registry', 'npmjs', 'org'],
  ['registry', 'yarnpkg', 'com'],
  ['registry', 'npmmirror', 'com'],
  ['deb', 'debian', 'org'],
];
const PATTERN = new RegExp(REGISTRIES.map((parts) => parts.join(String.raw`\.`)).join('|'), 'i');

/** A registry's host in a tracked file ties the project to one place; the user's own npm setting decides. */
export function findRegistryHosts(file: string, text: string): readonly Fault[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      PATTERN.test(line) ? [{ file, line: index + 1, message: 'names a package registry' }] : [],
    );
}
