import type { WorldParts } from '../../../../../test/world/seed.ts';
import { migrate, type RoleSecrets } from '../../platform/db/migrate.ts';
import { findOccupancy, hasDemoWorld, markDemoWorld, removeUnfinishedDemoWorld } from './installation.sql.ts';

/** Migrates; a demo world that was cut off in the middle is removed first, so that it is told from the beginning. */
export async function migrateDatabase(adminUrl: string, secrets: RoleSecrets): Promise<readonly string[]> {
  const ran = await migrate(adminUrl, secrets);
  if ((await findOccupancy(adminUrl)) !== 'demo-begun') return ran;
  await removeUnfinishedDemoWorld(adminUrl);
  return migrate(adminUrl, secrets);
}

/** Fills an empty database with the demo world. */
export async function ensureDemoWorld(parts: WorldParts, say: (line: string) => void): Promise<void> {
  if ((await findOccupancy(parts.adminUrl)) !== 'empty') return;
  say('正在装入演示数据… / Loading the demo world…');
  const { seedDemoWorld } = await import('../../../../../test/world/seed.ts');
  await markDemoWorld(parts.adminUrl, 'begun');
  await seedDemoWorld(parts);
  await markDemoWorld(parts.adminUrl, 'done');
}

/** Table of the demo accounts, one a role; empty where the database is somebody's own. */
export async function demoAccountTable(adminUrl: string): Promise<string> {
  if (!(await hasDemoWorld(adminUrl))) return '';
  const { ACCOUNTS, DEMO_PASSWORD } = await import('../../../../../test/world/accounts.ts');
  const rows = ACCOUNTS.flatMap(({ account, shown }) =>
    shown === undefined ? [] : [`  ${account.padEnd(15)} ${shown.zh} / ${shown.en}`],
  );
  return [
    `演示账号（口令均为 ${DEMO_PASSWORD}，动态口令在登录页显示）`,
    `Demo accounts (password ${DEMO_PASSWORD} for all; the sign-in page shows the one-time code)`,
    ...rows,
    '',
  ].join('\n');
}
