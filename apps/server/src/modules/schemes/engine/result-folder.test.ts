import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { draftFolder } from './result-folder.ts';
import { putResult, RESULT_FILES } from './result-folder.test-support.ts';

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'result-folder-'));
  folder = join(parent, 'out');
});
afterEach(() => rmSync(parent, { recursive: true }));

const texts = (): string[] => RESULT_FILES.map((file) => readFileSync(join(folder, file), 'utf8'));

describe('the folder of a result', () => {
  test('takes the place of a former one as a whole and leaves nothing beside it', () => {
    putResult(folder, 'old');
    putResult(folder, 'new');
    expect(texts()).toEqual(['new', 'new', 'new', 'new']);
    expect(readdirSync(parent)).toEqual(['out']);
  });

  test('is a new one when the old one was empty, and keeps the permissions of the old one', () => {
    mkdirSync(folder, { mode: 0o750 });
    putResult(folder, 'new');
    expect(texts()).toEqual(['new', 'new', 'new', 'new']);
    expect(statSync(folder).mode & 0o777).toBe(0o750);
    expect(readdirSync(parent)).toEqual(['out']);
  });

  test('keeps what else lies in it', () => {
    putResult(folder, 'old');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    putResult(folder, 'new');
    expect(texts()).toEqual(['new', 'new', 'new', 'new']);
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(folder)).toHaveLength(5);
  });

  test('stays as it was when the draft is given up or cannot take its place', () => {
    putResult(folder, 'old');
    draftFolder(folder).discard();
    const { draft, commit, discard } = draftFolder(folder);
    writeFileSync(join(draft, 'accounts.csv'), 'half');
    expect(commit).toThrow(/ENOENT/u);
    discard();
    expect(texts()).toEqual(['old', 'old', 'old', 'old']);
    expect(readdirSync(parent)).toEqual(['out']);
  });

  test('has no summary while files are replaced one by one among others', () => {
    putResult(folder, 'old');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    const { draft, commit } = draftFolder(folder);
    for (const file of RESULT_FILES) writeFileSync(join(draft, file), 'new');
    // Stands in the way of the second file.
    rmSync(join(folder, 'persons.csv'));
    mkdirSync(join(folder, 'persons.csv'));
    expect(commit).toThrow(/EISDIR|EEXIST|ENOTEMPTY|EPERM/u);
    expect(existsSync(join(folder, 'summary.json'))).toBe(false);
  });

  test('comes back when a run was killed between the two moves of an exchange', () => {
    putResult(folder, 'old');
    renameSync(folder, join(parent, '.out-former'));
    draftFolder(folder).discard();
    expect(texts()).toEqual(['old', 'old', 'old', 'old']);
  });

  test('holds one whole result after kills at random moments', { timeout: 120_000 }, async () => {
    const program = fileURLToPath(new URL('./result-folder.test-support.ts', import.meta.url));
    for (let kill = 0; kill < 20; kill += 1) {
      const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      await pause(Math.random() * 30);
      child.kill('SIGKILL');
      await once(child, 'exit');
      // Either at its place, or the former one waits beside it and comes back with the next run.
      if (!existsSync(folder)) draftFolder(folder).discard();
      const [first, ...others] = texts();
      expect(first).toMatch(/^(\d+)\1{4999}$/u);
      expect(others).toEqual([first, first, first]);
    }
  });
});
