// run.mjs SCRIPT [args…]: runs a TypeScript file of the project with the project's own Node.
import { resolve } from 'node:path';
import { foreground, prepare, root } from './runtime.mjs';

const [script, ...args] = process.argv.slice(2);
if (!script) {
  process.stderr.write('usage: node tools/setup/run.mjs SCRIPT [args…]\n');
  process.exit(2);
}
process.exitCode = await foreground(prepare(), [resolve(root, script), ...args]);
