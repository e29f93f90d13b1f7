import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from './people.ts';

/** An invented shop: members with a status, and what they paid, were paid and own in tables of their own; some rows are faulty. */
const SHOP = `-- phpMyAdmin SQL Dump
SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
START TRANSACTION;
CREATE TABLE \`sc_user\` (\`会员编号\` varchar(20), \`推荐人\` varchar(20), \`姓名\` varchar(20), \`状态\` varchar(8), \`注册时间\` datetime);
INSERT INTO \`sc_user\` (\`会员编号\`, \`推荐人\`, \`姓名\`, \`状态\`, \`注册时间\`) VALUES
('S1', '', '甲', '已付款', '2019-01-02 00:00:00'), ('S2', 'S1', '乙', '已付款', '2019-01-03 00:00:00'),
('S3', 'S1', '丙', '未付款', '2019-01-03 00:00:00'), ('S4', 'S9', '丁', '已付款', '2019-01-04 00:00:00'),
('S5', 'S6', '戊', '未付款', '2019-01-05 00:00:00'), ('S6', 'S5', '己', '已付款', '2019-01-05 00:00:00'),
('S2', 'S1', '乙', '已付款', '2019-01-03 00:00:00');
CREATE TABLE \`sc_order\` (\`会员编号\` varchar(20), \`充值金额\` varchar(12));
INSERT INTO \`sc_order\` (\`会员编号\`, \`充值金额\`) VALUES ('S1', '3980.00'), ('S2', '3980.00'), ('S77', '1.00');
CREATE TABLE \`sc_bonus\` (\`会员编号\` varchar(20), \`奖金类型\` varchar(12), \`奖金\` varchar(12));
INSERT INTO \`sc_bonus\` VALUES ('S1', '直推奖', '398.00');
CREATE TABLE \`sc_withdraw\` (\`会员编号\` varchar(20), \`提现金额\` varchar(12));
INSERT INTO \`sc_withdraw\` (\`会员编号\`, \`提现金额\`) VALUES ('S1', '300.00');
CREATE TABLE \`sc_card\` (\`会员编号\` varchar(20), \`银行卡号\` varchar(20));
INSERT INTO \`sc_card\` (\`会员编号\`, \`银行卡号\`) VALUES ('S1', '1111'), ('S3', '1111');
COMMIT;
`;

/** From a dump of five tables to its faults, its figures and a template for the next dump of the same software. */
test.describe.serial('importing the database of a site', () => {
  test.setTimeout(180_000);
  let officer: Page;

  const sealed = async (name: string): Promise<void> => {
    await officer.goto('/cases');
    await officer
      .getByRole('link', { name: /云上优品/u })
      .first()
      .click();
    await officer.getByRole('button', { name: '登记证据' }).click();
    const dialog = officer.getByRole('dialog');
    const buffer = Buffer.from(SHOP.replace("'甲'", `'${name}'`));
    await dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/sql', buffer });
    await dialog.getByLabel('来源介质').fill('商城服务器硬盘镜像');
    for (const who of ['陆思远', '蒙晓月']) {
      await dialog.getByLabel('提取人').fill(who);
      await officer.keyboard.press('Enter');
    }
    await dialog.getByRole('button', { name: '封存并登记' }).click();
    await expect(officer.getByText(name).first()).toBeVisible({ timeout: 60_000 });
    await officer.getByRole('link', { name: '导入会员数据并分析结构' }).click();
    await officer
      .getByRole('button', { name: `选用 ${name}` })
      .first()
      .click();
    await expect(officer.getByRole('region', { name: /前 \d+ 行/u })).toBeVisible({ timeout: 60_000 });
  };
  const join = async (table: string): Promise<void> => {
    await officer.getByRole('combobox', { name: '请选择表' }).click();
    await officer.getByTitle(table, { exact: true }).click();
    await officer.getByRole('button', { name: '添加这张表' }).click();
  };
  const start = async (name: string): Promise<void> => {
    await officer.getByLabel('组织名称').fill(name);
    await officer.getByRole('button', { name: '开始分析' }).click();
    await expect(officer).toHaveURL(/\/schemes\/[0-9a-f-]{36}/u, { timeout: 120_000 });
  };
  const status = (value: string) => officer.getByRole('checkbox', { name: new RegExp(`^${value}（`, 'u') });

  test('its members are recognised, and tables of money and cards are joined to them', async ({ browser }) => {
    officer = await signIn(browser, 'duyun.market');
    await sealed('商城甲.sql');
    await expect(officer.getByText(/还需指定/u)).toHaveCount(0);
    await officer.getByRole('heading', { name: /其他表：充值/u }).click();
    for (const table of ['sc_order', 'sc_withdraw', 'sc_card']) await join(table);
    await expect(officer.getByText(/还要选定会员编号/u)).toHaveCount(0);
  });

  test('all rows are checked, the faults stand by kind, and their list is downloaded', async () => {
    await officer.getByRole('button', { name: '检查全部数据' }).click();
    const panel = officer.getByRole('region', { name: '分析前检查数据' });
    await expect(panel.getByText('检查了 7 行，发现 2 处问题。')).toBeVisible({ timeout: 60_000 });
    await panel.getByText('会员编号重复：1 处').click();
    await expect(panel.getByRole('row', { name: /S2（首次出现在第 2 行）/u })).toBeVisible();
    const [file] = await Promise.all([
      officer.waitForEvent('download'),
      panel.getByRole('link', { name: '下载问题清单（CSV）' }).click(),
    ]);
    const lines = readFileSync(await file.path(), 'utf8').split('\n');
    expect(lines).toContain('上级不存在,4,S4,推荐人,S9,上级不在表中，作为顶点处理');
  });

  test('the status that means paid is chosen, the template saved, and the analysis counts so', async () => {
    await expect(status('已付款')).not.toBeChecked();
    await status('已付款').check();
    await officer.getByRole('heading', { name: '网站程序模板' }).click();
    await officer.getByRole('textbox', { name: '模板名称' }).fill('商城程序（导入测试）');
    await officer.getByRole('button', { name: '保存模板' }).click();
    await expect(officer.getByText('已保存。同样列的表会自动提示套用。')).toBeVisible();
    await start('某商城（五张表）');
    await expect(officer.getByRole('row', { name: /视为已激活的值.*已付款/u })).toBeVisible();
    await officer.getByRole('list', { name: '组织视图' }).getByRole('link', { name: '数据问题' }).click();
    await expect(officer.getByText('sc_order').first()).toBeVisible();
    await expect(officer.getByRole('link', { name: /^循环推荐/u })).toBeVisible();
  });

  test('another dump of the same software takes the template', async () => {
    await sealed('商城乙.sql');
    await officer.getByRole('button', { name: '套用模板“商城程序（导入测试）”' }).click();
    await expect(status('已付款')).toBeChecked();
    await start('另一商城（五张表）');
    await expect(officer.getByRole('row', { name: /视为已激活的值.*已付款/u })).toBeVisible();
  });
});
