import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { verifyChain } from '../../apps/server/src/modules/audit/index.ts';
import { installAreas } from '../../apps/server/src/modules/jurisdictions/index.ts';
import { openKeyRing } from '../../apps/server/src/platform/crypto/key-ring.ts';
import { createTestDatabase, type TestDatabase } from '../../apps/server/src/platform/db/test-database.ts';
import { openVault } from '../../apps/server/src/platform/files/vault.ts';
import { loadLaw } from '../../apps/server/src/platform/law/law.ts';
import { createLog } from '../../apps/server/src/platform/log/log.ts';
import { LAW_DIR } from '../../apps/server/src/test-server.ts';
import { COUNTIES } from './accounts.ts';
import { seedDemoWorld } from './seed.ts';

describe('the demo world', () => {
  let database: TestDatabase;
  let dataDir: string;

  beforeAll(async () => {
    database = await createTestDatabase(inject('clusterUrl'));
    dataDir = await mkdtemp(join(tmpdir(), 'qingyuan-world-'));
    const keys = await openKeyRing(dataDir);
    await installAreas(database.adminUrl);
    await seedDemoWorld({
      adminUrl: database.adminUrl,
      databaseUrl: database.appUrl,
      keys,
      vault: await openVault(dataDir, keys),
      law: loadLaw(LAW_DIR),
      log: createLog('error'),
      secureCookie: false,
      now: new Date('2026-11-24T03:00:00Z'),
    });
  });
  afterAll(async () => {
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function states(table: 'tip' | 'lead' | 'case_file', county: string): Promise<string[]> {
    const { rows } = await sql<{
      state: string;
    }>`SELECT DISTINCT state FROM ${sql.table(table)} WHERE area_code ^@ ${county} ORDER BY 1`.execute(database.admin);
    return rows.map((row) => row.state);
  }

  it('has online objects of every state, findings of a register, and a place that came back', async () => {
    const distinct = async (table: 'online_object' | 'screening_finding') =>
      (
        await sql<{ state: string }>`SELECT DISTINCT state FROM ${sql.table(table)} ORDER BY 1`.execute(database.admin)
      ).rows.map(({ state }) => state);
    expect(await distinct('online_object')).toEqual(['back', 'dismissed', 'fixed', 'found', 'handled', 'referred']);
    expect(await distinct('screening_finding')).toEqual(['dismissed', 'lead', 'open']);
    const { rows } = await sql<{ places: number }>`SELECT count(*)::int AS places FROM
      (SELECT key FROM lead_mark WHERE kind = 'place' AND shown LIKE '%剑江花园%' GROUP BY key HAVING count(*) = 2) p`.execute(
      database.admin,
    );
    expect(rows[0]?.places).toBe(1);
  });

  it('has rewards from due to paid, refused and under review', async () => {
    const { rows } = await sql<{
      state: string;
    }>`SELECT DISTINCT state FROM reward ORDER BY 1`.execute(database.admin);
    expect(rows.map(({ state }) => state)).toEqual([
      'amount_appealed',
      'approved',
      'due',
      'notified',
      'paid',
      'proposed',
      'refused',
      'reviewed',
    ]);
  });

  it('has tips, leads and cases in all states in several counties', async () => {
    for (const { area } of COUNTIES) {
      expect(await states('tip', area)).toEqual(['accepted', 'asked', 'received', 'rejected']);
      expect(await states('lead', area)).toEqual(['confirmed', 'in_case', 'received', 'refuted', 'verifying']);
      expect(await states('case_file', area)).toEqual(
        expect.arrayContaining([
          'closed',
          'decided',
          'filed',
          'handed_over',
          'investigating',
          'proposed',
          'under_review',
        ]),
      );
    }
  });

  it('has a scheme of 53 levels with a line of 18,000, its member table sealed and one organiser decided', async () => {
    const { rows } = await sql<{ levels: number; decided: string; sealed: string }>`
      SELECT (r.figures #>> '{summary,max_level}')::int AS levels,
             (SELECT count(*) FROM scheme_decision WHERE decision = 'organiser') AS decided,
             (SELECT count(*) FROM evidence_item) AS sealed
      FROM scheme_result r`.execute(database.admin);
    expect(rows).toMatchObject([{ decided: 1, sealed: 1 }]);
  });

  it('left an unbroken audit log, and every event of an officer reached its followers', async () => {
    expect(await verifyChain(database.app)).toMatchObject({ ok: true });
    // What the public's site handed in is picked up by the running server.
    const { rows } = await sql<{
      name: string;
    }>`SELECT DISTINCT name FROM outbox_event WHERE dispatched_at IS NULL`.execute(database.admin);
    expect(rows).toEqual([{ name: 'tip.submitted' }]);
  });
});
