import { expect, type Page, test } from '@playwright/test';
import { signIn } from './people.ts';

/** A firm register is imported; a human judges what it points to. */
test.describe.serial('screening', () => {
  let officer: Page;
  const mark = String(Date.now());
  const suspicious = `云合资本运作中心${mark}`;
  const honest = `老街直销门店${mark}`;
  const register = (extra = '') =>
    [
      '企业名称,统一社会信用代码,住所,宣传内容,投诉数,成立日期',
      `${suspicious},,民族路1号,缴纳会员费69800元，发展下线,8,2026-01-05`,
      `${honest},,石板街2号,推荐奖按本人销售额${extra},6,2018-01-05`,
      `坏行商行${mark},123,,,,去年`,
    ].join('\n');

  async function importRegister(content: string): Promise<void> {
    await officer.goto('/screening/imports/new');
    await officer.locator('input[type=file]').setInputFiles({
      name: '企业名册.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(content),
    });
    await officer.getByLabel('清单来源').fill('市场主体登记库');
    await officer.getByRole('button', { name: '上传并校验' }).click();
    await officer.getByRole('button', { name: '确认并开始筛查' }).click();
    await expect(officer.getByText(/发现 \d+ 个企业或网站/u)).toBeVisible();
  }

  const openFinding = async (name: string) => {
    await officer.goto(`/screening?text=${encodeURIComponent(name)}`);
    await officer.getByRole('link', { name, exact: true }).click();
    await expect(officer.getByRole('heading', { name })).toBeVisible();
  };

  test('a list is checked row by row, and its bad rows can be downloaded', async ({ browser }) => {
    officer = await signIn(browser, 'duyun.market');
    await importRegister(register());
    const bad = officer.waitForEvent('download');
    await officer.getByRole('link', { name: '下载错误行' }).click();
    expect((await bad).suggestedFilename()).toBe('错误行-企业名册.csv');
    await officer.getByRole('link', { name: '查看发现' }).click();
    await expect(officer.getByRole('link', { name: suspicious, exact: true })).toBeVisible();
  });

  test('a finding shows every reason with what it rests on, and becomes a lead in one step', async () => {
    await openFinding(suspicious);
    const reasons = officer.getByRole('region', { name: '理由' });
    await expect(reasons.getByText('“会员费”后写明金额 69800 元')).toBeVisible();
    await expect(reasons.getByText('出现：发展下线')).toBeVisible();
    await expect(reasons.getByText('8 件')).toBeVisible();
    await officer.getByRole('button', { name: '转为线索' }).click();
    await officer.getByRole('dialog').getByRole('button', { name: '转为线索' }).click();
    await officer.getByRole('link', { name: '查看线索' }).click();
    await expect(officer.getByText('主动筛查').first()).toBeVisible();
  });

  test('what is dismissed stays dismissed for the same reasons and comes back for a new one', async () => {
    await openFinding(honest);
    await officer.getByRole('button', { name: '排除' }).click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByRole('textbox').fill('持有直销经营许可证，已实地核对。');
    await dialog.getByRole('button', { name: '排除' }).click();
    await expect(officer.getByText('已排除').first()).toBeVisible();
    await importRegister(register());
    await openFinding(honest);
    await expect(officer.getByText('已排除').first()).toBeVisible();
    await expect(officer.getByText('出现 2 次')).toBeVisible();
    await importRegister(register('，另设对碰奖'));
    await openFinding(honest);
    await expect(officer.getByText('待判断').first()).toBeVisible();
    await officer.context().close();
  });
});
