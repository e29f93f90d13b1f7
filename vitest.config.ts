import { defineConfig } from 'vitest/config';

/** Pure and file-level tests run in parallel; those that need PostgreSQL share one server (platform/postgres/test-cluster.ts). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,apps}/**/src/**/*.test.{ts,tsx}', '{tools,test,law,bench}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.db.test.ts', 'tools/boundaries/fixtures/**'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['{packages,apps,test}/**/*.db.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['apps/server/src/platform/postgres/test-cluster.ts'],
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
