// npm test [-- --quick]: sets up what is missing, then runs every check and every test.
import { join } from 'node:path';
import { foreground, prepare, root } from './runtime.mjs';

process.exitCode = await foreground(prepare(), [join(root, 'tools', 'testing', 'run.ts'), ...process.argv.slice(2)]);
