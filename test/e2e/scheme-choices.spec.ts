import { expect, type Page, test } from '@playwright/test';
import { signIn } from './people.ts';

/** A cycle of the demo scheme is cut, counted, taken back, and everything is as it was. */
test.describe.serial('deciding about the data of a scheme', () => {
  test.setTimeout(180_000);
  let officer: Page;
  let digest = '';

  const open = async (tab: string): Promise<void> => {
    await officer.getByRole('list', { name: '组织视图' }).getByRole('link', { name: tab, exact: true }).click();
  };
  /** How many rows are on a cycle, as the list of counts says; 0 when it is not there. */
  const onCycles = () => officer.getByRole('link', { name: /^循环推荐/u });
  const digestNow = async (): Promise<string> =>
    (await officer
      .getByRole('row', { name: /结果摘要/u })
      .locator('[title]')
      .first()
      .getAttribute('title')) ?? '';
  const reanalyse = async (): Promise<void> => {
    const waiting = officer.getByText('有 1 项决定尚未计入');
    await expect(waiting).toBeVisible();
    await officer.getByRole('button', { name: '重新分析' }).click();
    await expect(waiting).toBeHidden({ timeout: 120_000 });
    await expect(officer.getByText(/次分析正在进行|正在分析/u)).toHaveCount(0, { timeout: 120_000 });
  };

  test('the overview counts on every basis', async ({ browser }) => {
    officer = await signIn(browser, 'duyun.market');
    await officer.goto('/schemes');
    await officer
      .getByRole('link', { name: /云上优品/u })
      .first()
      .click();
    const table = officer.getByRole('table', { name: '推荐树（推荐人关系）' });
    for (const basis of ['按账号', '按激活账号', '按人', '按人，除去纯消费者', '按人，除去代家人持有'])
      await expect(table.getByRole('rowheader', { name: new RegExp(`^${basis}`, 'u') }).first()).toBeVisible();
    digest = await digestNow();
    expect(digest).toMatch(/^[0-9a-f]{64}$/u);
  });

  test('a cycle is cut where its row is listed, and the figures change with the next analysis', async () => {
    await open('数据问题');
    await expect(onCycles()).toBeVisible();
    await onCycles().click();
    await officer
      .getByRole('button', { name: /^在此处断开/u })
      .first()
      .click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByRole('textbox').fill('服务器日志显示该推荐人系后台改写');
    await dialog.getByRole('button', { name: /确/u }).click();
    const list = officer.getByRole('table', { name: '数据处理决定' });
    await expect(list.getByText('尚未计入').first()).toBeVisible();
    await reanalyse();
    await expect(list.getByText('已计入').first()).toBeVisible({ timeout: 60_000 });
    await expect(onCycles()).toHaveCount(0);
    await open('概览');
    await expect.poll(digestNow).not.toBe(digest);
  });

  test('revoked, it stays in the list, and the figures return', async () => {
    await open('数据问题');
    await officer
      .getByRole('button', { name: /^撤销 \d+$/u })
      .first()
      .click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByRole('textbox').fill('该推荐人并未被改写');
    await dialog.getByRole('button', { name: /确/u }).click();
    const list = officer.getByRole('table', { name: '数据处理决定' });
    await expect(list.getByText('已撤销').first()).toBeVisible();
    await reanalyse();
    await expect(onCycles()).toBeVisible({ timeout: 60_000 });
    await open('概览');
    await expect.poll(digestNow).toBe(digest);
  });

  test('the time line of the case shows both, with the reasons', async () => {
    await officer.goto('/cases');
    await officer
      .getByRole('link', { name: /云上优品/u })
      .first()
      .click();
    await expect(officer.getByText('作出数据处理决定').first()).toBeVisible();
    await expect(officer.getByText('服务器日志显示该推荐人系后台改写').first()).toBeVisible();
    await expect(officer.getByText('撤销数据处理决定').first()).toBeVisible();
  });
});
