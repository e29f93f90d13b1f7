import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseOptions, type IViolation } from 'dependency-cruiser';
import { RULES } from './rules.ts';

/** Every import below `folder` that a rule forbids. Paths in rules are relative to `folder`. */
export async function findTrespasses(folder: string): Promise<readonly IViolation[]> {
  const options: ICruiseOptions = {
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: [...RULES] },
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|packages)/[^/]+/dist/' },
  };
  const roots = ['apps', 'packages'].filter((root) => existsSync(join(folder, root)));
  const { output } = await cruise(roots, options, {
    exportsFields: ['exports'],
    conditionNames: ['import', 'types', 'default'],
    extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
  });
  if (typeof output === 'string') throw new TypeError('dependency-cruiser returned text instead of its result');
  if (output.summary.totalCruised === 0) throw new Error(`no modules found in ${folder}`);
  return output.summary.violations;
}
