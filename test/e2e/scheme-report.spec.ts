import { readFileSync } from 'node:fs';
import { expect, type Download, type Page, test } from '@playwright/test';
import { listTables } from '../../apps/server/src/platform/tabular/index.ts';
import { allRows, bytesSource } from '../../apps/server/src/platform/tabular/test-support.ts';
import { signIn } from './people.ts';

/** The report of the demo scheme: taken out as document and workbook, then its analysis is repeated. */
test.describe.serial('reporting a scheme to the court', () => {
  test.setTimeout(180_000);
  let officer: Page;

  const download = async (name: RegExp): Promise<Download> => {
    const coming = officer.waitForEvent('download');
    await officer.getByRole('link', { name }).click();
    return coming;
  };

  test('the page says what the report holds, part by part', async ({ browser }) => {
    officer = await signIn(browser, 'duyun.market');
    await officer.goto('/schemes');
    await officer
      .getByRole('link', { name: /云上优品/u })
      .first()
      .click();
    await officer.getByRole('link', { name: '报告', exact: true }).click();
    for (const part of ['一、数据来源', '四、数据处理决定', '六、达到标准的人员', '九、本报告的限度'])
      await expect(officer.getByRole('rowheader', { name: part })).toBeVisible();
    await expect(officer.getByRole('row', { name: /五、总体情况.*4 张图/u })).toBeVisible();
  });

  test('the document goes out and leaves a trace', async () => {
    const document = await download(/下载报告/u);
    expect(document.suggestedFilename()).toMatch(/组织结构分析报告\.docx$/u);
    expect(
      readFileSync(await document.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await expect(officer.getByRole('cell', { name: '报告（Word）' }).first()).toBeVisible();
  });

  test('the annex lists every person above the thresholds, with ids masked', async () => {
    const annex = await download(/下载附表/u);
    expect(annex.suggestedFilename()).toMatch(/附表\.xlsx$/u);
    const sheets = await listTables(bytesSource(readFileSync(await annex.path()), 'annex.xlsx'));
    // A sheet without rows is no table: decisions about the data come and go with other tests.
    expect(sheets.map(({ name }) => name).filter((name) => name !== '数据处理决定')).toEqual([
      '说明',
      '口径合计',
      '层级人数',
      '达到标准人员',
      '法定标准',
      '标准对照',
      '处罚和退出',
      '账号路径',
      '数据瑕疵',
      '认定决定',
    ]);
    const persons = sheets.find(({ name }) => name === '达到标准人员');
    if (persons === undefined) throw new Error('no sheet of persons');
    const rows = await allRows(persons);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/\d{17}[\dXx]/u);
    const compared = sheets.find(({ name }) => name === '标准对照');
    if (compared === undefined) throw new Error('no sheet of tests');
    const tests = JSON.stringify(await allRows(compared));
    for (const part of ['立案追诉', '组织、领导传销活动：拘留', '计入的处罚 1 次', 'organise-lead-2013-37@1'])
      expect(tests).toContain(part);
    await expect(officer.getByRole('cell', { name: '附表（Excel）' }).first()).toBeVisible();
  });

  test('repeating the analysis gives the same digest, which stands in the list and in the time line of the case', async () => {
    await officer.getByRole('button', { name: '重复分析' }).click();
    const history = officer.getByRole('table', { name: '重复的记录' });
    await expect(history.getByText('结果相同').first()).toBeVisible({ timeout: 150_000 });
    await expect(history.getByText(/结果摘要 [0-9a-f]{16}…/u).first()).toBeVisible();
    await officer.goto('/cases');
    await officer
      .getByRole('link', { name: /云上优品/u })
      .first()
      .click();
    await expect(officer.getByText('重复分析完成').first()).toBeVisible();
    await expect(officer.getByText('导出结构分析报告').first()).toBeVisible();
  });
});
