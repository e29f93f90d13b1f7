import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readInScope, type ScopedDb } from './scope.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const SCOPE = { actorId: randomUUID(), area: '5227' };

describe('what a screen reads in one answer', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase(inject('clusterUrl'));
  });
  afterAll(() => database.drop());

  const enterArea = (db: TestDatabase['admin'] | ScopedDb, code: string) =>
    db
      .insertInto('area')
      .values({ code, name: '某县', level: 'county', scope: code, valid_from: '2020-01-01', source: 'test' })
      .execute();
  const countAreas = async (db: ScopedDb): Promise<number> => {
    const { count } = await db
      .selectFrom('area')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  };

  it('fits together, whatever is entered between two of its queries', async () => {
    const [first, second] = await readInScope(database.app, SCOPE, async (db) => {
      const before = await countAreas(db);
      await enterArea(database.admin, '990001');
      return [before, await countAreas(db)];
    });
    expect(second).toBe(first);
    expect(await readInScope(database.app, SCOPE, countAreas)).toBe((first ?? 0) + 1);
  });

  it('changes nothing', async () => {
    await expect(readInScope(database.app, SCOPE, (db) => enterArea(db, '990002'))).rejects.toThrow(/read-only/u);
  });
});
