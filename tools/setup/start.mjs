// npm start: sets up what is missing, then serves console, tip line and API until Ctrl-C.
import { join } from 'node:path';
import { foreground, prepare, root } from './runtime.mjs';

const main = join(root, 'apps', 'server', 'src', 'cli', 'main.ts');
process.exitCode = await foreground(prepare(), [main, 'serve', ...process.argv.slice(2)], { tied: true });
