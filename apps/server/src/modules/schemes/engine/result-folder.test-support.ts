import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftFolder } from './result-folder.ts';

export const RESULT_FILES = ['accounts.csv', 'persons.csv', 'findings.csv', 'summary.json'];

/** Puts a result into a folder whose files all hold the same text. */
export function putResult(folder: string, text: string): void {
  const { draft, commit } = draftFolder(folder);
  for (const file of RESULT_FILES) writeFileSync(join(draft, file), text);
  commit();
}

// As a program: replaces the result of a folder again and again until it is killed.
if (import.meta.main) {
  const folder = process.argv[2] ?? '';
  for (let turn = 1; ; turn += 1) {
    putResult(folder, String(turn).repeat(5000));
    if (turn === 1) process.stdout.write('begun\n');
  }
}
