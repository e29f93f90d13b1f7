import type { Browser, Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../world/accounts.ts';

/** Signs a demo account in through the sign-in page; the page shows the one-time code. */
export async function signIn(browser: Browser, account: string): Promise<Page> {
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await page.goto('/');
  await page.getByLabel('账号').fill(account);
  await page.getByRole('textbox', { name: '密码' }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  const hint = page.getByText(/当前动态验证码为 \d{6}/u);
  const code = /\d{6}/u.exec((await hint.textContent()) ?? '')?.[0] ?? '';
  await page.getByLabel('动态验证码').fill(code);
  await page.getByRole('button', { name: '验证并登录' }).click();
  await page.getByRole('navigation', { name: '主菜单' }).waitFor();
  return page;
}
