import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { signIn } from './people.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations of WCAG 2.2 A and AA that a machine can find. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate<AxeResults>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  );
  return found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  );
}

test('the public’s site has no fault that a machine can find, on a phone and without JavaScript', async ({
  browser,
}, info) => {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  const tipline = String(info.config.metadata['tipline']);
  await page.goto(tipline);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: '我要举报' }).click();
  expect(await violations(page)).toEqual([]);
  const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
  expect(wide).toBe(false);
});

test('the console’s own pages have no fault that a machine can find', async ({ browser }) => {
  const page = await signIn(browser, 'dushan.office');
  for (const address of ['/todo', '/returns', '/help']) {
    await page.goto(address);
    await page.getByRole('heading').first().waitFor();
    expect(await violations(page), address).toEqual([]);
  }
});
