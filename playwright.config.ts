import { defineConfig } from '@playwright/test';

const PORT = 8811;
const TIPLINE_PORT = 8812;

/** End-to-end tests run against a server of their own with a fresh demo world, in the system's Chromium. */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.cache/test-results',
  forbidOnly: true,
  fullyParallel: false,
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      // Without a UTF-8 locale Chromium names a download with Chinese in its name just “download”.
      env: { ...process.env, LANG: 'C.UTF-8' },
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  metadata: { tipline: `http://127.0.0.1:${TIPLINE_PORT}` },
  webServer: {
    command: 'node tools/testing/fresh-server.ts',
    url: `http://127.0.0.1:${PORT}/`,
    env: { QINGYUAN_PORT: String(PORT), QINGYUAN_TIPLINE_PORT: String(TIPLINE_PORT) },
    timeout: 240_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
  },
});
