import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from './people.ts';

/** 50,000 members as a real mysqldump wrote them. */
const DUMP = gunzipSync(readFileSync(new URL('../fixtures/tabular/mall-50k.sql.gz', import.meta.url)));

/** From a recovered member table to a signed decision and a report, on the screens. */
test.describe.serial('taking a scheme apart', () => {
  test.setTimeout(180_000);
  let officer: Page;
  let schemeAddress = '';

  test('an officer opens the case of the demo scheme', async ({ browser }) => {
    officer = await signIn(browser, 'duyun.market');
    await officer.goto('/cases');
    await officer
      .getByRole('link', { name: /云上优品/u })
      .first()
      .click();
    await expect(officer.getByRole('heading', { name: '时间线' })).toBeVisible();
  });

  test('a mysqldump of 50,000 members is sealed as evidence', async () => {
    await officer.getByRole('button', { name: '登记证据' }).click();
    const dialog = officer.getByRole('dialog');
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'mall-50k.sql', mimeType: 'application/sql', buffer: DUMP });
    await dialog.getByLabel('来源介质').fill('商城服务器硬盘镜像');
    await dialog.getByLabel('提取人').fill('陆思远');
    await officer.keyboard.press('Enter');
    await dialog.getByLabel('提取人').fill('蒙晓月');
    await officer.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '封存并登记' }).click();
    await expect(officer.getByText('mall-50k.sql').first()).toBeVisible({ timeout: 60_000 });
  });

  test('its columns are recognised, sample rows are masked, and the structure is computed with progress', async () => {
    await officer.getByRole('link', { name: '导入会员数据并分析结构' }).click();
    await officer.getByRole('button', { name: '选用 mall-50k.sql' }).first().click();
    await expect(officer.getByText(/还需指定/u)).toHaveCount(0);
    await expect(officer.getByRole('region', { name: /前 \d+ 行/u })).toBeVisible({ timeout: 60_000 });
    await officer.getByLabel('组织名称').fill('某商城（导入）');
    await officer.getByRole('button', { name: '开始分析' }).click();
    await expect(officer).toHaveURL(/\/schemes\/[0-9a-f-]{36}/u, { timeout: 150_000 });
    schemeAddress = new URL(officer.url()).pathname;
  });

  test('the overview shows every counting basis, the sources’ hashes, the rule and the engine', async () => {
    await expect(officer.getByRole('heading', { name: '各口径合计' })).toBeVisible();
    await expect(officer.getByText(/50,000/u).first()).toBeVisible();
    await expect(officer.getByText(/organise-lead-2013-37@1/u).first()).toBeVisible();
    await expect(officer.getByText(/公通字〔2013〕37号/u).first()).toBeVisible();
    for (const name of [/SHA-256.*[0-9a-f]{16}/u, /SM3.*[0-9a-f]{16}/u])
      await expect(officer.getByRole('row', { name }).first()).toBeVisible();
  });

  test('an organiser is decided with a reason; the decision stands in the case', async () => {
    await officer.goto(`${schemeAddress}/persons`);
    await officer
      .getByRole('button', { name: /^认定 /u })
      .first()
      .click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByText('组织者、领导者', { exact: true }).click();
    await dialog.getByLabel('所起的作用').click();
    await officer.locator('.ant-select-item-option').first().click();
    await dialog.getByRole('textbox', { name: /理由/u }).fill('后台权限、资金账户和证人陈述相互印证。');
    await dialog.getByRole('button', { name: /确\s*定/u }).click();
    await expect(officer.getByText('现行').first()).toBeVisible();
  });

  test('the report for the court is a Word document', async () => {
    await officer.goto(`${schemeAddress}/report`);
    const download = officer.waitForEvent('download');
    await officer
      .getByRole('link', { name: /下载报告/u })
      .first()
      .click();
    const file = readFileSync(await (await download).path());
    expect(file.subarray(0, 2).toString()).toBe('PK');
  });

  test('the time line of the case tells all of it, and the return counts the scheme', async () => {
    await officer.goto('/cases');
    await officer
      .getByRole('link', { name: /云上优品/u })
      .first()
      .click();
    await expect(officer.getByText('登记证据').first()).toBeVisible();
    const month = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Shanghai',
      year: 'numeric',
      month: '2-digit',
    }).format(new Date());
    await officer.goto(`/returns/522701/${month}`);
    await officer.getByRole('button', { name: /查清传销组织 本月/u }).click();
    await expect(officer.getByRole('dialog').getByRole('link', { name: /某商城（导入）/u })).toBeVisible();
  });
});
