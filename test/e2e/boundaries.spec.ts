import { expect, test } from '@playwright/test';
import { signIn } from './people.ts';

test('a county sees nothing of another county', async ({ browser }) => {
  const fuquan = await signIn(browser, 'fuquan.office');
  await fuquan.goto('/cases');
  const rows = fuquan.getByRole('row');
  await expect(rows.filter({ hasText: '福泉市' }).first()).toBeVisible();
  await expect(rows.filter({ hasText: '都匀市' })).toHaveCount(0);
  await fuquan.goto('/returns/522701/2026-10');
  await expect(fuquan.getByText('404')).toBeVisible();
  await fuquan.context().close();
});

test('an address that does not exist says so and leads back', async ({ browser }) => {
  const page = await signIn(browser, 'longli.office');
  await page.goto('/nowhere');
  await expect(page.getByText('404')).toBeVisible();
  await page.context().close();
});

test('the console speaks English throughout when asked to', async ({ browser }) => {
  const page = await signIn(browser, 'huishui.office');
  await page.getByRole('button', { name: 'EN' }).click();
  await expect(page.getByRole('navigation').first()).toContainText('To do');
  await expect(page.getByRole('navigation').first()).not.toContainText('待办');
  await page.context().close();
});

test('a wrong password is refused in words, without saying whether the account exists', async ({ page }) => {
  const refusals: string[] = [];
  for (const account of ['dushan.office', 'nobody.here']) {
    await page.goto('/sign-in');
    await page.getByLabel('账号').fill(account);
    await page.getByRole('textbox', { name: '密码' }).fill('not-the-password');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    const refusal = page.getByText(/不正确/u);
    await expect(refusal).toBeVisible();
    refusals.push((await refusal.textContent()) ?? '');
  }
  expect(refusals[0]).toBe(refusals[1]);
});
