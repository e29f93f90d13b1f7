import { expect, type Page, test } from '@playwright/test';
import { inventMemberTable, toCsv } from '../world/member-table.ts';
import { signIn } from './people.ts';

const SMALL = { accounts: 2_000, levels: 12, largestLine: 800 };
const EARLIER = inventMemberTable('earlier', SMALL);
/** Later data: a member gone, one with another recommender, twelve filled in by the system. */
const LATER = {
  columns: EARLIER.columns,
  rows: [
    ...EARLIER.rows.filter((_, at) => at !== 1_900).map((row, at) => (at === 1_950 ? moved(row) : row)),
    ...Array.from({ length: 12 }, (_, at) => filledIn(at)),
  ],
};

function moved(row: readonly string[]): string[] {
  return row.map((cell, at) => (at === 1 ? 'YP100001' : cell));
}

function filledIn(at: number): string[] {
  const cells = EARLIER.columns.map(() => '');
  cells[0] = `SYS${100 + at}`;
  cells[1] = 'YP100001';
  cells[2] = `用户${at}`;
  cells[7] = '2026-06-30 03:00:00';
  cells[8] = '0.00';
  return cells;
}

/** What an analyst reads of a scheme as a whole, and what became of it between two seizures. */
test.describe.serial('a scheme as a whole', () => {
  test.setTimeout(180_000);
  let officer: Page;
  let address = '';

  test('an officer opens the figures of the demo scheme', async ({ browser }) => {
    officer = await signIn(browser, 'duyun.market');
    await officer.goto('/schemes');
    await officer
      .getByRole('link', { name: /云上优品/u })
      .first()
      .click();
    await officer.getByRole('link', { name: '分析', exact: true }).click();
    await expect(officer.getByRole('heading', { name: '增长' })).toBeVisible();
    await expect(officer.getByRole('img', { name: /从 2025-03 到 .*累计/u })).toBeVisible();
    await expect(officer.getByText(/发展人员的报酬占两者之和/u)).toBeVisible();
    await expect(officer.getByText(/team-remuneration@1/u)).toBeVisible();
  });

  test('the growth is there as a table, and a number opens its accounts', async () => {
    await officer.getByText('以表格查看').click();
    await officer.getByRole('link', { name: /^2025-03:/u }).click();
    const drawer = officer.getByRole('dialog');
    await expect(drawer.getByText(/共 \d+ 个/u)).toBeVisible();
    await expect(drawer.getByRole('row')).not.toHaveCount(1);
    await officer.keyboard.press('Escape');
    await expect(drawer).toHaveCount(0);
  });

  test('accounts of one person below one another are listed with the reason and lead into the structure', async () => {
    await officer.getByRole('link', { name: /^同一人上下相连的账号:/u }).click();
    const drawer = officer.getByRole('dialog');
    await expect(drawer.getByText(/同一人的 \d+ 个账号上下相连/u).first()).toBeVisible();
    await drawer
      .getByRole('link', { name: /在结构中查看/u })
      .first()
      .click();
    await expect(officer).toHaveURL(/\/structure\?account=\d+/u);
    await expect(officer.getByRole('heading', { name: '这条线' })).toBeVisible();
    await expect(officer.getByText('线内账号（含本账号）')).toBeVisible();
  });

  test('two seizures of one scheme are analysed', async () => {
    await officer.goto('/cases');
    await officer
      .getByRole('link', { name: /云上优品/u })
      .first()
      .click();
    const caseAddress = new URL(officer.url()).pathname;
    await seal(officer, '先.csv', toCsv(EARLIER));
    await seal(officer, '后.csv', toCsv(LATER));
    await officer.getByRole('link', { name: '导入会员数据并分析结构' }).click();
    await analyse(officer, '先.csv', true);
    address = new URL(officer.url()).pathname;
    const scheme = address.split('/').at(-1) ?? '';
    await officer.goto(`/schemes/new?case=${caseAddress.split('/').at(-1) ?? ''}&scheme=${scheme}`);
    await analyse(officer, '后.csv', false);
    await expect(officer.getByText(/第 2 次分析/u).first()).toBeVisible({ timeout: 60_000 });
  });

  test('accounts filled in one after the other are pointed out with their figures and the rule', async () => {
    await officer.goto(`${address}/insight`);
    await officer.getByRole('link', { name: /^疑似批量生成的账号:/u }).click();
    await expect(officer.getByRole('dialog').getByText(/12 个账号编号相连，都在 2026-06-30 03:00 注册/u)).toBeVisible();
    await officer.keyboard.press('Escape');
    await expect(officer.getByText(/filled-accounts@1/u)).toBeVisible();
  });

  test('the comparison tells who was added, removed and moved', async () => {
    await officer.getByRole('link', { name: '比较两次数据' }).click();
    await expect(officer.getByText('新增 12', { exact: true })).toBeVisible();
    await officer.getByText('消失 1', { exact: true }).click();
    await expect(officer.getByText(EARLIER.rows[1_900]?.[0] ?? '').first()).toBeVisible();
    await officer.getByText('换了推荐人 1', { exact: true }).click();
    const row = officer.getByRole('row', { name: new RegExp(LATER.rows[1_950]?.[0] ?? '', 'u') });
    await expect(row.getByText('YP100001')).toBeVisible();
  });
});

async function seal(page: Page, name: string, content: string): Promise<void> {
  await page.getByRole('button', { name: '登记证据' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  await dialog.getByLabel('来源介质').fill('服务器硬盘镜像');
  await dialog.getByLabel('提取人').fill('陆思远');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('提取人').fill('蒙晓月');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: '封存并登记' }).click();
  await expect(page.getByText(name).first()).toBeVisible({ timeout: 60_000 });
  await expect(dialog).toHaveCount(0);
}

async function analyse(page: Page, file: string, named: boolean): Promise<void> {
  await page
    .getByRole('button', { name: `选用 ${file}` })
    .first()
    .click();
  if (named) await page.getByLabel('组织名称').fill('先后两份数据的组织');
  await page.getByRole('button', { name: '开始分析' }).click();
  await expect(page).toHaveURL(/\/schemes\/[0-9a-f-]{36}$/u, { timeout: 120_000 });
}
