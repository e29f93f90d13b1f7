import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../world/accounts.ts';

type Kept = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Sessions of accounts that signed in before: most tests are not about signing in. */
const kept = new Map<string, Kept>();

/** A page of a demo account, signed in through the sign-in page the first time; the page shows the one-time code. */
export async function signIn(browser: Browser, account: string): Promise<Page> {
  const session = kept.get(account);
  const context = await browser.newContext({
    acceptDownloads: true,
    ...(session === undefined ? {} : { storageState: session }),
  });
  const page = await context.newPage();
  const signedIn = page.getByRole('navigation', { name: '主菜单' });
  if (session === undefined) {
    await giveCodes(page, account);
    kept.set(account, await context.storageState());
  } else await page.goto('/');
  await expect(signedIn).toBeVisible({ timeout: 30_000 });
  return page;
}

/** A code works once: whoever signs in a third time within a minute waits for the next one. */
async function giveCodes(page: Page, account: string): Promise<void> {
  const signedIn = page.getByRole('navigation', { name: '主菜单' });
  const refused = page.getByText(/动态验证码不正确或已使用过/u);
  await expect(async () => {
    await giveCode(page, account);
    await expect(signedIn.or(refused)).toBeVisible({ timeout: 30_000 });
    await expect(signedIn).toBeVisible({ timeout: 100 });
  }).toPass({ intervals: [10_000], timeout: 100_000 });
}

async function giveCode(page: Page, account: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('账号').fill(account);
  await page.getByRole('textbox', { name: '密码' }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  const hint = page.getByText(/当前动态验证码为 \d{6}/u);
  const code = /\d{6}/u.exec((await hint.textContent()) ?? '')?.[0] ?? '';
  await page.getByLabel('动态验证码').fill(code);
  await page.getByRole('button', { name: '验证并登录' }).click();
}
