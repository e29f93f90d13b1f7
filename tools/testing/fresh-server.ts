/** Serves a new, empty data folder for the end-to-end tests; the settings come from the environment. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { foreground } from '../setup/runtime.mjs';
import { ROOT } from './parts.ts';

const dataDir = join(ROOT, '.cache', 'e2e-data');
rmSync(dataDir, { recursive: true, force: true });
const main = join(ROOT, 'apps/server/src/cli/main.ts');
process.exitCode = await foreground(process.execPath, [main, 'serve'], {
  env: { ...process.env, QINGYUAN_DATA: dataDir },
  tied: true,
});
