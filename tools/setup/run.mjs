// run.mjs SCRIPT [args…]: runs a TypeScript file of the project with the project's own Node.
import { resolve } from 'node:path';
import { environment, foreground, LARGE_PAGES, prepare, root } from './runtime.mjs';

const [script, ...args] = process.argv.slice(2);
if (!script) {
  process.stderr.write('usage: node tools/setup/run.mjs SCRIPT [args…]\n');
  process.exit(2);
}
const env = environment(args[0] === 'scheme' ? LARGE_PAGES : {});
process.exitCode = await foreground(prepare(), [resolve(root, script), ...args], { env });
